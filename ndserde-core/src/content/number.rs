//! Single numbers.

use super::Content;
use crate::number::{Number, Sort};

/// A number as a value.
pub(super) fn content<'de>(number: Number) -> Content<'de> {
    match (number.packed(), number) {
        (Some((sort, bits)), _) => Content::Number(sort, bits),
        (None, Number::Wide(wide)) => Content::Wide(Box::new(wide)),
        (None, _) => Content::Null,
    }
}

/// The key of the map that `serde_json`'s feature `arbitrary_precision` makes of a number.
const DIGITS: &str = "$serde_json::private::Number";

/// A map, or the number that it is.
pub(super) fn in_map<'de>(entries: Vec<(Content<'de>, Content<'de>)>) -> Content<'de> {
    match digits(&entries).and_then(Number::from_word).and_then(Number::packed) {
        Some((sort, bits)) if sort != Sort::Bool => Content::Number(sort, bits),
        _ => Content::Map(entries),
    }
}

/// The digits of a number that is a map.
pub(super) fn digits<'a>(entries: &'a [(Content<'_>, Content<'_>)]) -> Option<&'a str> {
    match entries {
        [(Content::Text(key), Content::Text(digits))] if key == DIGITS => Some(digits),
        _ => None,
    }
}

impl Content<'_> {
    /// The number, if it is one.
    pub(crate) fn as_number(&self) -> Option<Number> {
        match self {
            Self::Number(sort, bits) => Some(sort.number(*bits)),
            Self::Wide(wide) => Some(Number::Wide(**wide)),
            Self::Map(entries) => digits(entries).and_then(Number::from_word),
            _ => None,
        }
    }

    /// The bool, if it is one.
    pub(crate) const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Number(Sort::Bool, bits) => Some(*bits != 0),
            _ => None,
        }
    }
}
