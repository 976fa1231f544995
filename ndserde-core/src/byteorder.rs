//! The order of the bytes inside one scalar.

use core::{fmt, str::FromStr};

use crate::error::Error;

/// The order of the bytes inside one scalar: `little` or `big` on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ByteOrder {
    /// The least significant byte comes first.
    Little,
    /// The most significant byte comes first.
    Big,
}

impl ByteOrder {
    /// The byte order of the machine that runs this code.
    pub const NATIVE: Self = if cfg!(target_endian = "big") { Self::Big } else { Self::Little };

    /// The word that stands on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Little => "little",
            Self::Big => "big",
        }
    }
}

impl fmt::Display for ByteOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ByteOrder {
    type Err = Error;

    fn from_str(word: &str) -> Result<Self, Error> {
        match word {
            "little" => Ok(Self::Little),
            "big" => Ok(Self::Big),
            _ => Err(Error::unknown("byteorder", word)),
        }
    }
}
