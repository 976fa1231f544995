//! The item that the derive is on, with its attributes and what follows from them, once for every later
//! step.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Attribute, Data, DeriveInput, Generics, Ident, Member, Path, Type, TypePath, spanned::Spanned,
};

use crate::{
    attr::{NdField, NdType, Schemars, Serde, lints, refuse},
    errors::Errors,
    private::private,
    side::Side,
    ty::mentions_array,
};

/// A struct or an enum.
pub(crate) struct Input {
    pub(crate) side: Side,
    /// The path of ndserde.
    pub(crate) krate: TokenStream,
    /// The path of serde.
    pub(crate) serde_path: TokenStream,
    /// The type's own name with its generics.
    pub(crate) this: TokenStream,
    /// Where the item begins.
    pub(crate) span: Span,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) nd: NdType,
    pub(crate) serde: Serde,
    pub(crate) schemars: Schemars,
    /// What the user allows in the item.
    pub(crate) lints: TokenStream,
    /// `#[repr(..)]`, which decides how serde may refer to the fields.
    pub(crate) repr: Vec<Attribute>,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Struct(Fields),
    Enum {
        /// The span of the braces.
        span: Span,
        variants: Vec<Variant>,
    },
}

pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) serde: Serde,
    pub(crate) schemars: Schemars,
    pub(crate) lints: TokenStream,
    pub(crate) fields: Fields,
}

pub(crate) struct Fields {
    pub(crate) style: Style,
    /// The span of the braces or parentheses.
    pub(crate) span: Span,
    pub(crate) list: Vec<Field>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Unit,
}

pub(crate) struct Field {
    /// The name, or the index in a tuple.
    pub(crate) member: Member,
    pub(crate) ty: Type,
    pub(crate) nd: NdField,
    pub(crate) serde: Serde,
    pub(crate) schemars: Schemars,
    pub(crate) lints: TokenStream,
    /// Whether the type names an array.
    pub(crate) named_array: bool,
    pub(crate) route: Route,
}

/// How a field reaches its bytes.
pub(crate) enum Route {
    /// By the routes of its parts, of which this is the type: a wire, or a mirror of the field's
    /// own type with wires and `Plain` in it.
    Wire {
        route: TokenStream,
        /// The parts that are left to serde, as far as can be seen.
        plain: Vec<Type>,
    },
    /// A `Vec` of structs, by columns.
    Columns,
    /// Sequences of elements, each as one array by this wire.
    Elements(TokenStream),
    /// By serde, as far as can be seen; a walk over its type holds that it hides no array.
    Serde,
    /// As the user says; this is not looked into.
    Unchecked,
}

