//! The tagged wire with numbers that people can read.

use serde_core::{Deserializer, Serializer, ser::Error as _};

use super::{
    Wire,
    keyed::{self, Encoding, Spec},
    tagged,
};
use crate::{
    payload::{PayloadLists, check_listed},
    untyped::{ArrayBytes, FieldType, UncheckedArray, Written},
};

/// The five keys of [`Tagged`](super::Tagged) with the data as nested lists of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Readable;

impl Wire for Readable {
    const NAME: &'static str = "readable";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize_written(Written::Whole(array), serializer)
    }

    fn serialize_written<S: Serializer>(
        array: Written<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        check_listed(array.dtype()).map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
        // The shape is stated, so that no lists are needed to tell the shape of an empty array.
        if array.is_empty() {
            let none: &[()] = &[];
            return tagged::write(array, &none, serializer);
        }
        tagged::write(array, &PayloadLists(array), serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        const SPEC: Spec = tagged::spec(Encoding::Lists);
        keyed::read::<Self, D>(deserializer, field, &SPEC)
    }
}
