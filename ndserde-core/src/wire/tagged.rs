//! The default wire: five keys, always all five, in the same order in every backend.

use serde_core::{
    Deserializer, Serialize, Serializer,
    ser::{Error as _, SerializeStruct},
};

use super::{
    Wire,
    dtype::DTypeName,
    keyed::{self, Encoding, Role, Spec},
};
use crate::{
    dtype::DType,
    erased::StructFields,
    payload::PayloadParts,
    untyped::{ArrayBytes, FieldType, UncheckedArray, Written},
};

/// `{"dtype": .., "shape": .., "byteorder": .., "order": .., "data": ..}` with the data as base64
/// in text formats and as bytes in binary ones.
#[derive(Clone, Copy, Debug)]
pub struct Tagged;

impl Wire for Tagged {
    const NAME: &'static str = "tagged";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize_written(Written::Whole(array), serializer)
    }

    fn serialize_written<S: Serializer>(
        array: Written<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let copy;
        let data = match array {
            Written::Whole(array) => PayloadParts::Whole(array.data()),
            Written::Apart(blocks) if serializer.is_human_readable() => PayloadParts::Apart(blocks),
            Written::Apart(blocks) => {
                copy = blocks.whole().map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
                PayloadParts::Whole(copy.data())
            }
        };
        write(array, &data, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        keyed::read::<Self, D>(deserializer, field, &SPEC)
    }
}

pub(super) const DTYPE: &str = "dtype";
pub(super) const SHAPE: &str = "shape";
pub(super) const BYTEORDER: &str = "byteorder";
pub(super) const ORDER: &str = "order";
pub(super) const DATA: &str = "data";

const SPEC: Spec = spec(Encoding::Borrowed);

/// The five keys, whose data is this in formats that do not describe themselves.
pub(super) const fn spec(data: Encoding) -> Spec {
    Spec {
        fields: StructFields {
            name: "NdArray",
            names: &[DTYPE, SHAPE, BYTEORDER, ORDER, DATA],
            is_struct: true,
        },
        likely: Some(likely),
        roles: &[Role::DType, Role::Shape, Role::ByteOrder, Role::Order, Role::Data],
        optional: &[Role::ByteOrder, Role::Order],
        data,
    }
}

/// What is written of arrays of this dtype in C order, as it stands in JSON: from the first quote of a key
/// to the last one of the key before something that differs from array to array.
fn likely(dtype: Option<&DType>) -> &'static StructFields {
    const ORDERS: &str = r#"byteorder":"little","order":"C","data"#;
    macro_rules! with_dtypes {
        ($($dtype:ident $name:literal,)*) => {
            match dtype {
                $(Some(DType::$dtype) => &StructFields {
                    name: "NdArray",
                    names: &[concat!("dtype\":\"", $name, "\",\"shape"), ORDERS],
                    is_struct: true,
                },)*
                _ => &StructFields {
                    name: "NdArray",
                    names: &[DTYPE, SHAPE, ORDERS],
                    is_struct: true,
                },
            }
        };
    }
    with_dtypes! {
        Bool "bool",
        Int8 "int8",
        Int16 "int16",
        Int32 "int32",
        Int64 "int64",
        UInt8 "uint8",
        UInt16 "uint16",
        UInt32 "uint32",
        UInt64 "uint64",
        Float16 "float16",
        BFloat16 "bfloat16",
        Float32 "float32",
        Float64 "float64",
        Complex64 "complex64",
        Complex128 "complex128",
    }
}

/// Writes the five keys.
pub(super) fn write<S: Serializer>(
    array: Written<'_>,
    data: &impl Serialize,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_struct("NdArray", SPEC.fields.names.len())?;
    map.serialize_field(DTYPE, &DTypeName(array.dtype()))?;
    map.serialize_field(SHAPE, array.shape())?;
    map.serialize_field(BYTEORDER, array.byteorder().as_str())?;
    map.serialize_field(ORDER, array.order().as_str())?;
    map.serialize_field(DATA, data)?;
    map.end()
}
