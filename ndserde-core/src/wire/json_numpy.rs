//! The wire of Python's package `json-numpy`.

use serde_core::{
    Deserializer, Serializer,
    ser::{Error as _, SerializeStruct},
};

use super::{
    Wire,
    dtype::Typed,
    keyed::{self, Encoding, Role, Spec},
    typestr,
};
use crate::{
    erased::StructFields,
    payload::PayloadBytes,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// `{"__numpy__": data, "dtype": "<f8", "shape": [2, 3]}`, the elements in C order.
#[derive(Clone, Copy, Debug)]
pub struct JsonNumpy;

const NAME: &str = JsonNumpy::NAME;
const DATA: &str = "__numpy__";
const DTYPE: &str = "dtype";
const SHAPE: &str = "shape";
const SPEC: Spec = Spec {
    fields: StructFields { name: "NumpyArray", names: &[DATA, DTYPE, SHAPE], is_struct: true },
    roles: &[Role::Data, Role::DType, Role::Shape],
    optional: &[],
    likely: None,
    data: Encoding::Bytes,
};

impl Wire for JsonNumpy {
    const NAME: &'static str = "json_numpy";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let array = array.to_c_order();
        typestr::check(&array).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let mut map = serializer.serialize_struct("NumpyArray", SPEC.fields.names.len())?;
        map.serialize_field(DATA, &PayloadBytes(array.data()))?;
        map.serialize_field(DTYPE, &Typed(array.dtype()))?;
        map.serialize_field(SHAPE, array.shape())?;
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        keyed::read::<Self, D>(deserializer, field, &SPEC)
    }
}