impl Input {
    /// Reads the item; a union is an error, and has no fields here.
    pub(crate) fn read(item: DeriveInput, side: Side, errors: &mut Errors) -> Self {
        let nd = NdType::read(&item.attrs, errors);
        let serde = Serde::read(&item.attrs);
        let krate = nd.krate.as_ref().map_or_else(|| quote!(::ndserde), ToTokens::to_token_stream);
        // What is no path is serde's to refuse.
        let own_serde = serde.text("crate").and_then(|text| text.parse::<Path>().ok());
        let private = private(&krate);
        let serde_path =
            own_serde.map_or_else(|| quote!(#private::serde), ToTokens::into_token_stream);
        let span = match &item.data {
            Data::Struct(data) => data.struct_token.span,
            Data::Enum(data) => data.enum_token.span,
            Data::Union(data) => data.union_token.span,
        };
        let body = match &item.data {
            Data::Struct(data) => Body::Struct(Fields::read(&data.fields, errors)),
            Data::Enum(data) => {
                let variants = data.variants.iter();
                Body::Enum {
                    span: data.brace_token.span.join(),
                    variants: variants.map(|variant| Variant::read(variant, errors)).collect(),
                }
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    "serde has no unions: ndserde's derives are for structs and enums",
                );
                Body::Enum { span, variants: Vec::new() }
            }
        };
        let repr = item.attrs.iter().filter(|attr| attr.path().is_ident("repr")).cloned();
        let ident = &item.ident;
        let (_, generics, _) = item.generics.split_for_impl();
        Self {
            side,
            krate,
            serde_path,
            this: quote!(#ident #generics),
            span: item.attrs.first().map_or(span, Spanned::span),
            nd,
            serde,
            schemars: Schemars::read(&item.attrs),
            lints: lints(&item.attrs),
            repr: repr.collect(),
            ident: item.ident,
            generics: item.generics,
            body,
        }
    }

    /// The wires that the attributes name.
    pub(crate) fn wires(&self) -> Vec<&TypePath> {
        let of_fields = self.fields().into_iter().filter_map(|(field, _)| field.nd.wire.as_ref());
        self.nd.wire.iter().chain(of_fields).collect()
    }

    /// Every field, with the variant that it is in.
    pub(crate) fn fields(&self) -> Vec<(&Field, Option<&Variant>)> {
        match &self.body {
            Body::Struct(fields) => fields.list.iter().map(|field| (field, None)).collect(),
            Body::Enum { variants, .. } => variants
                .iter()
                .flat_map(|variant| variant.fields.list.iter().map(move |f| (f, Some(variant))))
                .collect(),
        }
    }

    /// The variants of an enum; none in a struct.
    pub(crate) fn variants(&self) -> &[Variant] {
        match &self.body {
            Body::Struct(_) => &[],
            Body::Enum { variants, .. } => variants,
        }
    }
}

impl Body {
    pub(crate) fn fields_mut(&mut self) -> Vec<&mut Field> {
        match self {
            Self::Struct(fields) => fields.list.iter_mut().collect(),
            Self::Enum { variants, .. } => {
                variants.iter_mut().flat_map(|variant| &mut variant.fields.list).collect()
            }
        }
    }
}

impl Variant {
    fn read(variant: &syn::Variant, errors: &mut Errors) -> Self {
        refuse(&variant.attrs, errors);
        Self {
            ident: variant.ident.clone(),
            serde: Serde::read(&variant.attrs),
            schemars: Schemars::read(&variant.attrs),
            lints: lints(&variant.attrs),
            fields: Fields::read(&variant.fields, errors),
        }
    }
}

impl Fields {
    fn read(fields: &syn::Fields, errors: &mut Errors) -> Self {
        let style = match fields {
            syn::Fields::Named(_) => Style::Named,
            syn::Fields::Unnamed(_) => Style::Tuple,
            syn::Fields::Unit => Style::Unit,
        };
        let span = match fields {
            syn::Fields::Named(fields) => fields.brace_token.span.join(),
            syn::Fields::Unnamed(fields) => fields.paren_token.span.join(),
            syn::Fields::Unit => Span::call_site(),
        };
        let list = fields.iter().zip(fields.members());
        Self {
            style,
            span,
            list: list.map(|(field, member)| Field::read(field, member, errors)).collect(),
        }
    }

    /// Whether there is one field without a name.
    pub(crate) fn is_newtype(&self) -> bool {
        self.style == Style::Tuple && self.list.len() == 1
    }
}

impl Field {
    /// Where the field begins.
    pub(crate) fn span(&self) -> Span {
        match &self.member {
            Member::Named(name) => name.span(),
            Member::Unnamed(_) => self.ty.span(),
        }
    }

    fn read(field: &syn::Field, member: Member, errors: &mut Errors) -> Self {
        Self {
            member,
            nd: NdField::read(&field.attrs, errors),
            serde: Serde::read(&field.attrs),
            schemars: Schemars::read(&field.attrs),
            lints: lints(&field.attrs),
            named_array: mentions_array(&field.ty),
            ty: field.ty.clone(),
            // Until all of the item is read.
            route: Route::Unchecked,
        }
    }
}
