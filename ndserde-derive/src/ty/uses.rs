//! Which generic parameters a type uses.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericParam, Generics, Ident};

/// The names of the type and const parameters.
pub(crate) fn params(generics: &Generics) -> Vec<&Ident> {
    let params = generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    });
    params.collect()
}

/// Whether one of the names stands anywhere in the tokens.
pub(crate) fn uses_any(tokens: &impl ToTokens, names: &[&Ident]) -> bool {
    fn any(tokens: TokenStream, names: &[&Ident]) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => names.contains(&&ident),
            TokenTree::Group(group) => any(group.stream(), names),
            _ => false,
        })
    }
    any(tokens.to_token_stream(), names)
}

/// Puts `'static` in the place of the parameters' lifetimes, for constants that have none.
pub(crate) fn replace_lifetimes(tokens: TokenStream, generics: &Generics) -> TokenStream {
    let lifetimes: Vec<_> = generics.lifetimes().map(|param| &param.lifetime.ident).collect();
    let mut apostrophe = false;
    let replaced = tokens.into_iter().map(|token| {
        let after = std::mem::replace(
            &mut apostrophe,
            matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\''),
        );
        match token {
            TokenTree::Ident(ident) if after && lifetimes.contains(&&ident) => {
                Ident::new("static", ident.span()).into()
            }
            TokenTree::Group(group) => {
                let inner = replace_lifetimes(group.stream(), generics);
                let mut replacement = Group::new(group.delimiter(), inner);
                replacement.set_span(group.span());
                replacement.into()
            }
            other => other,
        }
    });
    replaced.collect()
}
