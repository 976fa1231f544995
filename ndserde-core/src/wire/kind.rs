//! The key `kind` of `msgpack-numpy`.

use std::str::FromStr;

use crate::{dtype::DType, error::Error};

/// Which sort of dtype the array has.
#[derive(Clone, Copy)]
pub(super) enum NumpyKind {
    Plain,
    Record,
    Object,
}

impl FromStr for NumpyKind {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "" => Ok(Self::Plain),
            "V" => Ok(Self::Record),
            "O" => Ok(Self::Object),
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
        (NumpyKind::Plain | NumpyKind::Record, _) => Ok(()),
    }
}
