//! The values of `kind` and `type`.

use std::{fmt, str::FromStr};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, SeqAccess, Visitor};

use super::{NAME, TYPE};
use crate::{DTypeTag, Error};

/// Which sort of dtype the array has.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Plain,
    Structured,
    Object,
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "" => Ok(Self::Plain),
            "V" => Ok(Self::Structured),
            "O" => Ok(Self::Object),
            _ => Err(Error::unknown("kind", word)),
        }
    }
}

/// A typestr, or the list of fields that arrays of kind V and O have in its place.
#[derive(Clone, Copy)]
pub(super) enum Type {
    Plain(DTypeTag),
    Fields,
}

/// Reads [`Type`].
pub(super) struct TypeWord {
    pub(super) describes_itself: bool,
}

impl<'de> DeserializeSeed<'de> for TypeWord {
    type Value = Type;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Type, D::Error> {
        if self.describes_itself {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_str(self)
        }
    }
}

impl<'de> Visitor<'de> for TypeWord {
    type Value = Type;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {TYPE} of a {NAME} array as a string")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Type, E> {
        word.parse().map(Type::Plain).map_err(|error: Error| E::custom(error.in_wire(NAME)))
    }

    fn visit_bytes<E: serde::de::Error>(self, word: &[u8]) -> Result<Type, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut fields: S) -> Result<Type, S::Error> {
        while fields.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Type::Fields)
    }
}
