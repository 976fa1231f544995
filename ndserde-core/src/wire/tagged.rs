//! The default wire: five keys, always all five, in the same order in every backend.

use std::fmt;

use serde_core::{
    Deserializer, Serialize, Serializer,
    de::{Error, Expected, MapAccess, SeqAccess, Visitor},
    ser::SerializeStruct,
};

use super::{
    Wire,
    dtype::{DTypeSeed, Named},
    keys::Keys,
    word::Word,
};
use crate::{
    byteorder::ByteOrder,
    dtype::Descr,
    order::Order,
    payload::{Hint, PayloadBytes, PayloadSeed},
    shape::{Axes, Shape},
    untyped::{FieldType, Payload, UncheckedArray, UntypedArray},
};

/// `{"dtype": .., "shape": .., "byteorder": .., "order": .., "data": ..}` with the data as base64
/// in text formats and as bytes in binary ones.
#[derive(Clone, Copy, Debug)]
pub struct Tagged;

impl Wire for Tagged {
    const NAME: &'static str = "tagged";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        write(array, &PayloadBytes(array.data()), serializer)
    }

    #[inline]
    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        read::<Self, D>(deserializer, field, |_| Hint::Lent)
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
    array: &UntypedArray<'_>,
    data: &impl Serialize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_struct("NdArray", KEYS.len())?;
    map.serialize_field(DTYPE, &Named(array.dtype()))?;
    map.serialize_field(SHAPE, array.shape())?;
    map.serialize_field(BYTEORDER, array.byteorder().as_str())?;
    map.serialize_field(ORDER, array.order().as_str())?;
    map.serialize_field(DATA, data)?;
    map.end()
}

/// Reads the five keys; `typed` is the form of data in formats that do not describe themselves.
#[inline]
pub(super) fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    field: &FieldType,
    typed: fn(&Shape) -> Hint,
) -> Result<UncheckedArray<'de>, D::Error> {
    let describes_itself = deserializer.is_human_readable();
    let form = Form { wire: W::NAME, field, describes_itself, typed };
    let mut values = Values::default();
    // A struct, because bincode and postcard know their input by what is asked for.
    deserializer.deserialize_struct(
        "NdArray",
        KEYS,
        ValuesVisitor { form: &form, values: &mut values },
    )?;
    let missing = match values {
        Values { descr: Some(descr), shape: Some(shape), data: Some(data), byteorder, order } => {
            let order = order.unwrap_or(Order::C);
            return Ok(UncheckedArray { descr, shape, byteorder, order, data });
        }
        Values { descr: None, .. } => DTYPE,
        Values { shape: None, .. } => SHAPE,
        Values { data: None, .. } => DATA,
    };
    Err(form.keys().missing(missing))
}

/// How the five keys are read.
struct Form<'a> {
    wire: &'static str,
    field: &'a FieldType,
    describes_itself: bool,
    typed: fn(&Shape) -> Hint,
}

impl Form<'_> {
    const fn keys(&self) -> Keys {
        Keys { wire: self.wire, names: KEYS }
    }

    const fn dtype(&self, describes_itself: bool) -> DTypeSeed<'_> {
        DTypeSeed { wire: self.wire, what: DTYPE, field: self.field, describes_itself }
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

    fn data<'a>(&'a self, stated: Option<&'a Descr>, hint: Hint) -> PayloadSeed<'a> {
        let dtype = self.field.dtype_of(stated.map(Descr::dtype));
        PayloadSeed { wire: self.wire, dtype, hint }
    }
}

/// The values as they come.
#[derive(Default)]
struct Values<'de> {
    descr: Option<Descr>,
    shape: Option<Shape>,
    byteorder: Option<ByteOrder>,
    order: Option<Order>,
    data: Option<Payload<'de>>,
}

/// Reads the values into their places, and is itself two references: visitors and their values are
/// moved through each layer of a data format, which costs more than the reading where arrays are
/// small.
struct ValuesVisitor<'a, 'de> {
    form: &'a Form<'a>,
    values: &'a mut Values<'de>,
}

impl Expected for Form<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} array: a map of {}", self.wire, KEYS.join(", "))
    }
}

impl<'de> Visitor<'de> for ValuesVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Expected::fmt(self.form, f)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let Self { form, values } = self;
        let keys = form.keys();
        while let Some(key) = map.next_key_seed(&keys)? {
            match key {
                0 => keys.fill(&mut values.descr, DTYPE, &mut map, &form.dtype(true))?,
                1 => {
                    keys.once(values.shape.as_ref(), SHAPE)?;
                    let shape = values.shape.insert(Shape::default());
                    map.next_value_seed(form.shape().in_place(shape))?;
                }
                2 => keys.fill(&mut values.byteorder, BYTEORDER, &mut map, &form.byteorder())?,
                3 => keys.fill(&mut values.order, ORDER, &mut map, &form.order())?,
                // A format that has keys describes itself, whatever it says of its readability.
                _ => {
                    keys.once(values.data.as_ref(), DATA)?;
                    let hint = if form.describes_itself { Hint::Text } else { Hint::Any };
                    let seed = form.data(values.descr.as_ref(), hint);
                    let data = values.data.insert(Payload::default());
                    map.next_value_seed(seed.in_place(data))?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        let Self { form, values } = self;
        let short = |len| S::Error::invalid_length(len, form);
        let dtype = form.dtype(form.describes_itself);
        let descr = seq.next_element_seed(&dtype)?.ok_or_else(|| short(0))?;
        let descr = &*values.descr.insert(descr);
        let shape = values.shape.insert(Shape::default());
        seq.next_element_seed(form.shape().in_place(shape))?.ok_or_else(|| short(1))?;
        values.byteorder = Some(seq.next_element_seed(&form.byteorder())?.ok_or_else(|| short(2))?);
        values.order = Some(seq.next_element_seed(&form.order())?.ok_or_else(|| short(3))?);
        let hint = if form.describes_itself { Hint::Text } else { (form.typed)(shape) };
        let data = values.data.insert(Payload::default());
        let seed = form.data(Some(descr), hint);
        seq.next_element_seed(seed.in_place(data))?.ok_or_else(|| short(4))?;
        Ok(())
    }
}
