//! What the `impl`s ask of type parameters.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::column::{Column, Fallback, Form};
use crate::{
    input::Input,
    private::private,
    side::Side,
    tokens::{params, uses_any},
};

/// The lifetime of the input.
pub(super) fn de() -> TokenStream {
    quote!('__nd_de)
}

/// The `where` clause: the item's own, and one bound for each field with a type parameter in it.
pub(super) fn clause(input: &Input, columns: &[Column], side: Side) -> TokenStream {
    let names = params(&input.generics);
    let (krate, private, de) = (&input.krate, private(&input.krate), de());
    let own = input.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let mut predicates: Vec<_> = own.map(ToTokens::to_token_stream).collect();
    for Column { ty, form, default, .. } in columns {
        if !uses_any(ty, &names) {
            continue;
        }
        if let Some(Form::Optional { inner, .. }) = form {
            predicates.push(match side {
                Side::Serialize => quote!(#inner: #private::ColumnItem),
                Side::Deserialize => quote!(#inner: #private::ReadColumnItem<#de>),
            });
        }
        predicates.extend(form.as_ref().map(|form| match (form, side) {
            (Form::Array(_), Side::Serialize) => quote!(#ty: #private::ColumnItem),
            (Form::Array(_), Side::Deserialize) => quote!(#ty: #private::ReadColumnItem<#de>),
            (Form::Elements(_), Side::Serialize) => quote!(#ty: #private::SequenceItem),
            (Form::Elements(_), Side::Deserialize) => quote!(#ty: #private::ReadSequenceItem),
            (Form::Plain, Side::Serialize) => quote!(#ty: #private::serde::Serialize),
            (Form::Plain, Side::Deserialize) => quote!(#ty: #private::serde::Deserialize<#de>),
            (Form::List(route) | Form::Optional { route, .. }, Side::Serialize) => {
                quote!(#ty: #krate::field::SerializeBy<#route>)
            }
            (Form::List(route) | Form::Optional { route, .. }, Side::Deserialize) => {
                quote!(#ty: #krate::field::DeserializeBy<#de, #route>)
            }
        }));
        let defaults = matches!((form, default), (_, Some(Fallback::Default)) | (None, None));
        if side == Side::Deserialize && defaults {
            predicates.push(quote!(#ty: ::core::default::Default));
        }
    }
    if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates,)*) }
}
