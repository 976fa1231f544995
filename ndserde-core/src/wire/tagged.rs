//! The default wire: five keys, always all five, in the same order in every backend.

use std::fmt;

use serde::{
    Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
    ser::SerializeStruct,
};

use super::{Wire, keys::Keys, word::Word};
use crate::{
    ByteOrder, DType, DTypeTag, Order, Shape,
    parts::{Expect, Parts, RawData, RawParts},
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

    #[inline]
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
#[inline]
pub(super) fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    expect: Expect,
    typed: fn(&Shape) -> Form,
) -> Result<RawParts<'de>, D::Error> {
    let describes_itself = deserializer.is_human_readable();
    let ask = Ask { wire: W::NAME, dtype: expect.dtype, describes_itself, typed };
    let mut found = Found::default();
    // A struct, because bincode and postcard know their input by what is asked for.
    deserializer.deserialize_struct("NdArray", KEYS, Five { ask: &ask, found: &mut found })?;
    let missing = match found {
        Found { dtype: Some(dtype), shape: Some(shape), data: Some(data), byteorder, order } => {
            return Ok(RawParts {
                dtype,
                shape,
                byteorder,
                order: order.unwrap_or(Order::C),
                data,
            });
        }
        Found { dtype: None, .. } => DTYPE,
        Found { shape: None, .. } => SHAPE,
        Found { data: None, .. } => DATA,
    };
    Err(ask.keys().missing(missing))
}

/// What is asked for.
struct Ask {
    wire: &'static str,
    dtype: DType,
    describes_itself: bool,
    typed: fn(&Shape) -> Form,
}

impl Ask {
    const fn keys(&self) -> Keys {
        Keys { wire: self.wire, names: KEYS }
    }

    const fn dtype(&self) -> Word<DTypeTag> {
        Word::of(self.wire, DTYPE).likely(self.dtype.name(), DTypeTag::named(self.dtype))
    }

    const fn shape(&self) -> Axes {
        Axes { wire: Some(self.wire), tuple: None }
    }

    const fn byteorder(&self) -> Word<ByteOrder> {
        Word::of(self.wire, BYTEORDER)
    }

    const fn order(&self) -> Word<Order> {
        Word::of(self.wire, ORDER)
    }

    const fn data(&self, form: Form) -> Payload {
        Payload { wire: self.wire, dtype: self.dtype, form }
    }
}

/// The values as they come.
#[derive(Default)]
struct Found<'de> {
    dtype: Option<DTypeTag>,
    shape: Option<Shape>,
    byteorder: Option<ByteOrder>,
    order: Option<Order>,
    data: Option<RawData<'de>>,
}

/// Reads the values into their places, and is itself two references: visitors and their values are
/// moved through each layer of a backend, which costs more than the reading where arrays are small.
struct Five<'a, 'de> {
    ask: &'a Ask,
    found: &'a mut Found<'de>,
}

impl Five<'_, '_> {
    fn short<E: Error>(&self, len: usize) -> E {
        E::invalid_length(len, self)
    }
}

impl<'de> Visitor<'de> for Five<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} array: a map of {}", self.ask.wire, KEYS.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let Self { ask, found } = self;
        let keys = ask.keys();
        while let Some(key) = map.next_key_seed(&keys)? {
            match key {
                0 => keys.fill(&mut found.dtype, DTYPE, &mut map, &ask.dtype())?,
                1 => {
                    keys.once(found.shape.as_ref(), SHAPE)?;
                    let shape = found.shape.insert(Shape::default());
                    map.next_value_seed(ask.shape().fill(shape))?;
                }
                2 => keys.fill(&mut found.byteorder, BYTEORDER, &mut map, &ask.byteorder())?,
                3 => keys.fill(&mut found.order, ORDER, &mut map, &ask.order())?,
                // A format that has keys describes itself, whatever it says of its readability.
                _ => {
                    keys.once(found.data.as_ref(), DATA)?;
                    let data = found.data.insert(RawData::default());
                    map.next_value_seed(ask.data(Form::Any).fill(data))?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        let ask = self.ask;
        let dtype = seq.next_element_seed(&ask.dtype())?.ok_or_else(|| self.short(0))?;
        self.found.dtype = Some(dtype);
        let shape = self.found.shape.insert(Shape::default());
        seq.next_element_seed(ask.shape().fill(shape))?.ok_or_else(|| self.short(1))?;
        let byteorder = seq.next_element_seed(&ask.byteorder())?.ok_or_else(|| self.short(2))?;
        self.found.byteorder = Some(byteorder);
        let order = seq.next_element_seed(&ask.order())?.ok_or_else(|| self.short(3))?;
        self.found.order = Some(order);
        let mut payload = ask.data(Form::Any);
        if let Some(shape) = self.found.shape.as_ref().filter(|_| !ask.describes_itself) {
            payload.form = (ask.typed)(shape);
        }
        let data = self.found.data.insert(RawData::default());
        seq.next_element_seed(payload.fill(data))?.ok_or_else(|| self.short(4))?;
        Ok(())
    }
}
