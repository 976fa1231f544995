//! The key `kind` of `msgpack-numpy`.

use std::str::FromStr;

use crate::{dtype::DType, error::Error};

/// Which sort of dtype the array has.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Plain,
    Record,
    Object,
}

impl FromStr for Kind {
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
pub(super) fn check_kind(kind: Kind, dtype: Option<&DType>) -> Result<(), Error> {
    match (kind, dtype) {
        (Kind::Object, _) => {
            Err(Error::custom("kind O is an array of objects: a pickle, which is never executed"))
        }
        (Kind::Record, Some(dtype)) if !matches!(dtype, DType::Record(_)) => {
            Err(Error::custom(format_args!("kind V marks records, and the type is {dtype}")))
        }
        (Kind::Plain | Kind::Record, _) => Ok(()),
    }
}
