//! The keys of maps.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::{cmp::Ordering, fmt};

use crate::{
    error::Quoted,
    number::BigInt,
    words::{is_bool, is_number, is_word},
};

/// A key of a map: text nearly always, and in CBOR, `MessagePack` and pickles also other plain values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Key {
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
    /// An integer; one above `i64::MAX` is [`Unsigned`](Self::Unsigned).
    Integer(i64),
    /// An integer above `i64::MAX`.
    Unsigned(u64),
    /// An integer of more than 64 bits, as [`Key::from`] and readers make it.
    BigInt(BigInt),
    /// `true` or `false`.
    Bool(bool),
}

impl Key {
    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// How the key is sorted among those that are text.
    pub(super) fn cmp_str(&self, text: &str) -> Ordering {
        match self {
            Self::Text(key) => key.as_str().cmp(text),
            // Text is the least of the variants.
            _ => Ordering::Greater,
        }
    }
}

/// As a path has it ([`Value::get_path`](super::Value::get_path)): no two keys are displayed alike.
///
/// Text stands as it is where it is a word, and in quotes where it has other characters, or reads like
/// a key that is a number or a bool.
///
/// ```
/// use ndserde::value::Key;
///
/// let keys = [Key::from("weights"), "a key".into(), "1".into(), 1.into(), Key::Bytes(vec![0xff])];
/// let displayed = keys.map(|key| key.to_string());
/// assert_eq!(displayed, ["weights", r#""a key""#, r#""1""#, "1", r#"b"\xff""#]);
/// ```
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) if is_word(text) => f.write_str(text),
            // Escaped, where a terminal would act upon it.
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Bytes(bytes) => write!(f, "b\"{}\"", bytes.escape_ascii()),
            Self::Integer(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::BigInt(number) => number.fmt(f),
            Self::Bool(value) => value.fmt(f),
        }
    }
}

impl Key {
    /// The key that is displayed as this word, other than text.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        if is_bool(word) {
            return Some(Self::Bool(word == "true"));
        }
        if !is_number(word) {
            return None;
        }
        let key = Self::from(word.parse::<BigInt>().ok()?);
        // No word with leading zeros.
        (key.to_string() == word).then_some(key)
    }

    /// The key for messages, of which a long one has only the start.
    pub(super) fn shown(&self) -> String {
        const LONGEST: usize = 64;
        match self {
            Self::Text(text) if text.len() > LONGEST => Quoted(text).to_string(),
            Self::Bytes(bytes) if bytes.len() > LONGEST => {
                let start = bytes.get(..LONGEST).unwrap_or_default().escape_ascii();
                let more = bytes.len().saturating_sub(LONGEST);
                format!("b\"{start}\" and {more} more bytes")
            }
            key => key.to_string(),
        }
    }
}
