//! Lists of lists of numbers, and nothing else.

use serde::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _},
    ser::Error as _,
};

use super::Wire;
use crate::{
    DTypeTag, Error, Order, Shape,
    parts::{Expect, Parts, RawParts},
    payload::{self, Form, Payload},
};

/// `[[1.0, 2.0], [3.0, 4.0]]`: the field alone says the dtype.
#[derive(Clone, Copy, Debug)]
pub struct Nested;

impl Wire for Nested {
    const NAME: &'static str = "nested";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        if is_lost(parts.shape()) {
            let why = "an empty list does not say what would be in its items";
            let shape = parts.shape();
            let error = Error::custom(format_args!("lists cannot hold the shape {shape}: {why}"));
            return Err(S::Error::custom(error.in_wire(Self::NAME)));
        }
        payload::Nested(parts).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        let form =
            Form::Numbers { ndim: expect.ndim.filter(|_| !deserializer.is_human_readable()) };
        let payload = Payload { wire: Self::NAME, dtype: expect.dtype, form };
        let data = payload.deserialize(deserializer)?;
        let shape = data.own_shape(expect.dtype);
        if let Some(ndim) = expect.ndim.filter(|&ndim| ndim > shape.len() && shape.contains(&0)) {
            return Err(D::Error::custom(format_args!(
                "{}: the lists end empty after {} axes, which leaves the others of {ndim} unknown",
                Self::NAME,
                shape.len()
            )));
        }
        let dtype = DTypeTag::named(expect.dtype);
        Ok(RawParts { dtype, shape, byteorder: None, order: Order::C, data })
    }
}

/// Whether there are axes inside an empty one.
fn is_lost(shape: &Shape) -> bool {
    shape.split_last().is_some_and(|(_, outer)| outer.contains(&0))
}
