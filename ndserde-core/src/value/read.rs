//! Reading a document of any content.

use std::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use super::{DEEPEST, Key, Map, Value, look};
use crate::{
    error::shortened,
    wire::any::{self, Part},
};

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Content { deepest: DEEPEST }.deserialize(deserializer).map_err(shortened)
    }
}

/// Reads a value in which others may stand so deep within one another.
#[derive(Clone, Copy)]
struct Content {
    deepest: usize,
}

impl Content {
    /// What reads the parts of a value.
    fn within<E: Error>(self) -> Result<Self, E> {
        match self.deepest.checked_sub(1) {
            Some(deepest) => Ok(Self { deepest }),
            None => Err(E::custom(format_args!("a document is more than {DEEPEST} deep"))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Content {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        match any::part(deserializer, self)? {
            Part::Array(array) => look::checked(array).map_err(D::Error::custom),
            Part::Other(value) => Ok(value),
        }
    }
}

impl<'de> Visitor<'de> for Content {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a document")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, some: D) -> Result<Value, D::Error> {
        self.within()?.deserialize(some)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Value, D::Error> {
        self.within()?.deserialize(inner).map(look::extension)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Float(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(look::text(text).unwrap_or_else(|| Value::from(text)))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Value, E> {
        Ok(look::bytes(bytes).unwrap_or_else(|| Value::Bytes(bytes.to_vec())))
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Value, E> {
        Ok(look::bytes(&bytes).unwrap_or(Value::Bytes(bytes)))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Value, S::Error> {
        let within = self.within()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(within)? {
            items.push(item);
        }
        Ok(look::list(items))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Value, M::Error> {
        let within = self.within()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed)? {
            entries.push((key, map.next_value_seed(within)?));
        }
        Map::new(entries).map(look::map).map_err(M::Error::custom)
    }
}

/// Reads the key of a map.
struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the key of a map: text, bytes, an integer or a bool")
    }

    fn visit_str<E>(self, text: &str) -> Result<Key, E> {
        Ok(Key::from(text))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Key, E> {
        Ok(Key::Bytes(bytes.to_vec()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Key, E> {
        Ok(Key::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Key, E> {
        Ok(i64::try_from(number).map_or(Key::Unsigned(number), Key::Integer))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Key, E> {
        Ok(Key::Bool(value))
    }
}
