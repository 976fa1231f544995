//! Reading a shape.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::Shape;
use crate::error::Error;

/// Reads a shape.
#[derive(Clone, Copy)]
pub(crate) struct Axes {
    /// The name that error messages start with.
    pub(crate) wire: Option<&'static str>,
    /// How many axes there are, where a format that does not describe itself leaves that out.
    pub(crate) tuple: Option<usize>,
}

impl Axes {
    /// Reads the axes behind those of a shape.
    pub(crate) const fn in_place<'a>(&'a self, shape: &'a mut Shape) -> InPlace<'a> {
        InPlace { axes: self, shape, binary: false }
    }

    fn expecting(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wire {
            Some(wire) => write!(f, "the shape of a {wire} array, a list of unsigned integers"),
            None => f.write_str("a shape, which is a list of unsigned integers"),
        }
    }

    fn fail<E: serde_core::de::Error>(self, error: Error) -> E {
        match self.wire {
            Some(wire) => E::custom(error.in_wire(wire)),
            None => E::custom(error),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Axes {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        let mut shape = Shape::default();
        self.in_place(&mut shape).deserialize(deserializer)?;
        Ok(shape)
    }
}

/// Reads a shape into its place: as a visitor's value each layer of the backend would move it.
pub(crate) struct InPlace<'a> {
    axes: &'a Axes,
    shape: &'a mut Shape,
    /// Whether the format is one that people do not read.
    binary: bool,
}

impl<'de> DeserializeSeed<'de> for InPlace<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let this = Self { binary: !deserializer.is_human_readable(), ..self };
        match this.axes.tuple {
            Some(len) => deserializer.deserialize_tuple(len, this),
            None => deserializer.deserialize_seq(this),
        }
    }
}

impl<'de> Visitor<'de> for InPlace<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.axes.expecting(f)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut axes: S) -> Result<(), S::Error> {
        let seed = || Axis { axes: self.axes, binary: self.binary };
        while let Some(axis) = axes.next_element_seed(seed())? {
            self.shape.push(axis).map_err(|error| self.axes.fail(error))?;
        }
        Ok(())
    }
}

/// Reads the length of one axis.
struct Axis<'a> {
    axes: &'a Axes,
    binary: bool,
}

impl<'de> DeserializeSeed<'de> for Axis<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        // Some binary formats hand over a byte string where a list is asked for; its bytes, taken
        // out of the format, are told by that.
        if self.binary && deserializer.is_human_readable() {
            return Err(self.axes.fail(Error::custom("bytes where the list of the axes belongs")));
        }
        deserializer.deserialize_u64(self)
    }
}

impl Visitor<'_> for Axis<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an unsigned integer in ")?;
        self.axes.expecting(f)
    }

    fn visit_u64<E: serde_core::de::Error>(self, axis: u64) -> Result<usize, E> {
        usize::try_from(axis).map_err(|_| {
            self.axes.fail(Error::custom(format_args!(
                "an axis of {axis} exceeds this machine's address space"
            )))
        })
    }

    fn visit_i64<E: serde_core::de::Error>(self, axis: i64) -> Result<usize, E> {
        match u64::try_from(axis) {
            Ok(axis) => self.visit_u64(axis),
            Err(_) => {
                Err(self.axes.fail(Error::custom(format_args!("an axis of {axis} is negative"))))
            }
        }
    }
}
