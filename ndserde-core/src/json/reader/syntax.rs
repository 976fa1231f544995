//! The errors of documents that are no JSON, as `serde_json` makes them: only its own know what kind
//! they are, for [`serde_json::Error::classify`].

use std::fmt;

use serde_core::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::Error;

use super::name;

/// The error of `serde_json` in the words of ours, if it has one.
#[cold]
pub(super) fn known(bytes: &[u8], ours: Error) -> Error {
    let words = ours.to_string();
    let numbers = name::without(bytes);
    let bytes = numbers.as_deref().unwrap_or(bytes);
    let errors = [
        serde_json::from_slice::<IgnoredAny>(bytes).err(),
        serde_json::from_slice::<Looked>(bytes).err(),
    ];
    errors.into_iter().flatten().find(|error| error.to_string() == words).unwrap_or(ours)
}

/// Any value, every part of which has been read: numbers that are too great are found, and text that
/// is none.
struct Looked;

impl<'de> Deserialize<'de> for Looked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Look)
    }
}

struct Look;

impl<'de> Visitor<'de> for Look {
    type Value = Looked;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Looked, E> {
        Ok(Looked)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Looked, E> {
        Ok(Looked)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Looked, E> {
        Ok(Looked)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Looked, E> {
        Ok(Looked)
    }

    fn visit_str<E>(self, _: &str) -> Result<Looked, E> {
        Ok(Looked)
    }

    fn visit_unit<E>(self) -> Result<Looked, E> {
        Ok(Looked)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Looked, S::Error> {
        while list.next_element::<Looked>()?.is_some() {}
        Ok(Looked)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Looked, M::Error> {
        while map.next_entry::<Looked, Looked>()?.is_some() {}
        Ok(Looked)
    }
}
