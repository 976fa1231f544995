//! The words of a wire: a dtype, a byte order, an order.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde_core::de::{DeserializeSeed, Deserializer, Visitor};

use crate::error::Error;

/// Reads a string and parses it on the spot, without a `String`.
pub(super) struct Word<T> {
    wire: &'static str,
    what: &'static str,
    ask: Ask,
    meaning: PhantomData<fn() -> T>,
}

/// How the format is asked for a word.
#[derive(Clone, Copy)]
enum Ask {
    Str,
    Bytes,
    Any,
}

impl<T> Word<T> {
    /// `what` is the word's role, for messages.
    pub(super) const fn of(wire: &'static str, what: &'static str) -> Self {
        Self { wire, what, ask: Ask::Str, meaning: PhantomData }
    }

    /// Whether the wire holds the word as bytes, where the format may not describe itself.
    pub(super) const fn bytes(self, as_bytes: bool) -> Self {
        Self { ask: if as_bytes { Ask::Bytes } else { Ask::Str }, ..self }
    }

    /// The same in a format that describes itself, where the word may be bytes.
    pub(super) const fn of_either(self) -> Self {
        Self { ask: Ask::Any, ..self }
    }
}

/// By reference: seeds are handed down each layer of a backend, and copying them would cost more than
/// reading the word.
impl<'de, T: FromStr<Err = Error>> DeserializeSeed<'de> for &Word<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        match self.ask {
            Ask::Str => deserializer.deserialize_str(self),
            Ask::Bytes => deserializer.deserialize_bytes(self),
            Ask::Any => deserializer.deserialize_any(self),
        }
    }
}

impl<T: FromStr<Err = Error>> Visitor<'_> for &Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of a {} array as a string", self.what, self.wire)
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<T, E> {
        word.parse().map_err(|error: Error| E::custom(error.in_wire(self.wire)))
    }

    fn visit_bytes<E: serde_core::de::Error>(self, word: &[u8]) -> Result<T, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }
}
