//! The names of dtypes.

use ndserde::DType;

/// What elements of a name are.
pub enum Elements {
    Of(DType),
    /// Floats of so many bits, which are no bytes.
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

/// The dtype of a name; floats of 8 bits are bytes, as those of `ml_dtypes` are in .npy files.
pub fn known(name: &str) -> Option<Elements> {
    if let Some((_, dtype)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(Elements::Of(dtype.clone()));
    }
    match name {
        "F4" => Some(Elements::Bits(4)),
        "F6_E2M3" | "F6_E3M2" => Some(Elements::Bits(6)),
        "F8_E5M2" | "F8_E4M3" | "F8_E8M0" | "F8_E4M3FNUZ" | "F8_E5M2FNUZ" => {
            Some(Elements::Of(DType::Void(1)))
        }
        _ => None,
    }
}

/// The bits of an element.
pub fn bits(name: &str) -> Option<u64> {
    known(name).map(|known| match known {
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
