//! The values of `kind` and `type`.

use std::{fmt, str::FromStr};

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::{NAME, TYPE};
use crate::{dtype::Descr, error::Error};

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

/// Reads the typestr; arrays of kind V and O have a list of fields in its place.
pub(super) struct TypeWord {
    pub(super) describes_itself: bool,
}

impl<'de> DeserializeSeed<'de> for TypeWord {
    type Value = Descr;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Descr, D::Error> {
        if self.describes_itself {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_str(self)
        }
    }
}

impl<'de> Visitor<'de> for TypeWord {
    type Value = Descr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {TYPE} of a {NAME} array as a string")
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<Descr, E> {
        word.parse().map_err(|error: Error| E::custom(error.in_wire(NAME)))
    }

    fn visit_bytes<E: serde_core::de::Error>(self, word: &[u8]) -> Result<Descr, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }

    /// Without a look at the fields, which may be nested as deep as the backend lets them.
    fn visit_seq<S: SeqAccess<'de>>(self, _: S) -> Result<Descr, S::Error> {
        Err(S::Error::custom(format_args!(
            "{NAME}: the {TYPE} is a list of fields: of a structured dtype, which is not carried, or \
             of objects, which are a pickle, which is never executed"
        )))
    }
}
