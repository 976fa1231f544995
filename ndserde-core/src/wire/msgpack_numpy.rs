//! The wire of Python's package `msgpack-numpy`.

mod word;

use std::fmt;

use serde_core::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
    ser::{Error as _, SerializeMap},
};

pub(super) use self::word::Kind;
use super::{
    Wire,
    dtype::{DTypeSeed, Typed},
    keys::Keys,
    typestr,
    word::Word,
};
use crate::{
    dtype::{DType, Descr},
    error::Error,
    payload::{PayloadBytes, PayloadSeed},
    shape::Axes,
    untyped::{FieldType, UncheckedArray, UntypedArray},
};

/// `{b"nd": true, b"type": "<f8", b"kind": b"", b"shape": [2, 3], b"data": data}`, the elements in
/// C order; the keys are strings in text formats.
#[derive(Clone, Copy, Debug)]
pub struct MsgpackNumpy;

const NAME: &str = MsgpackNumpy::NAME;
const ND: &str = "nd";
const TYPE: &str = "type";
const KIND: &str = "kind";
const SHAPE: &str = "shape";
const DATA: &str = "data";
const KEYS: Keys = Keys { wire: NAME, names: &[ND, TYPE, KIND, SHAPE, DATA] };

impl Wire for MsgpackNumpy {
    const NAME: &'static str = "msgpack_numpy";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let array = array.to_c_order();
        typestr::check(&array).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let kind = if matches!(array.dtype(), DType::Record(_)) { "V" } else { "" };
        // A map and no struct, because the keys are bytes.
        let mut map = serializer.serialize_map(Some(KEYS.names.len()))?;
        map.serialize_entry(&Ascii(ND), &true)?;
        map.serialize_entry(&Ascii(TYPE), &Typed(array.dtype()))?;
        map.serialize_entry(&Ascii(KIND), &Ascii(kind))?;
        map.serialize_entry(&Ascii(SHAPE), array.shape())?;
        map.serialize_entry(&Ascii(DATA), &PayloadBytes(array.data()))?;
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let describes_itself = deserializer.is_human_readable();
        deserializer.deserialize_map(ArrayVisitor { field, describes_itself })
    }
}

/// Bytes where Python's library has bytes: a string only in text formats.
struct Ascii(&'static str);

impl Serialize for Ascii {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(self.0)
        } else {
            serializer.serialize_bytes(self.0.as_bytes())
        }
    }
}

/// A key: asked for as bytes where the format may not describe itself.
struct Key {
    describes_itself: bool,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        if self.describes_itself {
            // Not as an identifier: in RON that is a word without quotes.
            deserializer.deserialize_str(&KEYS)
        } else {
            deserializer.deserialize_bytes(&KEYS)
        }
    }
}

struct ArrayVisitor<'a> {
    field: &'a FieldType,
    describes_itself: bool,
}

impl<'de> Visitor<'de> for ArrayVisitor<'_> {
    type Value = UncheckedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {NAME} array: a map of {}", KEYS.names.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<UncheckedArray<'de>, M::Error> {
        let (mut nd, mut descr, mut kind, mut shape, mut data) = (None, None, None, None, None);
        let Self { field, describes_itself } = self;
        let axes = Axes { wire: Some(NAME), tuple: None };
        let dtype = DTypeSeed { wire: NAME, what: TYPE, field, describes_itself };
        while let Some(key) = map.next_key_seed(Key { describes_itself })? {
            match key {
                0 => KEYS.fill(&mut nd, ND, &mut map, std::marker::PhantomData)?,
                1 => KEYS.fill(&mut descr, TYPE, &mut map, &dtype)?,
                2 => {
                    let word = Word::of(NAME, KIND).bytes(!describes_itself);
                    KEYS.fill(&mut kind, KIND, &mut map, &word)?;
                }
                3 => KEYS.fill(&mut shape, SHAPE, &mut map, axes)?,
                _ => {
                    let dtype = field.dtype_of(descr.as_ref().map(Descr::dtype));
                    let seed = PayloadSeed::new(NAME, dtype, describes_itself);
                    KEYS.fill(&mut data, DATA, &mut map, seed)?;
                }
            }
        }
        if !KEYS.need(nd, ND)? {
            let why = "nd is false, which marks a NumPy scalar and no array";
            return Err(M::Error::custom(format_args!("{NAME}: {why}")));
        }
        check_kind(kind.unwrap_or(Kind::Plain), descr.as_ref().map(Descr::dtype))
            .map_err(|error| M::Error::custom(error.in_wire(NAME)))?;
        let descr = KEYS.need(descr, TYPE)?;
        let (shape, data) = (KEYS.need(shape, SHAPE)?, KEYS.need(data, DATA)?);
        Ok(UncheckedArray::new(descr, shape, data))
    }
}

/// Refuses a kind that has no elements, or is not that of the dtype.
pub(super) fn check_kind(kind: Kind, dtype: Option<&DType>) -> Result<(), Error> {
    match (kind, dtype) {
        (Kind::Object, _) => {
            Err(Error::custom("kind O is an array of objects: a pickle, which is never executed"))
        }
        (Kind::Record, Some(dtype)) if !matches!(dtype, DType::Record(_)) => {
            Err(Error::custom(format_args!("kind V marks records, and the type is {dtype}")))
        }
        (Kind::Plain | Kind::Record, _) => Ok(()),
    }
}
