//! A pickle as a string with a character for each byte.

use serde_core::{Deserializer, Serialize, Serializer};

use super::{Pickle, Wire, enclosed, pickle};
use crate::{
    payload::Latin1,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// [`Pickle`] with Latin-1 in place of base64.
#[derive(Clone, Copy, Debug)]
pub struct PickleLatin1;

impl Wire for PickleLatin1 {
    const NAME: &'static str = "pickle_latin1";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        pickle::write(array, |pickle| Latin1(pickle).serialize(serializer))
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        enclosed::read::<Self, Pickle, D>(deserializer)
    }
}
