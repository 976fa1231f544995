//! The wire of Python's package `json-numpy`.

use std::fmt;

use serde::{
    Deserializer, Serializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeStruct},
};

use super::{Wire, keys::Keys, typestr, word::Word};
use crate::{
    DTypeTag, Order,
    parts::{Expect, Parts, RawParts},
    payload::{Data, Form, Payload},
    shape::Axes,
};

/// `{"__numpy__": data, "dtype": "<f8", "shape": [2, 3]}`, the elements in C order.
#[derive(Clone, Copy, Debug)]
pub struct JsonNumpy;

const NAME: &str = JsonNumpy::NAME;
const DATA: &str = "__numpy__";
const DTYPE: &str = "dtype";
const SHAPE: &str = "shape";
const KEYS: Keys = Keys { wire: NAME, names: &[DATA, DTYPE, SHAPE] };

impl Wire for JsonNumpy {
    const NAME: &'static str = "json_numpy";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = parts.to_c_order();
        let typestr = typestr::of(&parts).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let mut map = serializer.serialize_struct("NumpyArray", KEYS.names.len())?;
        map.serialize_field(DATA, &Data(parts.data()))?;
        map.serialize_field(DTYPE, typestr)?;
        map.serialize_field(SHAPE, parts.shape())?;
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        let form = if deserializer.is_human_readable() { Form::Any } else { Form::Bytes };
        deserializer.deserialize_struct("NumpyArray", KEYS.names, Three { expect, form })
    }
}

struct Three {
    expect: Expect,
    form: Form,
}

const AXES: Axes = Axes { wire: Some(NAME), tuple: None };

const DTYPE_WORD: &Word<DTypeTag> = &Word::of(NAME, DTYPE);

impl<'de> Visitor<'de> for Three {
    type Value = RawParts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {NAME} array: a map of {}", KEYS.names.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RawParts<'de>, M::Error> {
        let (mut dtype, mut shape, mut data) = (None, None, None);
        let payload = Payload { wire: NAME, dtype: self.expect.dtype, form: Form::Any };
        while let Some(key) = map.next_key_seed(&KEYS)? {
            match key {
                0 => KEYS.fill(&mut data, DATA, &mut map, payload)?,
                1 => KEYS.fill(&mut dtype, DTYPE, &mut map, DTYPE_WORD)?,
                _ => KEYS.fill(&mut shape, SHAPE, &mut map, AXES)?,
            }
        }
        Ok(RawParts {
            data: KEYS.need(data, DATA)?,
            dtype: KEYS.need(dtype, DTYPE)?,
            shape: KEYS.need(shape, SHAPE)?,
            byteorder: None,
            order: Order::C,
        })
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<RawParts<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let payload = Payload { wire: NAME, dtype: self.expect.dtype, form: self.form };
        let data = seq.next_element_seed(payload)?.ok_or_else(|| short(0))?;
        let dtype = seq.next_element_seed(DTYPE_WORD)?.ok_or_else(|| short(1))?;
        let shape = seq.next_element_seed(AXES)?.ok_or_else(|| short(2))?;
        Ok(RawParts { dtype, shape, byteorder: None, order: Order::C, data })
    }
}
