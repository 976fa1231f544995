//! The default wire: five keys, always all five, in the same order in every backend.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
    ser::SerializeStruct,
};

use super::{Wire, keys::Keys, word::Word};
use crate::{
    DTypeTag, Order, Shape,
    parts::{Expect, Parts, RawParts},
    payload::{Data, Form, Payload},
    shape::Axes,
};

/// `{"dtype": .., "shape": .., "byteorder": .., "order": .., "data": ..}` with the data as base64
/// in text formats and as bytes in binary ones.
#[derive(Clone, Copy, Debug)]
pub struct Tagged;

impl Wire for Tagged {
    const NAME: &'static str = "tagged";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        write(parts, &Data(parts.data()), serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        read::<Self, D>(deserializer, expect, |_| Form::Lent)
    }
}

const DTYPE: &str = "dtype";
const SHAPE: &str = "shape";
const BYTEORDER: &str = "byteorder";
const ORDER: &str = "order";
const DATA: &str = "data";
const KEYS: &[&str] = &[DTYPE, SHAPE, BYTEORDER, ORDER, DATA];

/// Writes the five keys.
pub(super) fn write<S: Serializer>(
    parts: &Parts<'_>,
    data: &impl Serialize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_struct("NdArray", KEYS.len())?;
    map.serialize_field(DTYPE, parts.dtype().name())?;
    map.serialize_field(SHAPE, parts.shape())?;
    map.serialize_field(BYTEORDER, parts.byteorder().as_str())?;
    map.serialize_field(ORDER, parts.order().as_str())?;
    map.serialize_field(DATA, data)?;
    map.end()
}

/// Reads the five keys; `typed` is the form of data in formats that do not describe themselves.
pub(super) fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    expect: Expect,
    typed: fn(&Shape) -> Form,
) -> Result<RawParts<'de>, D::Error> {
    let describes_itself = deserializer.is_human_readable();
    let visitor = Five { expect, describes_itself, typed, wire: PhantomData::<W> };
    // A struct, because bincode and postcard know their input by what is asked for.
    deserializer.deserialize_struct("NdArray", KEYS, visitor)
}

const fn word<W: Wire, T>(what: &'static str) -> Word<T> {
    Word::of(W::NAME, what)
}

const fn axes<W: Wire>() -> Axes {
    Axes { wire: Some(W::NAME), tuple: None }
}

struct Five<W> {
    expect: Expect,
    describes_itself: bool,
    typed: fn(&Shape) -> Form,
    wire: PhantomData<W>,
}

impl<W: Wire> Five<W> {
    const fn payload(&self, form: Form) -> Payload {
        Payload { wire: W::NAME, dtype: self.expect.dtype, form }
    }

    const fn dtype(&self) -> Word<DTypeTag> {
        let dtype = self.expect.dtype;
        word::<W, _>(DTYPE).likely(dtype.name(), DTypeTag::named(dtype))
    }
}

impl<'de, W: Wire> Visitor<'de> for Five<W> {
    type Value = RawParts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} array: a map of {}", W::NAME, KEYS.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RawParts<'de>, M::Error> {
        let keys = Keys { wire: W::NAME, names: KEYS };
        let (mut dtype, mut shape, mut byteorder, mut order, mut data) =
            (None, None, None, None, None);
        // A format that has keys describes itself, whatever it says of its readability.
        let payload = self.payload(Form::Any);
        while let Some(key) = map.next_key_seed(keys)? {
            match key {
                0 => keys.fill(&mut dtype, DTYPE, &mut map, self.dtype())?,
                1 => keys.fill(&mut shape, SHAPE, &mut map, axes::<W>())?,
                2 => keys.fill(&mut byteorder, BYTEORDER, &mut map, word::<W, _>(BYTEORDER))?,
                3 => keys.fill(&mut order, ORDER, &mut map, word::<W, _>(ORDER))?,
                _ => keys.fill(&mut data, DATA, &mut map, payload)?,
            }
        }
        Ok(RawParts {
            dtype: keys.need(dtype, DTYPE)?,
            shape: keys.need(shape, SHAPE)?,
            byteorder,
            order: order.unwrap_or(Order::C),
            data: keys.need(data, DATA)?,
        })
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<RawParts<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let dtype = seq.next_element_seed(self.dtype())?.ok_or_else(|| short(0))?;
        let shape = seq.next_element_seed(axes::<W>())?.ok_or_else(|| short(1))?;
        let byteorder = seq.next_element_seed(word::<W, _>(BYTEORDER))?.ok_or_else(|| short(2))?;
        let order = seq.next_element_seed(word::<W, _>(ORDER))?.ok_or_else(|| short(3))?;
        let form = if self.describes_itself { Form::Any } else { (self.typed)(&shape) };
        let data = seq.next_element_seed(self.payload(form))?.ok_or_else(|| short(4))?;
        Ok(RawParts { dtype, shape, byteorder: Some(byteorder), order, data })
    }
}
