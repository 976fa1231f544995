//! The dtype of a document: a word, or the list of a record's fields.

mod fields;
mod write;

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use self::fields::Fields;
pub(super) use self::write::{Named, Typed};
use crate::{
    dtype::{DType, Descr, Layout},
    error::Error,
    untyped::FieldType,
};

/// Reads a dtype.
///
/// Formats that do not describe themselves hold what the field's own type writes: they are asked for
/// a word unless the field holds records.
#[derive(Clone, Copy)]
pub(super) struct DTypeSeed<'a> {
    /// The name that error messages start with.
    pub(super) wire: &'static str,
    /// The key or the place, for messages.
    pub(super) what: &'static str,
    pub(super) field: &'a FieldType,
    /// Whether the format may be asked for whatever it holds.
    pub(super) describes_itself: bool,
}

/// By reference: seeds are handed down each layer of a backend.
impl<'de> DeserializeSeed<'de> for &DTypeSeed<'_> {
    type Value = Descr;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Descr, D::Error> {
        match self.field.only() {
            None | Some(DType::Record(_)) if self.may_ask_any::<D::Error>() => {
                deserializer.deserialize_any(&DTypeSeed { describes_itself: true, ..*self })
            }
            Some(DType::Record(_)) => deserializer.deserialize_seq(self),
            _ => deserializer.deserialize_str(self),
        }
    }
}

/// Binary formats that describe themselves, and do not say so where there are no keys: by the paths of
/// their error types, which cannot be named without depending on them. Any other is asked for what the
/// field's own type writes.
const DESCRIBE_THEMSELVES: &[&str] =
    &["rmp_serde::", "ciborium::", "serde_cbor::", "cbor4ii::", "minicbor_serde::", "bson::"];

impl DTypeSeed<'_> {
    fn may_ask_any<E>(&self) -> bool {
        let path = std::any::type_name::<E>();
        self.describes_itself || DESCRIBE_THEMSELVES.iter().any(|format| path.starts_with(format))
    }
}

impl<'de> Visitor<'de> for &DTypeSeed<'_> {
    type Value = Descr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of a {} array as a string", self.what, self.wire)
    }

    #[inline]
    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<Descr, E> {
        // The field's own dtype is to be expected, and a vocabulary takes a search.
        match self.field.dtype_of(None) {
            Some(likely) if likely.plain_name() == Some(word) => {
                Ok(Descr::unmarked(likely.clone()))
            }
            _ => word.parse().map_err(|error: Error| E::custom(error.in_wire(self.wire))),
        }
    }

    fn visit_bytes<E: serde_core::de::Error>(self, word: &[u8]) -> Result<Descr, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Descr, S::Error> {
        let expected = match self.field.only() {
            Some(DType::Record(record)) if !self.describes_itself => Some(record),
            _ => None,
        };
        let fields = Fields { wire: self.wire, deepest: Layout::DEEPEST, expected };
        let layout = fields.visit_seq(list)?;
        Descr::record(layout)
            .map_err(|error| serde_core::de::Error::custom(error.in_wire(self.wire)))
    }
}
