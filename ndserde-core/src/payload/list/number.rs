//! A number as a format hands it over.

use crate::{
    dtype::DType,
    error::{Error, Kind},
};

/// A number (or a bool) as a format hands it over.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number {
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Wide(i128),
    Single(f32),
    Double(f64),
}

impl Number {
    /// The number that a word spells: one of the three that stand for what JSON has no numbers for,
    /// or, in formats whose values are all words, the number itself.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        match word {
            "NaN" => return Some(Self::Double(f64::NAN)),
            "Infinity" => return Some(Self::Double(f64::INFINITY)),
            "-Infinity" => return Some(Self::Double(f64::NEG_INFINITY)),
            "true" => return Some(Self::Bool(true)),
            "false" => return Some(Self::Bool(false)),
            _ => {}
        }
        if let Ok(integer) = word.parse() {
            return Some(Self::Wide(integer));
        }
        digits(word).parse().ok().filter(|value: &f64| value.is_finite()).map(Self::Double)
    }

    /// As [`from_word`](Self::from_word), rounded to a single once instead of by way of a double.
    pub(super) fn from_word_as_single(word: &str) -> Option<Self> {
        match digits(word).parse::<f32>() {
            Ok(single) if single.is_finite() => Some(Self::Single(single)),
            _ => Self::from_word(word),
        }
    }

    pub(super) fn out_of_range(self, dtype: &DType) -> Error {
        Kind::Range { value: self.to_string(), dtype: dtype.to_string() }.into()
    }

    pub(super) fn not_a(self, dtype: &DType) -> Error {
        let found = match self {
            Self::Bool(value) => format!("the bool {value}"),
            _ => format!("the number {self}"),
        };
        Kind::NotANumber { found, dtype: dtype.to_string() }.into()
    }
}

/// The word if it has the characters of a number: Rust's parsers know "inf" and "nan" too.
fn digits(word: &str) -> &str {
    let numeric = |b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    if word.bytes().all(numeric) { word } else { "" }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Signed(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Wide(value) => value.fmt(f),
            Self::Single(value) => value.fmt(f),
            Self::Double(value) => value.fmt(f),
        }
    }
}
