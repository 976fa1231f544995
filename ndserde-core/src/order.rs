//! The order of the elements in memory.

use core::{fmt, str::FromStr};

use crate::error::Error;

/// The order of the elements in memory, by NumPy's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// Row-major: the last axis varies fastest.
    C,
    /// Column-major, Fortran's: the first axis varies fastest.
    F,
}

impl Order {
    /// The letter that stands on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::C => "C",
            Self::F => "F",
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Order {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "C" => Ok(Self::C),
            "F" => Ok(Self::F),
            _ => Err(Error::unknown("order", word)),
        }
    }
}
