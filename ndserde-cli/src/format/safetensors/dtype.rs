//! The names of dtypes.

use ndserde::DType;

use crate::error::{Error, Result};

/// What elements of a name are.
pub enum Elements {
    Of(DType),
    /// Floats of so many bits, which no dtype holds.
    Bits(u64),
}

/// The names in the order in which arrays are written, the last first, and the dtypes.
const NAMES: [(&str, DType); 14] = [
    ("BOOL", DType::Bool),
    ("U8", DType::UInt8),
    ("I8", DType::Int8),
    ("I16", DType::Int16),
    ("U16", DType::UInt16),
    ("F16", DType::Float16),
    ("BF16", DType::BFloat16),
    ("I32", DType::Int32),
    ("U32", DType::UInt32),
    ("F32", DType::Float32),
    ("C64", DType::Complex64),
    ("F64", DType::Float64),
    ("I64", DType::Int64),
    ("U64", DType::UInt64),
];

/// The dtype of a name.
pub fn known(name: &str) -> Result<Elements> {
    if let Some((_, dtype)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Ok(Elements::Of(dtype.clone()));
    }
    Ok(Elements::Bits(match name {
        "F4" => 4,
        "F6_E2M3" | "F6_E3M2" => 6,
        "F8_E5M2" | "F8_E4M3" | "F8_E8M0" | "F8_E4M3FNUZ" | "F8_E5M2FNUZ" => 8,
        _ => return Err(Error::new(format_args!("unknown dtype {name:?}"))),
    }))
}

/// The bits of an element.
pub fn bits(name: &str) -> Result<u64> {
    Ok(match known(name)? {
        Elements::Of(dtype) => (dtype.itemsize() as u64).saturating_mul(8),
        Elements::Bits(bits) => bits,
    })
}

/// The place of a dtype in the order, and its name, if it has one.
pub fn name_of(dtype: &DType) -> Option<(u8, &'static str)> {
    (0..)
        .zip(&NAMES)
        .find(|(_, (_, known))| known == dtype)
        .map(|(place, (name, _))| (place, *name))
}
