//! Numbers as a data format hands them over, and as elements of a dtype.

mod apart;
mod big;
mod block;
pub(crate) mod calendar;
mod date;
mod float;
mod half;
mod integer;
mod list;
mod narrow;
mod packed;
mod rounded;
mod side;
mod word;

use alloc::{format, string::ToString};

pub use self::big::BigInt;
pub(crate) use self::{
    apart::Apart,
    block::{Block, Sort},
    date::length,
    float::{TWICE_ROUNDED, name, named},
    half::{BF16, Bits, F16},
    list::{Lens, PackedList, place_in},
    narrow::{Form, Unheld, all, append, scalars, with_scalar, words},
    packed::PackedNumbers,
    rounded::RoundedNumber,
    word::{Narrow, NativeWord},
};
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
    /// None, or a word for one that other programs have.
    Apart(Apart),
}

impl Number {
    /// The number that a word spells: one of the three that stand for what JSON has no numbers for,
    /// or, in formats whose values are all words, the number itself.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        if let Some(value) = named(word) {
            return Some(Self::Double(value));
        }
        match word {
            "true" => return Some(Self::Bool(true)),
            "false" => return Some(Self::Bool(false)),
            _ => {}
        }
        // Most of the words that are looked at are base64.
        if !begins_like_a_number(word) || has_leading_zeros(word) {
            return None;
        }
        match word.parse() {
            // Only floats have a negative one.
            Ok(0) if word.starts_with('-') => return Some(Self::Double(-0.0)),
            Ok(integer) => return Some(Self::Wide(integer)),
            Err(_) => {}
        }
        digits(word).parse().ok().filter(|value: &f64| value.is_finite()).map(Self::Double)
    }

    /// The length that the number is, where it is one.
    pub(crate) fn as_len(self) -> Result<usize, Error> {
        let len = match self {
            Self::Signed(len) if len < 0 => {
                return Err(Error::custom(format_args!("an axis of {len} is negative")));
            }
            Self::Signed(len) => usize::try_from(len).ok(),
            Self::Unsigned(len) => usize::try_from(len).ok(),
            _ => return Err(Error::custom(format_args!("{self} is not the length of an axis"))),
        };
        len.ok_or_else(|| {
            let why = "exceeds this machine's address space";
            Error::custom(format_args!("an axis of {self} {why}"))
        })
    }

    fn out_of_range(self, dtype: &DType) -> Error {
        Kind::Range { value: self.to_string(), dtype: dtype.in_message() }.into()
    }

    fn not_a(self, dtype: &DType) -> Error {
        let found = match self {
            Self::Bool(value) => format!("the bool {value}"),
            Self::Apart(apart) => apart.to_string(),
            _ => format!("the number {self}"),
        };
        Kind::NotANumber { found, dtype: dtype.in_message() }.into()
    }
}

/// The sort and the bits of the number that a word spells, or that it stands for in another program; in
/// a list of dates also of a date.
pub(crate) fn of_word(word: &str, dtype: Option<&DType>) -> Option<(Sort, u64)> {
    if let Some(number) = Number::from_word(word) {
        return Some(number.in_64_bits_of(word));
    }
    match (Apart::of_word(word), dtype) {
        (Some(apart), _) => Some((Sort::Apart, apart.bits())),
        (None, Some(dtype)) => {
            date::count(word, dtype).and_then(|count| Number::Signed(count).packed())
        }
        (None, None) => None,
    }
}

/// The sort and bits of a word for what JSON has no number for, ndserde's or another program's.
pub(crate) fn word_for_number(word: &str) -> Option<(Sort, u64)> {
    match named(word) {
        Some(value) => Some((Sort::Named, value.to_bits())),
        None => Apart::of_word(word).map(|apart| (Sort::Apart, apart.bits())),
    }
}

/// The word that a packed list has in place of a number.
pub(crate) fn word(sort: Sort, bits: u64) -> Option<&'static str> {
    match sort {
        Sort::Named => Some(name(f64::from_bits(bits)).unwrap_or_default()),
        Sort::Apart => Apart::of_bits(bits).word(),
        _ => None,
    }
}

/// Whether a word may be a number, by its first character.
fn begins_like_a_number(word: &str) -> bool {
    matches!(word.as_bytes(), [b'0'..=b'9' | b'+' | b'-' | b'.', ..])
}

/// Whether a zero stands before other digits, as no writer of decimals has it: to YAML and C such digits
/// are octal.
fn has_leading_zeros(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '+']).unwrap_or(word).as_bytes();
    matches!(digits, [b'0', b'0'..=b'9', ..])
}

/// The word if it has the characters of a number: Rust's parsers know "inf" and "nan" too.
fn digits(word: &str) -> &str {
    let numeric = |b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    if word.bytes().all(numeric) { word } else { "" }
}

impl core::fmt::Display for Number {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Signed(value) => value.fmt(f),
            Self::Unsigned(value) => value.fmt(f),
            Self::Wide(value) => value.fmt(f),
            Self::Single(value) => value.fmt(f),
            Self::Double(value) => value.fmt(f),
            Self::Apart(apart) => apart.fmt(f),
        }
    }
}
