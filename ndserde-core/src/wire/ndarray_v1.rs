//! What ndarray's own feature `serde` writes.

use serde_core::{
    Deserializer, Serializer,
    de::Error as _,
    ser::{Error as _, SerializeStruct, SerializeTuple},
};

use super::{
    Wire,
    keyed::{self, Encoding, Role, Spec},
};
use crate::{
    erased::StructFields,
    error::Error,
    payload::{Flat, check_listed},
    shape::Shape,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// `{"v": 1, "dim": [2, 3], "data": [..]}`, the elements one by one in C order.
#[derive(Clone, Copy, Debug)]
pub struct NdarrayV1;

const NAME: &str = NdarrayV1::NAME;
const VERSION: &str = "v";
const DIM: &str = "dim";
const DATA: &str = "data";
const SPEC: Spec = Spec {
    fields: StructFields { name: "Array", names: &[VERSION, DIM, DATA], is_struct: true },
    roles: &[Role::Version, Role::Shape, Role::Data],
    optional: &[],
    likely: None,
    data: Encoding::Elements,
};

impl Wire for NdarrayV1 {
    const NAME: &'static str = "ndarray_v1";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        check_listed(array.dtype()).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let array = array.to_c_order();
        let list = Flat(&array);
        if let Some(place) = list.first_named().filter(|_| serializer.is_human_readable()) {
            let error = Error::custom(format_args!(
                "the scalar {place} is NaN or infinite, which text formats have no number for; \
                 the wire readable writes a word instead"
            ));
            return Err(S::Error::custom(error.in_wire(NAME)));
        }
        let mut map = serializer.serialize_struct("Array", SPEC.fields.names.len())?;
        map.serialize_field(VERSION, &1_u8)?;
        if array.has_fixed_rank() {
            map.serialize_field(DIM, &Tuple(array.shape()))?;
        } else {
            map.serialize_field(DIM, array.shape())?;
        }
        map.serialize_field(DATA, &list)?;
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        field.require_dtype().map_err(|e| D::Error::custom(e.in_wire(NAME)))?;
        keyed::read::<Self, D>(deserializer, field, &SPEC)
    }
}

/// A shape without its length: the type of the array has it.
struct Tuple<'a>(&'a Shape);

impl serde_core::Serialize for Tuple<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(self.0.len())?;
        for &axis in self.0.iter() {
            tuple.serialize_element(&(axis as u64))?;
        }
        tuple.end()
    }
}
