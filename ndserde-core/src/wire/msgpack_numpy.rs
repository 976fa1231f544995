//! The wire of Python's package `msgpack-numpy`.

use serde_core::{
    Deserializer, Serialize, Serializer,
    ser::{Error as _, SerializeMap},
};

use super::{
    Wire,
    dtype::Typed,
    keyed::{self, Encoding, Role, Spec},
    typestr,
};
use crate::{
    dtype::DType,
    erased::StructFields,
    payload::PayloadBytes,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
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
const SPEC: Spec = Spec {
    fields: StructFields { name: "", names: &[ND, TYPE, KIND, SHAPE, DATA], is_struct: false },
    roles: &[Role::Nd, Role::DType, Role::Kind, Role::Shape, Role::Data],
    optional: &[Role::Kind],
    likely: None,
    data: Encoding::Bytes,
};

impl Wire for MsgpackNumpy {
    const NAME: &'static str = "msgpack_numpy";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let array = array.to_c_order();
        typestr::check(&array).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let kind = if matches!(array.dtype(), DType::Record(_)) { "V" } else { "" };
        let mut map = serializer.serialize_map(Some(SPEC.fields.names.len()))?;
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
        keyed::read::<Self, D>(deserializer, field, &SPEC)
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
