//! Names inside of tokens: `Self`, and the item's parameters.

use proc_macro2::{Group, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Generics, Ident};

/// Puts the type's own name in the place of `Self`, for places where `Self` is another type;
/// `this` is that name with its generics.
pub(crate) fn replace_self(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut replaced = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                // `Self::LEN` needs brackets where the name has generics; `Self: Sized` has one
                // colon, which stands alone.
                let path = matches!(
                    tokens.peek(),
                    Some(TokenTree::Punct(p)) if p.as_char() == ':' && p.spacing() == Spacing::Joint
                );
                replaced.extend(if path { quote!(<#this>) } else { this.clone() });
            }
            TokenTree::Group(group) => {
                let inner = replace_self(group.stream(), this);
                let mut replacement = Group::new(group.delimiter(), inner);
                replacement.set_span(group.span());
                replaced.extend([TokenTree::from(replacement)]);
            }
            other => replaced.extend([other]),
        }
    }
    replaced
}

/// The names of the type and const parameters.
pub(crate) fn params(generics: &Generics) -> Vec<&Ident> {
    let params = generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    });
    params.collect()
}

/// Whether one of the names is anywhere in the tokens.
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
