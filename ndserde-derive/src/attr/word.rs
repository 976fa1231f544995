//! The words of `#[nd(..)]`: `key`, or `key = value`.

use std::fmt::Display;

use syn::{
    Attribute, Error, Ident, Lit, LitStr, Path, Token, Type, TypePath,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use crate::{errors::Errors, ty::ungroup};

/// One word inside of the parentheses: `key` or `key = value`.
pub(crate) struct Word {
    pub(crate) key: Ident,
    pub(crate) value: Option<Value>,
}

/// What follows the key.
pub(crate) enum Value {
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
    pub(crate) fn wire_into(self, slot: &mut Option<TypePath>, errors: &mut Errors) {
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

    pub(crate) fn crate_into(self, slot: &mut Option<Path>, errors: &mut Errors) {
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

    /// `usage` says what the key takes.
    pub(crate) fn text_into(
        self,
        slot: &mut Option<LitStr>,
        usage: impl Display,
        errors: &mut Errors,
    ) {
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        match self.value {
            Some(Value::Lit(Lit::Str(text))) => *slot = Some(text),
            Some(Value::Lit(other)) => errors.at(other, usage),
            Some(Value::Type(other)) => errors.at(other, usage),
            None => errors.at(self.key, usage),
        }
    }

    pub(crate) fn flag_into(self, slot: &mut Option<Ident>, errors: &mut Errors) {
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        if self.value.is_some() {
            errors.at(&self.key, format_args!("`{}` takes no value", self.key));
        }
        *slot = Some(self.key);
    }
}

/// The error for a duplicate key.
pub(crate) fn duplicate(key: &Ident, errors: &mut Errors) {
    errors.at(key, format_args!("`{key}` stands here twice: remove one"));
}

/// The words of one attribute.
pub(crate) fn words(attr: &Attribute, errors: &mut Errors) -> Vec<Word> {
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
