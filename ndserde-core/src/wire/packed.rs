//! An array as one short string of bytes.

mod decode;
mod head;

use serde_core::{Deserializer, Serialize, Serializer};

use super::{Wire, enclosed};
use crate::{
    payload::Joined,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// A head of some bytes and the elements behind it: base64 of both in text formats, their bytes in the
/// others. For many small arrays.
#[derive(Clone, Copy, Debug)]
pub struct Packed;

impl Wire for Packed {
    const NAME: &'static str = "packed";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let head = head::write(array);
        Joined { head: &head, body: array.data(), tail: &[] }.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        enclosed::read::<Self, Self, D>(deserializer)
    }
}
