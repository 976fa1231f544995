//! A whole .npy file as a string with a character for each byte.

use serde_core::{Deserializer, Serialize, Serializer, ser::Error as _};

use super::{Npy, Wire, enclosed, npy::header_of};
use crate::{
    payload::{Joined, Latin1},
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// [`Npy`](super::Npy) with Latin-1 in place of base64.
#[derive(Clone, Copy, Debug)]
pub struct NpyLatin1;

impl Wire for NpyLatin1 {
    const NAME: &'static str = "npy_latin1";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let head = header_of(array).map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
        Latin1(Joined { head: &head, body: array.data(), tail: &[] }).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        enclosed::read::<Self, Npy, D>(deserializer)
    }
}
