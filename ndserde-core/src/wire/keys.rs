//! The keys of wires that are maps.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

/// Reads one key as its index in the list.
///
/// A key may come as text, as bytes (`MessagePack` written by Python) or as its index (packed
/// CBOR), since that is how backends write the fields of a struct.
#[derive(Clone, Copy)]
pub(super) struct Keys(pub(super) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Keys {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Keys {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of the keys {}", self.0.join(", "))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        self.0.iter().position(|&name| name == key).ok_or_else(|| E::unknown_field(key, self.0))
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        self.visit_str(&String::from_utf8_lossy(key))
    }

    fn visit_u64<E: Error>(self, index: u64) -> Result<usize, E> {
        usize::try_from(index)
            .ok()
            .filter(|&index| index < self.0.len())
            .ok_or_else(|| E::unknown_field(&index.to_string(), self.0))
    }
}

/// Fills a slot with the value of a key, once.
pub(super) fn fill<'de, M, T>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut M,
    seed: impl DeserializeSeed<'de, Value = T>,
) -> Result<(), M::Error>
where
    M: MapAccess<'de>,
{
    if slot.is_some() {
        return Err(M::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value_seed(seed)?);
    Ok(())
}
