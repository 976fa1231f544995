//! The words of a wire: a dtype, a byte order, an order.

use std::{fmt, str::FromStr};

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use crate::Error;

/// Reads a string and parses it on the spot, without a `String`.
pub(super) struct Word<T> {
    what: &'static str,
    likely: Option<(&'static str, T)>,
}

impl<T> Word<T> {
    /// `what` is the word's role, for messages.
    pub(super) const fn of(what: &'static str) -> Self {
        Self { what, likely: None }
    }

    /// A word that is to be expected, and what it means: compared first, since a vocabulary takes
    /// a search.
    pub(super) const fn likely(self, word: &'static str, meaning: T) -> Self
    where
        T: Copy,
    {
        Self { what: self.what, likely: Some((word, meaning)) }
    }
}

impl<'de, T: FromStr<Err = Error>> DeserializeSeed<'de> for Word<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T: FromStr<Err = Error>> Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} as a string", self.what)
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        match self.likely {
            Some((likely, meaning)) if likely == word => Ok(meaning),
            _ => word.parse().map_err(E::custom),
        }
    }

    fn visit_bytes<E: serde::de::Error>(self, word: &[u8]) -> Result<T, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }
}
