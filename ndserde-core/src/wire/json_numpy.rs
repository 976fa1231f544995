//! The wire of Python's package `json-numpy`.

use std::fmt;

use serde_core::{
    Deserializer, Serializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeStruct},
};

use super::{
    Wire,
    dtype::{DTypeSeed, Typed},
    keys::Keys,
    typestr,
};
use crate::{
    dtype::Descr,
    payload::{PayloadBytes, PayloadSeed},
    shape::Axes,
    untyped::{FieldType, UncheckedArray, UntypedArray},
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

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let array = array.to_c_order();
        typestr::check(&array).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let mut map = serializer.serialize_struct("NumpyArray", KEYS.names.len())?;
        map.serialize_field(DATA, &PayloadBytes(array.data()))?;
        map.serialize_field(DTYPE, &Typed(array.dtype()))?;
        map.serialize_field(SHAPE, array.shape())?;
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let describes_itself = deserializer.is_human_readable();
        let visitor = ArrayVisitor { field, describes_itself };
        deserializer.deserialize_struct("NumpyArray", KEYS.names, visitor)
    }
}

struct ArrayVisitor<'a> {
    field: &'a FieldType,
    describes_itself: bool,
}

const AXES: Axes = Axes { wire: Some(NAME), tuple: None };

impl ArrayVisitor<'_> {
    const fn dtype(&self, describes_itself: bool) -> DTypeSeed<'_> {
        DTypeSeed { wire: NAME, what: DTYPE, field: self.field, describes_itself }
    }
}

impl<'de> Visitor<'de> for ArrayVisitor<'_> {
    type Value = UncheckedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {NAME} array: a map of {}", KEYS.names.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<UncheckedArray<'de>, M::Error> {
        let (mut descr, mut shape, mut data) = (None, None, None);
        while let Some(key) = map.next_key_seed(&KEYS)? {
            match key {
                0 => {
                    let dtype = self.field.dtype_of(descr.as_ref().map(Descr::dtype));
                    // A format that has keys describes itself, whatever it says of its readability.
                    let seed = PayloadSeed::new(NAME, dtype, true);
                    KEYS.fill(&mut data, DATA, &mut map, seed)?;
                }
                1 => KEYS.fill(&mut descr, DTYPE, &mut map, &self.dtype(true))?,
                _ => KEYS.fill(&mut shape, SHAPE, &mut map, AXES)?,
            }
        }
        let (data, descr) = (KEYS.need(data, DATA)?, KEYS.need(descr, DTYPE)?);
        Ok(UncheckedArray::new(descr, KEYS.need(shape, SHAPE)?, data))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<UncheckedArray<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let seed = PayloadSeed::new(NAME, self.field.dtype_of(None), self.describes_itself);
        let data = seq.next_element_seed(seed)?.ok_or_else(|| short(0))?;
        let descr =
            seq.next_element_seed(&self.dtype(self.describes_itself))?.ok_or_else(|| short(1))?;
        let shape = seq.next_element_seed(AXES)?.ok_or_else(|| short(2))?;
        Ok(UncheckedArray::new(descr, shape, data))
    }
}
