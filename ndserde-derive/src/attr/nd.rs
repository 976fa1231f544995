//! `#[nd(..)]`: this crate's own attributes.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{
    Attribute, Error, Ident, Lit, Path, Token, Type, TypePath,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use crate::{errors::Errors, ty::ungroup};

/// `#[nd(..)]` on a field.
#[derive(Default)]
pub(crate) struct NdField {
    /// Where the field is said to be an array, if it is.
    pub(crate) marked: Option<Path>,
    /// `wire = ..`
    pub(crate) wire: Option<TypePath>,
    /// `cast`, `cast = ".."`
    pub(crate) cast: Option<Rule>,
    /// `plain`
    pub(crate) plain: Option<Ident>,
}

/// `#[nd(..)]` on the type.
#[derive(Default)]
pub(crate) struct NdType {
    /// `wire = ..`
    pub(crate) wire: Option<TypePath>,
    /// `cast`, `cast = ".."`
    pub(crate) cast: Option<Rule>,
    /// `crate = ..`
    pub(crate) krate: Option<Path>,
}

/// The rule by which one dtype becomes another.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    Exact,
    Safe,
    SameKind,
}

impl Rule {
    fn named(name: &str) -> Option<Self> {
        match name {
            "exact" => Some(Self::Exact),
            "safe" => Some(Self::Safe),
            "same_kind" => Some(Self::SameKind),
            _ => None,
        }
    }

    /// The rule's marker in `ndserde::wire`.
    pub(crate) fn marker(self) -> Ident {
        let name = match self {
            Self::Exact => "Exact",
            Self::Safe => "Safe",
            Self::SameKind => "SameKind",
        };
        Ident::new(name, Span::call_site())
    }
}

impl NdField {
    /// Whether the field is marked as an array and nothing more is said: then all of its parts go
    /// through the wire.
    pub(crate) fn is_bare(&self) -> bool {
        self.marked.is_some() && self.wire.is_none() && self.cast.is_none()
    }

    pub(crate) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut nd = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
            let words = words(attr, errors);
            if words.iter().all(|word| word.key != "plain") {
                nd.marked = Some(attr.path().clone());
            }
            for word in words {
                match word.key.to_string().as_str() {
                    "wire" => word.wire_into(&mut nd.wire, errors),
                    "cast" => word.rule_into(&mut nd.cast, errors),
                    "plain" => word.flag_into(&mut nd.plain, errors),
                    _ => errors.at(
                        &word.key,
                        format_args!(
                            "unknown attribute `{}`: on a field write `#[nd]`, `#[nd(wire = ..)]`, \
                             `#[nd(cast)]` or `#[nd(plain)]`",
                            word.key
                        ),
                    ),
                }
            }
        }
        let routed = nd.wire.is_some() || nd.marked.is_some();
        if let Some(plain) = nd.plain.as_ref().filter(|_| routed) {
            errors.at(
                plain,
                "`plain` leaves the field to serde, and the rest of `nd` sends it through a wire: \
                 remove one",
            );
        }
        nd
    }
}

impl NdType {
    pub(crate) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut nd = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
            let words = words(attr, errors);
            if matches!(attr.meta, syn::Meta::Path(_)) {
                errors.at(
                    attr,
                    "a bare `#[nd]` marks a field as an array: on a type write `#[nd(wire = ..)]` \
                     or `#[nd(crate = ..)]`",
                );
            }
            for word in words {
                match word.key.to_string().as_str() {
                    "wire" => word.wire_into(&mut nd.wire, errors),
                    "cast" => word.rule_into(&mut nd.cast, errors),
                    "crate" => word.crate_into(&mut nd.krate, errors),
                    _ => errors.at(
                        &word.key,
                        format_args!(
                            "unknown attribute `{}`: on a type write `#[nd(wire = ..)]`, \
                             `#[nd(cast)]` or `#[nd(crate = ..)]`",
                            word.key
                        ),
                    ),
                }
            }
        }
        nd
    }
}

/// Says that no `#[nd]` belongs here.
pub(crate) fn refuse(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
        errors.at(attr, "`#[nd]` stands on a field or on the type, not on a variant");
    }
}

/// One word inside of the parentheses: `key` or `key = value`.
struct Word {
    key: Ident,
    value: Option<Value>,
}

enum Value {
    Type(Box<Type>),
    Lit(Lit),
}

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.call(Ident::parse_any)?;
        let value = match input.parse::<Option<Token![=]>>()? {
            Some(_) if input.peek(Lit) => Some(Value::Lit(input.parse()?)),
            Some(_) => Some(Value::Type(Box::new(ungroup(&input.parse()?).clone()))),
            None if input.is_empty() || input.peek(Token![,]) => None,
            None => return Err(input.error(format_args!("write `{key} = ..`, or a comma"))),
        };
        Ok(Self { key, value })
    }
}

impl Word {
    fn wire_into(self, slot: &mut Option<TypePath>, errors: &mut Errors) {
        const USAGE: &str = "`wire` takes the path of a wire: `wire = ndserde::wire::Readable`";
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        match self.value {
            Some(Value::Type(ty)) => match *ty {
                Type::Path(path) => *slot = Some(path),
                other => errors.at(other, USAGE),
            },
            Some(Value::Lit(lit)) => errors.at(lit, format_args!("{USAGE}, without quotes")),
            None => errors.at(self.key, USAGE),
        }
    }

    fn rule_into(self, slot: &mut Option<Rule>, errors: &mut Errors) {
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        let name = match self.value {
            None => Ok("exact".to_owned()),
            Some(Value::Lit(Lit::Str(name))) => Ok(name.value()),
            Some(Value::Lit(other)) => Err(other.into_token_stream()),
            Some(Value::Type(other)) => Err(other.into_token_stream()),
        };
        match name.as_deref().map(Rule::named) {
            Ok(Some(rule)) => *slot = Some(rule),
            _ => errors.at(
                name.err().unwrap_or_else(|| self.key.into_token_stream()),
                "write `cast`, `cast = \"safe\"` or `cast = \"same_kind\"`",
            ),
        }
    }

    fn crate_into(self, slot: &mut Option<Path>, errors: &mut Errors) {
        const USAGE: &str = "`crate` takes the path of ndserde: `crate = my_crate::ndserde`";
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        match self.value {
            Some(Value::Type(ty)) => match *ty {
                Type::Path(path) if path.qself.is_none() => *slot = Some(path.path),
                other => errors.at(other, USAGE),
            },
            Some(Value::Lit(lit)) => errors.at(lit, format_args!("{USAGE}, without quotes")),
            None => errors.at(self.key, USAGE),
        }
    }

    fn flag_into(self, slot: &mut Option<Ident>, errors: &mut Errors) {
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        if self.value.is_some() {
            errors.at(&self.key, format_args!("`{}` takes no value", self.key));
        }
        *slot = Some(self.key);
    }
}

fn duplicate(key: &Ident, errors: &mut Errors) {
    errors.at(key, format_args!("`{key}` stands here twice: remove one"));
}

fn words(attr: &Attribute, errors: &mut Errors) -> Vec<Word> {
    let words = match &attr.meta {
        syn::Meta::Path(_) => return Vec::new(),
        syn::Meta::List(list) => {
            list.parse_args_with(Punctuated::<Word, Token![,]>::parse_terminated)
        }
        syn::Meta::NameValue(pair) => {
            Err(Error::new_spanned(&pair.value, "write `#[nd]` or `#[nd(..)]`"))
        }
    };
    words.map_or_else(
        |error| {
            errors.push(error);
            Vec::new()
        },
        |words| words.into_iter().collect(),
    )
}
