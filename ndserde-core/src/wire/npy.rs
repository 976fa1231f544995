//! A whole .npy file as one value.

mod decode;
mod header;
mod literal;
#[cfg(feature = "std")]
mod read;

use serde_core::{Deserializer, Serialize, Serializer, ser::Error as _};

pub(crate) use self::header::header_of;
use self::literal::Header;
#[cfg(feature = "compression")]
pub(crate) use self::read::read_most;
#[cfg(feature = "std")]
pub(crate) use self::{
    literal::Claim,
    read::{FileStart, claim, read},
};
use super::{Wire, enclosed};
use crate::{
    payload::Joined,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// NumPy's file format: base64 of the file in text formats, its bytes in the others.
#[derive(Clone, Copy, Debug)]
pub struct Npy;

impl Wire for Npy {
    const NAME: &'static str = "npy";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let head = header_of(array).map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
        Joined { head: &head, body: array.data(), tail: &[] }.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        enclosed::read::<Self, Self, D>(deserializer)
    }
}

/// What a file says, for the hub to check.
pub(crate) fn unchecked(file: &[u8]) -> Result<UncheckedArray<'_>, crate::error::Error> {
    <Npy as enclosed::File>::bytes(file).map(UncheckedArray::from)
}
