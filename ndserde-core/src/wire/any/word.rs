//! The words and marks of the layouts.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::{NAME, fail, key::Key};
use crate::{
    byteorder::ByteOrder,
    error::{Error, Quoted},
    order::Order,
    wire::word::Word,
};

/// What `order` states: that of the elements, or, by bokeh, that of the bytes.
pub(super) enum Orders {
    Elements(Order),
    Bytes(ByteOrder),
}

impl std::str::FromStr for Orders {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word.parse() {
            Ok(order) => Ok(Self::Elements(order)),
            Err(unknown) => word.parse().map(Self::Bytes).map_err(|_| unknown),
        }
    }
}

/// The byte order as the keys `byteorder` and `endian` have it.
pub(super) struct Endian(pub(super) ByteOrder);

impl std::str::FromStr for Endian {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "<" => Ok(Self(ByteOrder::Little)),
            ">" => Ok(Self(ByteOrder::Big)),
            word => word.parse().map(Self),
        }
    }
}

/// The order of jdata's lists: its `c` is that of columns.
pub(super) struct Columns(pub(super) Order);

impl std::str::FromStr for Columns {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word.to_ascii_lowercase().as_str() {
            "r" | "row" => Ok(Self(Order::C)),
            "c" | "col" | "column" => Ok(Self(Order::F)),
            _ => Err(Error::unknown("_ArrayOrder_", word)),
        }
    }
}

/// A word that is one of these and says nothing more.
pub(super) fn fixed<'de, M: MapAccess<'de>>(
    map: &mut M,
    key: Key,
    known: &'static [&'static str],
) -> Result<(), M::Error> {
    let word = map.next_value_seed(&Word::<Text>::of(NAME, key.name()).of_either())?.0;
    if known.contains(&word.as_str()) {
        return Ok(());
    }
    let (name, word, known) = (key.name(), Quoted(&word), known.join("` or `"));
    Err(fail(Error::custom(format_args!("`{name}` is {word}, and of arrays it is `{known}`"))))
}

/// A word as it stands.
struct Text(String);

impl std::str::FromStr for Text {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        Ok(Self(word.to_owned()))
    }
}

/// A mark that says that this is an array.
pub(super) fn must_be_true<'de, M: MapAccess<'de>>(map: &mut M, key: Key) -> Result<(), M::Error> {
    if map.next_value()? {
        return Ok(());
    }
    let (name, what) = (key.name(), "which marks a NumPy scalar and no array");
    Err(fail(Error::custom(format_args!("`{name}` is false, {what}"))))
}

/// The version of the layout of ndarray's own feature `serde`.
pub(super) struct One;

impl<'de> DeserializeSeed<'de> for One {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_u8(self)
    }
}

impl Visitor<'_> for One {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the version of an ndarray_v1 array, which is 1")
    }

    fn visit_u64<E: serde_core::de::Error>(self, version: u64) -> Result<(), E> {
        if version == 1 {
            return Ok(());
        }
        Err(fail(Error::custom(format_args!("version {version} of ndarray_v1 is unknown"))))
    }

    fn visit_i64<E: serde_core::de::Error>(self, version: i64) -> Result<(), E> {
        match u64::try_from(version) {
            Ok(version) => self.visit_u64(version),
            Err(_) => Err(E::invalid_value(serde_core::de::Unexpected::Signed(version), &self)),
        }
    }
}

/// Passes over a value that says nothing of the array.
pub(super) fn ignore<'de, M: MapAccess<'de>>(map: &mut M) -> Result<(), M::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// A value that is not read, because of what its key says; the error names that.
pub(super) fn refuse<'de, M: MapAccess<'de>>(
    map: &mut M,
    key: Key,
    why: &str,
) -> Result<(), M::Error> {
    ignore(map)?;
    Err(M::Error::custom(format_args!("{NAME}: `{}` is {why}", key.name())))
}
