//! `#[schemars(..)]` and what else schemars' derive reads, which the hidden copy gets as it is.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Ident, LitStr, Meta};

/// Everything of one place that schemars reads, but serde's attributes.
#[derive(Default)]
pub(crate) struct Schemars {
    attributes: Vec<Attribute>,
}

impl Schemars {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        const NAMES: &[&str] = &["doc", "deprecated", "schemars", "validate", "garde"];
        let read = |attr: &&Attribute| NAMES.iter().any(|name| attr.path().is_ident(name));
        Self { attributes: attrs.iter().filter(read).cloned().collect() }
    }

    /// The attributes for the hidden copy.
    pub(crate) fn kept(&self) -> TokenStream {
        let attributes = &self.attributes;
        quote!(#(#attributes)*)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.words().any(|word| key(&word).is_some_and(|key| key == name))
    }

    /// The value of `key = ".."`.
    pub(crate) fn text(&self, name: &str) -> Option<LitStr> {
        let word = self.words().find(|word| key(word).is_some_and(|key| key == name))?;
        let value = word.into_iter().nth(2)?;
        syn::parse2(value.into()).ok()
    }

    /// The words of all `#[schemars(..)]`; their values may be any expression.
    fn words(&self) -> impl Iterator<Item = Vec<TokenTree>> {
        let own = self.attributes.iter().filter(|attr| attr.path().is_ident("schemars"));
        own.flat_map(|attr| match &attr.meta {
            Meta::List(list) => {
                let tokens: Vec<_> = list.tokens.clone().into_iter().collect();
                let is_comma =
                    |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ',');
                tokens.split(is_comma).map(<[_]>::to_vec).collect()
            }
            _ => Vec::new(),
        })
    }
}

fn key(word: &[TokenTree]) -> Option<&Ident> {
    match word.first() {
        Some(TokenTree::Ident(key)) => Some(key),
        _ => None,
    }
}
