//! The tagged wire with numbers that people can read.

use serde::{Deserializer, Serializer};

use super::{Wire, tagged};
use crate::{
    parts::{Expect, Parts, RawParts},
    payload::{Form, List},
};

/// The five keys of [`Tagged`](super::Tagged) with the data as nested lists of numbers.
#[derive(Clone, Copy, Debug)]
pub struct Readable;

impl Wire for Readable {
    const NAME: &'static str = "readable";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        // The shape is stated, so that no lists are needed to tell the shape of an empty array.
        if parts.data().is_empty() {
            let none: &[()] = &[];
            return tagged::write(parts, &none, serializer);
        }
        tagged::write(parts, &List(parts), serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        tagged::read::<Self, D>(deserializer, expect, |shape| Form::List { ndim: shape.len() })
    }
}
