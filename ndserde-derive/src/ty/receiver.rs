//! `Self` by the name of the type, for places where `Self` is another type.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

/// Puts the type's own name in the place of `Self`; `this` is that name with its generics.
pub(crate) fn replace_self(tokens: TokenStream, this: &TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut replaced = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                // `Self::LEN` needs the brackets where the name has generics.
                let path = matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == ':');
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
