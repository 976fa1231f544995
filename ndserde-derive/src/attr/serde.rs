//! `#[serde(..)]`, read only as far as the derive must know it: what the attributes mean, and
//! whether they are right, is said by serde's own derive on the hidden copy, which gets them all.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{
    Attribute, Ident, LitStr, Token, WherePredicate,
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    token::Paren,
};

use crate::{side::Side, text::spaced, ty::replace_self};

/// The words of all `#[serde(..)]` attributes of one place.
#[derive(Default)]
pub(crate) struct Serde {
    words: Vec<Word>,
    /// Attributes in a form that only serde can explain.
    unread: Vec<Attribute>,
}

impl Serde {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let mut serde = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
            match attr.parse_args_with(Punctuated::<Word, Token![,]>::parse_terminated) {
                Ok(words) => serde.words.extend(words),
                Err(_) => serde.unread.push(attr.clone()),
            }
        }
        serde
    }

    /// The key where it stands, if it does.
    pub(crate) fn key(&self, name: &str) -> Option<&Ident> {
        self.words.iter().map(|word| &word.key).find(|key| *key == name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.key(name).is_some()
    }

    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Whether `key` stands alone, without a value.
    pub(crate) fn is_bare(&self, name: &str) -> bool {
        self.words.iter().any(|word| word.key == name && matches!(word.value, Value::None))
    }

    /// The value of `key = ".."`.
    pub(crate) fn text(&self, name: &str) -> Option<&LitStr> {
        self.words.iter().filter(|word| word.key == name).find_map(|word| word.value.text())
    }

    /// The value of `key = ".."` or `key(side = "..")`.
    pub(crate) fn side_text(&self, name: &str, side: Side) -> Option<LitStr> {
        self.words.iter().filter(|word| word.key == name).find_map(|word| match &word.value {
            Value::List(words) => words
                .iter()
                .filter(|inner| inner.key == side.word())
                .find_map(|inner| inner.value.text().cloned()),
            value => value.text().cloned(),
        })
    }

    /// The user's own bounds; such that do not parse are serde's to refuse.
    pub(crate) fn bound(&self, side: Side) -> Option<Vec<WherePredicate>> {
        let text = self.side_text("bound", side)?;
        let predicates =
            text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated).ok();
        Some(predicates.into_iter().flatten().collect())
    }

    /// The attributes for the hidden copy: all words but those that `drop` names, and `Self` by
    /// the name of the type.
    pub(crate) fn kept(&self, drop: &[&str], this: &TokenStream) -> TokenStream {
        let unread = &self.unread;
        let words: Vec<_> = self
            .words
            .iter()
            .filter(|word| drop.iter().all(|name| word.key != name))
            .map(|word| word.with_self(this))
            .collect();
        let words = if words.is_empty() { None } else { Some(quote!(#[serde(#(#words),*)])) };
        quote!(#(#unread)* #words)
    }
}

/// `key`, `key = value` or `key(words)`.
struct Word {
    key: Ident,
    value: Value,
}

enum Value {
    None,
    Text(Token![=], LitStr),
    List(Punctuated<Word, Token![,]>),
}

impl Value {
    fn text(&self) -> Option<&LitStr> {
        match self {
            Self::Text(_, text) => Some(text),
            _ => None,
        }
    }
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        let value = if input.peek(Token![=]) {
            Value::Text(input.parse()?, input.parse()?)
        } else if input.peek(Paren) {
            let inner;
            parenthesized!(inner in input);
            Value::List(Punctuated::parse_terminated(&inner)?)
        } else {
            Value::None
        };
        Ok(Self { key, value })
    }
}

/// The attributes whose text is a path, where `Self` would be the hidden copy.
const PATHS: &[&str] = &[
    "default",
    "with",
    "serialize_with",
    "deserialize_with",
    "skip_serializing_if",
    "from",
    "try_from",
    "into",
    "bound",
    "serialize",
    "deserialize",
];

impl Word {
    fn with_self(&self, this: &TokenStream) -> TokenStream {
        let key = &self.key;
        match &self.value {
            Value::None => key.to_token_stream(),
            Value::Text(equals, text) => {
                let text = if PATHS.iter().any(|path| key == path) && says_self(text) {
                    self_text(text, this)
                } else {
                    text.clone()
                };
                quote!(#key #equals #text)
            }
            // The words inside of `rename(..)` are names, where `Self` is a word as any other.
            Value::List(words) if key == "bound" => {
                let words = words.iter().map(|word| word.with_self(this));
                quote!(#key(#(#words),*))
            }
            Value::List(words) => quote!(#key(#words)),
        }
    }
}

impl ToTokens for Word {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let key = &self.key;
        tokens.extend(match &self.value {
            Value::None => quote!(#key),
            Value::Text(equals, text) => quote!(#key #equals #text),
            Value::List(words) => quote!(#key(#words)),
        });
    }
}

fn says_self(text: &LitStr) -> bool {
    text.value().contains("Self")
}

fn self_text(text: &LitStr, this: &TokenStream) -> LitStr {
    match text.parse::<TokenStream>() {
        Ok(tokens) => LitStr::new(&spaced(replace_self(tokens, this)), text.span()),
        Err(_) => text.clone(),
    }
}
