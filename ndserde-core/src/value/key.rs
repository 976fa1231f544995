//! The keys of maps.

use std::{cmp::Ordering, fmt};

use crate::error::Quoted;

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

/// Text as it is, if it has no characters that a terminal would act upon.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) if is_word(text) => f.write_str(text),
            Self::Text(text) => Quoted(text).fmt(f),
            Self::Bytes(bytes) => {
                let start = bytes.get(..64).unwrap_or(bytes);
                let more = if start.len() < bytes.len() { ".." } else { "" };
                write!(f, "b\"{}{more}\"", start.escape_ascii())
            }
            Self::Integer(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::Bool(value) => value.fmt(f),
        }
    }
}

/// Whether a key can stand in a path or a tree without quotes.
fn is_word(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '@' | '/');
    !text.is_empty() && text.len() <= 64 && text.chars().all(plain)
}
