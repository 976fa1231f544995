//! The dtype, by each name that a layout has for it.

use alloc::format;

use super::{key::LayoutKey, record};
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    untyped::FieldType,
};

/// What stands as a dtype.
pub(super) struct Stated {
    pub(super) descr: Descr,
    /// Whether it is a typestr without its mark, as plotly has it.
    pub(super) is_short: bool,
}

/// The dtype behind a key.
pub(super) fn read(key: LayoutKey, value: Content<'_>, field: &FieldType) -> Result<Stated, Error> {
    let descr = match value.as_word() {
        Some(word) => match self::word(key, &word, field) {
            Ok(descr) => descr,
            Err(unknown) => {
                let descr = short(&word).ok_or(unknown)?;
                return Ok(Stated { descr, is_short: true });
            }
        },
        None if value.is_list() => record::read(value)?,
        None => {
            let name = key.name();
            return Err(Error::custom(format_args!(
                "{value}, expected the {name} of an array: a word, or the list of a record's fields"
            )));
        }
    };
    Ok(Stated { descr, is_short: false })
}

/// The dtype that a word names.
pub(super) fn word(key: LayoutKey, word: &str, field: &FieldType) -> Result<Descr, Error> {
    // The field's own dtype is to be expected, and a vocabulary takes a search.
    match field.dtype_or(None) {
        Some(likely) if likely.plain_name() == Some(word) => {
            return Ok(Descr::unmarked(likely.clone()));
        }
        _ => {}
    }
    match (key, word) {
        (LayoutKey::DataType, _) => open_inference(word).map(Descr::from),
        (LayoutKey::ArrayType, "double") => Ok(DType::Float64.into()),
        (LayoutKey::ArrayType, "single") => Ok(DType::Float32.into()),
        (LayoutKey::ArrayType, "logical") => Ok(DType::Bool.into()),
        _ => word.parse(),
    }
}

/// The dtype of a typestr without its mark, which plotly's are; they are little-endian.
fn short(word: &str) -> Option<Descr> {
    let dtype = match word {
        "i1" | "u1" | "b1" => format!("|{word}").parse::<Descr>(),
        _ => format!("<{word}").parse::<Descr>(),
    };
    let dtype = dtype.ok()?.dtype().clone();
    Some(Descr::marked(dtype, ByteOrder::Little))
}

/// The words of the Open Inference Protocol.
const OPEN_INFERENCE: &[(&str, DType)] = &[
    ("BOOL", DType::Bool),
    ("INT8", DType::Int8),
    ("INT16", DType::Int16),
    ("INT32", DType::Int32),
    ("INT64", DType::Int64),
    ("UINT8", DType::UInt8),
    ("UINT16", DType::UInt16),
    ("UINT32", DType::UInt32),
    ("UINT64", DType::UInt64),
    ("FP16", DType::Float16),
    ("FP32", DType::Float32),
    ("FP64", DType::Float64),
    ("BF16", DType::BFloat16),
];

fn open_inference(word: &str) -> Result<DType, Error> {
    if word == "BYTES" {
        return Err(Error::custom("texts of any length (the datatype \"BYTES\") are no elements"));
    }
    let known = OPEN_INFERENCE.iter().find(|(name, _)| *name == word);
    known.map(|(_, dtype)| dtype.clone()).ok_or_else(|| Error::unknown("datatype", word))
}
