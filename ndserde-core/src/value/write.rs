//! Writing: arrays by the wire tagged, the rest as serde has it.

use serde_core::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

use super::{Key, Value};
use crate::{field::SerializeBy, wire::Any};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
            Self::Array(array) => SerializeBy::<Any>::serialize_by(&**array, serializer),
        }
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            // Text formats have no other keys.
            Self::Bytes(bytes) if serializer.is_human_readable() => {
                serializer.serialize_str(&String::from_utf8_lossy(bytes))
            }
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::Bool(value) => serializer.serialize_bool(*value),
        }
    }
}
