//! Three values in a row: dtype, data, shape.

use std::fmt;

use serde::{
    Deserializer, Serializer,
    de::{DeserializeSeed, Error as _, SeqAccess, Visitor},
    ser::SerializeTuple,
};

use super::{Wire, word::Word};
use crate::{
    ByteOrder, DTypeTag, Order,
    parts::{Expect, Parts, RawParts},
    payload::{Data, Form, Payload},
    shape::Axes,
};

/// `["float64", data, [2, 3]]`, the elements in C order.
#[derive(Clone, Copy, Debug)]
pub struct Triple;

const NAME: &str = Triple::NAME;

impl Wire for Triple {
    const NAME: &'static str = "triple";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = parts.to_c_order();
        let mut triple = serializer.serialize_tuple(3)?;
        triple.serialize_element(parts.dtype().name())?;
        triple.serialize_element(&Data(parts.data()))?;
        triple.serialize_element(parts.shape())?;
        triple.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        let form = if deserializer.is_human_readable() { Form::Any } else { Form::Bytes };
        deserializer.deserialize_tuple(3, Three { expect, form })
    }
}

struct Three {
    expect: Expect,
    form: Form,
}

impl<'de> Visitor<'de> for Three {
    type Value = RawParts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {NAME} array: a sequence of dtype, data, shape")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<RawParts<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let word = Word::<DTypeTag>::of(NAME, "dtype");
        let dtype = seq.next_element_seed(&word)?.ok_or_else(|| short(0))?;
        let payload = Payload { wire: NAME, dtype: self.expect.dtype, form: self.form };
        let data = seq.next_element_seed(payload)?.ok_or_else(|| short(1))?;
        let shape = seq.next_element_seed(Axes { wire: Some(NAME), tuple: None })?;
        seq.next_element_seed(NoFourth)?;
        Ok(RawParts {
            // An unmarked name is the byte order of the machine that wrote it, and today's
            // machines are little-endian.
            byteorder: Some(dtype.byteorder.unwrap_or(ByteOrder::Little)),
            shape: shape.unwrap_or_else(|| data.own_shape(dtype.dtype)),
            order: Order::C,
            dtype,
            data,
        })
    }
}

/// Refuses a fourth value without a look at it: it may be nested as deep as the backend lets it.
struct NoFourth;

impl<'de> DeserializeSeed<'de> for NoFourth {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(D::Error::custom(format_args!("{NAME}: there is a fourth value")))
    }
}
