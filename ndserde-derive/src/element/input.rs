//! The item that becomes an element, and what kind of element it is.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    Attribute, Data, DataStruct, DeriveInput, Fields, GenericParam, Generics, Ident, LitStr, Type,
    ext::IdentExt, spanned::Spanned,
};

use super::{
    attr::{OnField, OnType},
    choice::Choice,
    newtype::Newtype,
};
use crate::{attr::lints, errors::Errors, private::private};

/// A struct or an enum.
pub(super) struct Input {
    /// The path of ndserde.
    pub(super) krate: TokenStream,
    /// The path of what elements are made of.
    pub(super) element: TokenStream,
    /// The type's own name with its generics.
    pub(super) this: TokenStream,
    pub(super) ident: Ident,
    pub(super) generics: Generics,
    pub(super) nd: OnType,
    /// What the user allows anywhere in the item.
    pub(super) lints: TokenStream,
    /// Whether its fields cannot be borrowed, since they may be unaligned.
    packed: bool,
    /// `None` if that is an error.
    pub(super) kind: Option<Kind>,
}

/// What an element is.
pub(super) enum Kind {
    /// A struct of named fields.
    Record(Vec<Field>),
    /// A struct around one value.
    Newtype(Box<Newtype>),
    /// An enum without fields.
    Choice(Choice),
}

/// A field of a record.
pub(super) struct Field {
    pub(super) ident: Ident,
    /// What documents call it.
    pub(super) name: LitStr,
    pub(super) ty: Type,
    pub(super) default: bool,
}

impl Input {
    pub(super) fn read(item: DeriveInput, errors: &mut Errors) -> Self {
        let nd = OnType::read(&item.attrs, errors);
        let krate = nd.krate.as_ref().map_or_else(|| quote!(::ndserde), ToTokens::to_token_stream);
        refuse_lifetimes(&item.generics, errors);
        let kind = match &item.data {
            Data::Struct(data) => of_struct(&item.ident, data, &nd, errors),
            Data::Enum(data) => Choice::read(&item, data, errors).map(Kind::Choice),
            Data::Union(data) => {
                errors.at(
                    data.union_token,
                    "a union does not say which of its fields it holds: elements are structs and \
                     enums without fields",
                );
                None
            }
        };
        refuse_strangers(&nd, kind.as_ref(), errors);
        let (_, generics, _) = item.generics.split_for_impl();
        let (ident, private) = (&item.ident, private(&krate));
        Self {
            element: quote!(#private::element),
            krate,
            this: quote!(#ident #generics),
            nd,
            lints: all_lints(&item),
            packed: item.attrs.iter().any(is_packed),
            kind,
            ident: item.ident,
            generics: item.generics,
        }
    }

    /// A reference to a field of `self`, with the span of its type.
    pub(super) fn lent(&self, member: impl ToTokens, ty: &Type) -> TokenStream {
        let span = place(ty);
        if self.packed {
            quote_spanned!(span=> &{ self.#member })
        } else {
            quote_spanned!(span=> &self.#member)
        }
    }
}

/// The span of a type, for tokens that the derive writes: names made by a `macro_rules!` could not see
/// them otherwise.
pub(super) fn place(ty: &Type) -> Span {
    Span::call_site().located_at(ty.span())
}

fn of_struct(name: &Ident, data: &DataStruct, nd: &OnType, errors: &mut Errors) -> Option<Kind> {
    match &data.fields {
        Fields::Named(fields) if !fields.named.is_empty() => {
            Some(Kind::Record(named(&fields.named, errors)))
        }
        Fields::Unnamed(fields) => match fields.unnamed.first() {
            Some(field) if fields.unnamed.len() == 1 => {
                Newtype::read(field, nd, errors).map(|newtype| Kind::Newtype(Box::new(newtype)))
            }
            Some(_) => {
                errors.at(
                    &fields.unnamed,
                    "the fields of a record have names: write a struct of named fields, or wrap \
                     one array, `struct Point([f64; 3])`, as a field of a record",
                );
                None
            }
            None => nothing(fields, errors),
        },
        Fields::Named(fields) => nothing(fields, errors),
        Fields::Unit => nothing(name, errors),
    }
}

fn nothing(tokens: impl ToTokens, errors: &mut Errors) -> Option<Kind> {
    errors.at(tokens, "an element has memory, and this struct has no fields");
    None
}

fn named<'a>(list: impl IntoIterator<Item = &'a syn::Field>, errors: &mut Errors) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for field in list {
        let OnField { rename, default } = OnField::read(&field.attrs, errors);
        let Some(ident) = field.ident.clone() else { continue };
        let name = rename.unwrap_or_else(|| LitStr::new(&ident.unraw().to_string(), ident.span()));
        let text = name.value();
        if let Some(other) = fields.iter().find(|other| other.name.value() == text) {
            let other = &other.ident;
            errors.at(
                &name,
                format_args!("the field `{other}` is called {text:?} too: rename one of them"),
            );
        }
        fields.push(Field { ident, name, ty: field.ty.clone(), default: default.is_some() });
    }
    fields
}

fn refuse_lifetimes(generics: &Generics, errors: &mut Errors) {
    for param in &generics.params {
        if let GenericParam::Lifetime(param) = param {
            errors.at(
                &param.lifetime,
                "an element owns what it holds, so that arrays of it can be read: use types \
                 without lifetimes",
            );
        }
    }
}

/// Attributes that mean nothing on this kind of element.
fn refuse_strangers(nd: &OnType, kind: Option<&Kind>, errors: &mut Errors) {
    let Some(kind) = kind else { return };
    if !matches!(kind, Kind::Record(_)) {
        if let Some(key) = &nd.ignore_unknown {
            errors
                .at(key, "`ignore_unknown` is for records: this element has no fields with names");
        }
        if let Some(key) = &nd.pod {
            errors.at(key, "`pod` is for records: a newtype is cast by `transparent`");
        }
    }
    if matches!(kind, Kind::Newtype(_)) {
        return;
    }
    if let Some(text) = &nd.dtype {
        errors.at(text, "`dtype` is for newtypes around an i64: `struct Time(i64);`");
    }
    if let Some(key) = &nd.transparent {
        errors.at(key, "`transparent` is for newtypes: `struct Metres(f64);`");
    }
}

/// The lints of the whole item, so that a deprecated type, or one that allows what its parts do, does
/// not warn a second time.
fn all_lints(item: &DeriveInput) -> TokenStream {
    let of_parts: Vec<TokenStream> = match &item.data {
        Data::Struct(data) => data.fields.iter().map(|field| lints(&field.attrs)).collect(),
        Data::Enum(data) => data.variants.iter().map(|variant| lints(&variant.attrs)).collect(),
        Data::Union(_) => Vec::new(),
    };
    let own = lints(&item.attrs);
    quote!(#own #(#of_parts)*)
}

fn is_packed(attr: &Attribute) -> bool {
    attr.path().is_ident("repr") && attr.meta.to_token_stream().to_string().contains("packed")
}
