//! The values of `kind`.

use std::str::FromStr;

use crate::error::Error;

/// Which sort of dtype the array has.
#[derive(Clone, Copy)]
pub(in crate::wire) enum Kind {
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
