//! The shape: a list, plotly's text, or jdata's number.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Unexpected, Visitor};

use super::{NAME, fail, key::Key};
use crate::{
    error::{Error, Quoted},
    shape::{Axes, Shape},
};

/// Reads a shape into its place.
pub(super) struct ShapeSeed<'a> {
    pub(super) key: Key,
    pub(super) shape: &'a mut Shape,
}

const AXES: Axes = Axes { wire: Some(NAME), tuple: None };

impl<'de> DeserializeSeed<'de> for ShapeSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ShapeSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the shape of an array, a list of unsigned integers")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        AXES.in_place(self.shape).visit_seq(list)
    }

    /// The tuple of no axes, in formats that have tuples.
    fn visit_unit<E: serde_core::de::Error>(self) -> Result<(), E> {
        if self.key == Key::Dim { Ok(()) } else { Err(E::invalid_type(Unexpected::Unit, &self)) }
    }

    /// `"2, 3"`
    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<(), E> {
        for axis in text.split(',') {
            let axis = axis.trim();
            let digits = !axis.is_empty() && axis.bytes().all(|byte| byte.is_ascii_digit());
            let axis = axis.parse().ok().filter(|_| digits).ok_or_else(|| {
                let text = Quoted(text);
                fail(Error::custom(format_args!("the shape {text} is no list of lengths")))
            })?;
            self.shape.push(axis).map_err(fail)?;
        }
        Ok(())
    }

    fn visit_u64<E: serde_core::de::Error>(self, axis: u64) -> Result<(), E> {
        let axis = usize::try_from(axis).map_err(|_| {
            let why = "exceeds this machine's address space";
            fail(Error::custom(format_args!("an axis of {axis} {why}")))
        })?;
        self.shape.push(axis).map_err(fail)
    }

    fn visit_i64<E: serde_core::de::Error>(self, axis: i64) -> Result<(), E> {
        match u64::try_from(axis) {
            Ok(axis) => self.visit_u64(axis),
            Err(_) => Err(fail(Error::custom(format_args!("an axis of {axis} is negative")))),
        }
    }
}
