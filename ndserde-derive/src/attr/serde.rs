//! `#[serde(..)]`, read only as far as the derive must know it: what the attributes mean, and
//! whether they are right, is said by serde's own derive on the hidden copy, which gets them all.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    Attribute, Ident, LitStr, Token, WherePredicate,
    ext::IdentExt,
    parenthesized,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
    spanned::Spanned,
    token::Paren,
};

use crate::{side::Side, text::spaced, tokens::replace_self};

/// All `#[serde(..)]` attributes of one place.
#[derive(Default)]
pub(crate) struct Serde {
    attributes: Vec<(Attribute, Words)>,
}

/// The words of one attribute; none where only serde can explain it.
type Words = Option<Vec<Word>>;

impl Serde {
    pub(crate) fn read(attrs: &[Attribute]) -> Self {
        let attributes = attrs.iter().filter(|attr| attr.path().is_ident("serde")).map(|attr| {
            let words = attr.parse_args_with(Punctuated::<Word, Token![,]>::parse_terminated);
            (attr.clone(), words.ok().map(|words| words.into_iter().collect()))
        });
        Self { attributes: attributes.collect() }
    }

    fn words(&self) -> impl Iterator<Item = &Word> {
        self.attributes.iter().filter_map(|(_, words)| words.as_ref()).flatten()
    }

    /// The key, if it is there.
    pub(crate) fn key(&self, name: &str) -> Option<&Ident> {
        self.words().map(|word| &word.key).find(|key| *key == name)
    }

    /// All keys, in the order of the source.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Ident> {
        self.words().map(|word| &word.key)
    }

    /// The values of all `key = ".."`.
    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = &LitStr> {
        self.words().filter(move |word| word.key == name).filter_map(|word| word.value.text())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.key(name).is_some()
    }

    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Whether `key` is there without a value.
    pub(crate) fn is_bare(&self, name: &str) -> bool {
        self.words().any(|word| word.key == name && matches!(word.value, Value::None))
    }

    /// The value of `key = ".."`.
    pub(crate) fn text(&self, name: &str) -> Option<&LitStr> {
        self.words().filter(|word| word.key == name).find_map(|word| word.value.text())
    }

    /// The value of `key = ".."` or `key(side = "..")`.
    pub(crate) fn side_text(&self, name: &str, side: Side) -> Option<LitStr> {
        self.words().filter(|word| word.key == name).find_map(|word| match &word.value {
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
    /// the name of the type. What needs no change is not written again, and errors point there.
    pub(crate) fn kept(&self, drop: &[&str], this: &TokenStream) -> TokenStream {
        let attributes = self.attributes.iter().filter_map(|(attribute, words)| {
            let Some(words) = words else { return Some(attribute.to_token_stream()) };
            let dropped = |word: &&Word| drop.iter().any(|name| word.key == name);
            if !words.iter().any(|word| dropped(&word) || word.says_self()) {
                return Some(attribute.to_token_stream());
            }
            let kept = words.iter().filter(|word| !dropped(word));
            let kept: Vec<_> = kept.map(|word| word.with_self(this)).collect();
            let span = attribute.span();
            (!kept.is_empty()).then(|| quote_spanned!(span=> #[serde(#(#kept),*)]))
        });
        attributes.collect()
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
    fn says_self(&self) -> bool {
        match &self.value {
            Value::None => false,
            Value::Text(_, text) => says_self(text),
            Value::List(words) => words.iter().any(Self::says_self),
        }
    }

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
