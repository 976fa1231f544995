//! The keys of wires that are maps.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::error::Quoted;

/// The keys of a wire, in the order in which they are written.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    /// The name that error messages start with.
    pub(super) wire: &'static str,
    /// The keys.
    pub(super) names: &'static [&'static str],
}

impl Keys {
    /// Fills a slot with the value of a key, once.
    pub(super) fn fill<'de, M, T>(
        self,
        slot: &mut Option<T>,
        name: &'static str,
        map: &mut M,
        seed: impl DeserializeSeed<'de, Value = T>,
    ) -> Result<(), M::Error>
    where
        M: MapAccess<'de>,
    {
        self.once(slot.as_ref(), name)?;
        *slot = Some(map.next_value_seed(seed)?);
        Ok(())
    }

    /// Refuses a key whose slot is filled.
    pub(super) fn once<T, E: Error>(self, slot: Option<&T>, name: &'static str) -> Result<(), E> {
        match slot {
            Some(_) => Err(E::custom(format_args!("{}: duplicate field `{name}`", self.wire))),
            None => Ok(()),
        }
    }

    /// What fills the slot of a key that must be there.
    pub(super) fn need<T, E: Error>(self, slot: Option<T>, name: &'static str) -> Result<T, E> {
        slot.ok_or_else(|| self.missing(name))
    }

    /// The error for a key that must be there.
    pub(super) fn missing<E: Error>(self, name: &'static str) -> E {
        E::custom(format_args!("{}: missing field `{name}`", self.wire))
    }

    fn unknown<E: Error>(self, key: &str) -> E {
        let (wire, names) = (self.wire, self.names.join("`, `"));
        let key = Quoted(key);
        E::custom(format_args!("{wire}: unknown field {key}, expected one of `{names}`"))
    }
}

/// Reads one key as its index in the list.
///
/// A key may come as text, as bytes (`MessagePack` written by Python) or as its index (packed
/// CBOR), since that is how backends write the fields of a struct.
impl<'de> DeserializeSeed<'de> for &Keys {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &Keys {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of the keys {} of a {} array", self.names.join(", "), self.wire)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.names.iter().position(|&name| name == key).ok_or_else(|| self.unknown(key))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        self.visit_str(&String::from_utf8_lossy(key))
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<usize, E> {
        usize::try_from(index)
            .ok()
            .filter(|&index| index < self.names.len())
            .ok_or_else(|| self.unknown(&index.to_string()))
    }
}
