//! The dtype, by each name that a layout has for it.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::{NAME, fail, form::Form, key::Key};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::Error,
    wire::dtype::DTypeSeed,
};

/// What stands as a dtype.
pub(super) enum Stated {
    DType(Descr),
    /// A typestr without its mark, as plotly has it.
    Short(Descr),
    /// No dtype, but the mark of bokeh 3: `"type": "ndarray"`.
    Ndarray,
    /// No dtype, but the mark of numpydantic: `"type": "numpy"`.
    Numpy,
}

/// Reads the dtype behind a key.
pub(super) struct StatedSeed<'a> {
    pub(super) form: &'a Form<'a>,
    pub(super) key: Key,
}

impl StatedSeed<'_> {
    fn word(&self, word: &str) -> Result<Stated, Error> {
        // The field's own dtype is to be expected, and a vocabulary takes a search.
        if let Some(likely) = self.form.field.dtype_of(None) {
            if likely.plain_name() == Some(word) {
                return Ok(Stated::DType(Descr::unmarked(likely.clone())));
            }
        }
        match (self.key, word) {
            (Key::Type, "ndarray") => Ok(Stated::Ndarray),
            (Key::Type, "numpy") => Ok(Stated::Numpy),
            (Key::DataType, _) => open_inference(word).map(|dtype| Stated::DType(dtype.into())),
            (Key::ArrayType, "double") => Ok(Stated::DType(DType::Float64.into())),
            (Key::ArrayType, "single") => Ok(Stated::DType(DType::Float32.into())),
            (Key::ArrayType, "logical") => Ok(Stated::DType(DType::Bool.into())),
            _ => word.parse().map(Stated::DType).or_else(|unknown| match short(word) {
                Some(descr) => Ok(Stated::Short(descr)),
                None => Err(unknown),
            }),
        }
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

impl<'de> DeserializeSeed<'de> for StatedSeed<'_> {
    type Value = Stated;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Stated, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for StatedSeed<'_> {
    type Value = Stated;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of an array: a word, or the list of a record's fields", self.key.name())
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<Stated, E> {
        self.word(word).map_err(fail)
    }

    fn visit_bytes<E: serde_core::de::Error>(self, word: &[u8]) -> Result<Stated, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Stated, S::Error> {
        let (what, field) = (self.key.name(), self.form.field);
        let seed = DTypeSeed { wire: NAME, what, field, describes_itself: true };
        seed.visit_seq(list).map(Stated::DType)
    }
}
