//! `#[allow(..)]`: what the user allows in the item is allowed in its copy.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Meta};

/// The attributes that quiet the copy as much as the item, and no more: under `#![forbid(..)]` an
/// `allow` that the user did not write would be an error.
pub(crate) fn lints(attrs: &[Attribute]) -> TokenStream {
    let lints = attrs.iter().filter_map(|attr| match &attr.meta {
        Meta::List(list) if list.path.is_ident("allow") || list.path.is_ident("expect") => {
            let lints = &list.tokens;
            Some(quote!(#[allow(#lints)]))
        }
        meta if meta.path().is_ident("deprecated") => Some(quote!(#[allow(deprecated)])),
        _ => None,
    });
    lints.collect()
}
