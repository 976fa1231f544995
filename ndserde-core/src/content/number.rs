//! Single numbers.

use alloc::{boxed::Box, vec::Vec};

use super::Content;
use crate::{
    erased::DIGITS,
    error::Error,
    number::{Number, Sort},
};

/// A number as a value.
pub(super) fn content<'de>(number: Number) -> Content<'de> {
    match (number.packed(), number) {
        (Some((sort, bits)), _) => Content::Number(sort, bits),
        (None, Number::Wide(wide)) => Content::Wide(Box::new(wide.into())),
        (None, _) => Content::Null,
    }
}

/// Whether a map looks like what `serde_json`'s feature `arbitrary_precision` makes of a number.
pub(super) fn is_in(entries: &[(Content<'_>, Content<'_>)]) -> bool {
    digits(entries).is_some()
}

/// The number that such a map is.
///
/// # Errors
/// When an integer has more digits than are read.
pub(super) fn in_map<'de>(
    entries: Vec<(Content<'de>, Content<'de>)>,
) -> Result<Content<'de>, Error> {
    let Some(word) = digits(&entries) else { return Ok(Content::Map(entries)) };
    Ok(match Number::from_word(word) {
        // A double would round it.
        None | Some(Number::Double(_)) if is_integer(word) => {
            Content::Wide(Box::new(word.parse()?))
        }
        None | Some(Number::Bool(_)) => Content::Map(entries),
        Some(number) if number.packed().is_some() => {
            let (sort, bits) = number.in_64_bits_of(word);
            Content::Number(sort, bits)
        }
        Some(number) => content(number),
    })
}

/// Whether the digits are those of an integer that a double may round.
fn is_integer(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits of a number that is a map.
fn digits<'a>(entries: &'a [(Content<'_>, Content<'_>)]) -> Option<&'a str> {
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
            Self::Wide(wide) => Some(wide.to_i128().map_or_else(
                // As each float is read from text.
                || Number::Double(wide.to_f64()),
                Number::Wide,
            )),
            _ => None,
        }
    }

    /// The sort and the bits of a number, if it is one.
    pub(crate) fn in_64_bits(&self) -> Option<(Sort, u64)> {
        match self {
            Self::Number(sort, bits) => Some((*sort, *bits)),
            _ => self.as_number().map(Number::in_64_bits),
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
