//! The words of the layouts.

use alloc::borrow::Cow;
use core::str::FromStr;

use super::key::LayoutKey;
use crate::{
    byteorder::ByteOrder,
    content::Content,
    error::{Error, Quoted},
    number::Number,
    order::Order,
};

/// The text of a word.
pub(super) fn text<'a>(key: LayoutKey, value: &'a Content<'_>) -> Result<Cow<'a, str>, Error> {
    value.as_word().ok_or_else(|| {
        let name = key.name();
        Error::custom(format_args!("{value}, expected the {name} of an array as a string"))
    })
}

/// A word that is one of these and says nothing more.
pub(super) fn fixed(key: LayoutKey, value: &Content<'_>, known: &str) -> Result<(), Error> {
    let word = text(key, value)?;
    if word == known {
        return Ok(());
    }
    let (name, word) = (key.name(), Quoted(&word));
    Err(Error::custom(format_args!("`{name}` is {word}, expected `{known}`")))
}

/// A bool, which is a word in formats whose values are all words.
pub(super) fn bool(key: LayoutKey, value: &Content<'_>) -> Result<bool, Error> {
    match (value.as_bool(), number(value)) {
        (Some(value), _) | (None, Some(Number::Bool(value))) => Ok(value),
        _ => {
            let name = key.name();
            Err(Error::custom(format_args!("`{name}` is {value}, expected a bool")))
        }
    }
}

/// A number, which is a word in formats whose values are all words.
pub(super) fn number(value: &Content<'_>) -> Option<Number> {
    match value {
        Content::Text(word) => Number::from_word(word),
        value => value.as_number(),
    }
}

/// What `order` states: that of the elements, or, by bokeh, that of the bytes.
pub(super) enum Orders {
    Elements(Order),
    Bytes(ByteOrder),
}

impl FromStr for Orders {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word.parse() {
            Ok(order) => Ok(Self::Elements(order)),
            Err(unknown) => word.parse().map(Self::Bytes).map_err(|_| unknown),
        }
    }
}

/// The byte order as the keys `byteorder` and `endian` have it.
pub(super) struct Endian(pub(super) ByteOrder);

impl FromStr for Endian {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "<" => Ok(Self(ByteOrder::Little)),
            ">" => Ok(Self(ByteOrder::Big)),
            word => word.parse().map(Self),
        }
    }
}

/// The order of jdata's lists: its `c` is that of columns.
pub(super) struct ColumnOrder(pub(super) Order);

impl FromStr for ColumnOrder {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word.to_ascii_lowercase().as_str() {
            "r" | "row" => Ok(Self(Order::C)),
            "c" | "col" | "column" => Ok(Self(Order::F)),
            _ => Err(Error::unknown("_ArrayOrder_", word)),
        }
    }
}
