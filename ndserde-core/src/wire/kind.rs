//! The key `kind` of `msgpack-numpy`.

use core::str::FromStr;

use crate::{dtype::DType, error::Error};

/// Which sort of dtype the array has.
#[derive(Clone, Copy)]
pub(super) enum NumpyKind {
    Plain,
    Record,
    Object,
    /// NumPy's letter for the dtype, which other writers than `msgpack-numpy` put there.
    Letter(char),
}

impl FromStr for NumpyKind {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "" => Ok(Self::Plain),
            "V" => Ok(Self::Record),
            "O" => Ok(Self::Object),
            "b" | "i" | "u" | "f" | "c" | "M" | "m" | "S" | "U" => {
                Ok(Self::Letter(word.chars().next().unwrap_or_default()))
            }
            _ => Err(Error::unknown("kind", word)),
        }
    }
}

/// Refuses a kind that has no elements, or is not that of the dtype.
pub(super) fn check_kind(kind: NumpyKind, dtype: Option<&DType>) -> Result<(), Error> {
    match (kind, dtype) {
        (NumpyKind::Object, _) => {
            Err(Error::custom("kind O is an array of objects: a pickle, which is never executed"))
        }
        (NumpyKind::Record, Some(dtype)) if !matches!(dtype, DType::Record(_)) => {
            Err(Error::custom(format_args!("kind V marks records, and the type is {dtype}")))
        }
        (NumpyKind::Letter(letter), Some(dtype)) if dtype.kind() != Some(letter) => {
            let dtype = dtype.in_message();
            Err(Error::custom(format_args!("kind {letter} is not that of the type {dtype}")))
        }
        (NumpyKind::Plain | NumpyKind::Record | NumpyKind::Letter(_), _) => Ok(()),
    }
}
