//! Writing: arrays by a wire, the rest as serde has it.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::marker::PhantomData;

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeMap, SerializeSeq},
};

use super::{BigInt, Key, Map, Value};
use crate::{
    backend::{Backend, crate_of, has_text_keys},
    error::{BareName, Error, Quoted},
    field::SerializeBy,
    pickling,
    wire::{Any, Wire, WithTag},
};

/// Arrays by the wire tagged.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SerializeBy::<Any>::serialize_by(self, serializer)
    }
}

/// Each array in it by the wire.
impl<W: Wire> SerializeBy<W> for Value {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ByWire::<W>(self, PhantomData).serialize(serializer)
    }
}

/// A value, each array in it by the wire.
struct ByWire<'a, W>(&'a Value, PhantomData<W>);

impl<W: Wire> Serialize for ByWire<'_, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let by = |value| ByWire::<W>(value, PhantomData);
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Integer(number) => serializer.serialize_i64(*number),
            Value::Unsigned(number) => serializer.serialize_u64(*number),
            Value::BigInt(number) => big_integer(number, serializer),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&by(item)))?;
                list.end()
            }
            Value::Map(entries) => {
                if has_text_keys::<S::Error>() {
                    check_keys(entries).map_err(fails::<S>)?;
                }
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries.iter() {
                    map.serialize_entry(key, &by(value))?;
                }
                map.end()
            }
            Value::Array(array) => SerializeBy::<W>::serialize_by(&**array, serializer),
            Value::Tag(tag) => tagged(tag.0, by(&tag.1), serializer),
            Value::Extension(number, bytes) => extension(*number, bytes, serializer),
            Value::Object(object) => {
                let class = BareName(object.class());
                Err(fails::<S>(format_args!(
                    "an object of the class {class} can be looked into, and not be written"
                )))
            }
            Value::Same(_) => Err(fails::<S>(format_args!(
                "{} of the pickle can be looked at, and not be written",
                self.0
            ))),
            Value::Unread(why) => {
                Err(fails::<S>(format_args!("what is not read cannot be written: {why}")))
            }
        }
    }
}

const NAME: &str = "Value";

fn fails<S: Serializer>(message: impl core::fmt::Display) -> S::Error {
    S::Error::custom(Error::custom(message).in_wire(NAME))
}

/// The tags of integers that are bytes.
const POSITIVE: u64 = 2;
const NEGATIVE: u64 = 3;

/// By CBOR's tags, as JSON's digits, as a pickle has them, or as the data format writes integers of 128 bits. Longer ones
/// have no place in serde's data model.
fn big_integer<S: Serializer>(number: &BigInt, serializer: S) -> Result<S::Ok, S::Error> {
    let backend = Backend::of::<S::Error>();
    if let Some(tags) = backend.and_then(|backend| backend.tags.as_ref()) {
        let tag = if number.is_negative() { NEGATIVE } else { POSITIVE };
        let bytes = number.to_cbor();
        let value = BytesOf(&bytes);
        return WithTag { tags, wire: NAME, tag, value }.serialize(serializer);
    }
    let serializer = match exactly(number, serializer) {
        Ok(result) => return result,
        Err(serializer) => serializer,
    };
    let serializer = match pickling::write_big_integer(number, serializer) {
        Ok(result) => return result,
        Err(serializer) => serializer,
    };
    if !backend.is_some_and(|backend| backend.hides_wide_integers) {
        if let Some(number) = number.to_i128() {
            return serializer.serialize_i128(number);
        }
        if let Some(number) = number.to_u128() {
            return serializer.serialize_u128(number);
        }
    }
    let format = crate_of::<S::Error>();
    Err(fails::<S>(format_args!("{format} has no form for the integer {number}")))
}

/// The digits, where the serializer takes them.
#[cfg(feature = "json")]
fn exactly<S: Serializer>(number: &BigInt, to: S) -> Result<Result<S::Ok, S::Error>, S> {
    crate::json::write_digits(&number.to_string(), to)
}

#[cfg(not(feature = "json"))]
fn exactly<S: Serializer>(_: &BigInt, to: S) -> Result<Result<S::Ok, S::Error>, S> {
    Err(to)
}

fn tagged<S: Serializer>(tag: u64, value: impl Serialize, to: S) -> Result<S::Ok, S::Error> {
    if let Some(tags) = Backend::of::<S::Error>().and_then(|backend| backend.tags.as_ref()) {
        return WithTag { tags, wire: NAME, tag, value }.serialize(to);
    }
    let format = crate_of::<S::Error>();
    Err(fails::<S>(format_args!("{format} has no form for CBOR's tag {tag}")))
}

fn extension<S: Serializer>(number: i8, bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    if Backend::of::<S::Error>().is_some_and(|backend| backend.has_extensions) {
        // The name by which the libraries know it.
        return to.serialize_newtype_struct("_ExtStruct", &(number, BytesOf(bytes)));
    }
    let format = crate_of::<S::Error>();
    let what = format!("MessagePack's extension type {number}");
    Err(fails::<S>(format_args!("{format} has no form for {what}")))
}

/// Refuses keys that become one as text.
fn check_keys(map: &Map) -> Result<(), String> {
    let others = map.iter().filter(|(key, _)| key.as_str().is_none());
    let mut texts: Vec<String> = others.map(|(key, _)| text_of(key)).collect();
    texts.sort_unstable();
    let mut pairs = texts.iter().zip(texts.iter().skip(1));
    let twice = pairs.find(|(one, other)| one == other).map(|(one, _)| one);
    match twice.or_else(|| texts.iter().find(|text| map.get(text).is_some())) {
        Some(text) => Err(format!("a map has two keys that are {} in text", Quoted(text))),
        None => Ok(()),
    }
}

/// The text that a key becomes where there are no others.
fn text_of(key: &Key) -> String {
    match key {
        Key::Text(text) => text.clone(),
        Key::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        key => key.to_string(),
    }
}

struct BytesOf<'a>(&'a [u8]);

impl Serialize for BytesOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            // Text formats have no other keys.
            Self::Bytes(bytes) if serializer.is_human_readable() => {
                let text = core::str::from_utf8(bytes).map_err(|_| {
                    let format = crate_of::<S::Error>();
                    fails::<S>(format_args!("{format} has no form for the key {}", self.shown()))
                })?;
                serializer.serialize_str(text)
            }
            Self::Bytes(bytes) => serializer.serialize_bytes(bytes),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            Self::BigInt(number) if serializer.is_human_readable() => {
                serializer.serialize_str(&number.to_string())
            }
            Self::BigInt(number) => big_integer(number, serializer),
            Self::Bool(value) => serializer.serialize_bool(*value),
        }
    }
}
