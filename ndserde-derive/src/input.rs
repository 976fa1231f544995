//! The item that the derive stands on, with all that its attributes say.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Generics, Ident, Member, Type, TypePath};

use crate::{
    attr::{NdField, NdType, Serde, lints, refuse},
    errors::Errors,
    ty::mentions_array,
};

/// A struct or an enum.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) nd: NdType,
    pub(crate) serde: Serde,
    /// What the user allows in the item.
    pub(crate) lints: TokenStream,
    /// `#[repr(..)]`, which decides how serde may refer to the fields.
    pub(crate) repr: Vec<Attribute>,
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Struct(Fields),
    Enum(Vec<Variant>),
}

pub(crate) struct Variant {
    pub(crate) ident: Ident,
    pub(crate) serde: Serde,
    pub(crate) lints: TokenStream,
    pub(crate) fields: Fields,
}

pub(crate) struct Fields {
    pub(crate) style: Style,
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
    pub(crate) lints: TokenStream,
    /// Whether the type is an array by its written form.
    pub(crate) named_array: bool,
}

impl Input {
    /// Reads the item; a union is an error, and has no fields here.
    pub(crate) fn read(item: DeriveInput, errors: &mut Errors) -> Self {
        let nd = NdType::read(&item.attrs, errors);
        let body = match &item.data {
            Data::Struct(data) => Body::Struct(Fields::read(&data.fields, errors)),
            Data::Enum(data) => {
                let variants = data.variants.iter();
                Body::Enum(variants.map(|variant| Variant::read(variant, errors)).collect())
            }
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    "serde has no unions: ndserde's derives are for structs and enums",
                );
                Body::Enum(Vec::new())
            }
        };
        let repr = item.attrs.iter().filter(|attr| attr.path().is_ident("repr")).cloned();
        Self {
            nd,
            serde: Serde::read(&item.attrs),
            lints: lints(&item.attrs),
            repr: repr.collect(),
            ident: item.ident,
            generics: item.generics,
            body,
        }
    }

    /// The type's own name with its generics.
    pub(crate) fn this(&self) -> TokenStream {
        let ident = &self.ident;
        let (_, generics, _) = self.generics.split_for_impl();
        quote!(#ident #generics)
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
            Body::Enum(variants) => variants
                .iter()
                .flat_map(|variant| variant.fields.list.iter().map(move |f| (f, Some(variant))))
                .collect(),
        }
    }

    /// The variants of an enum; none in a struct.
    pub(crate) fn variants(&self) -> &[Variant] {
        match &self.body {
            Body::Struct(_) => &[],
            Body::Enum(variants) => variants,
        }
    }
}

impl Variant {
    fn read(variant: &syn::Variant, errors: &mut Errors) -> Self {
        refuse(&variant.attrs, errors);
        Self {
            ident: variant.ident.clone(),
            serde: Serde::read(&variant.attrs),
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
        let list = fields.iter().zip(fields.members());
        Self {
            style,
            list: list.map(|(field, member)| Field::read(field, member, errors)).collect(),
        }
    }

    /// Whether there is one field without a name.
    pub(crate) fn is_newtype(&self) -> bool {
        self.style == Style::Tuple && self.list.len() == 1
    }
}

impl Field {
    fn read(field: &syn::Field, member: Member, errors: &mut Errors) -> Self {
        Self {
            member,
            nd: NdField::read(&field.attrs, errors),
            serde: Serde::read(&field.attrs),
            lints: lints(&field.attrs),
            named_array: mentions_array(&field.ty),
            ty: field.ty.clone(),
        }
    }
}
