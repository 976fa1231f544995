//! The lengths of the axes, and the one place that multiplies them.

use std::{fmt, ops::Deref};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, SeqAccess, Visitor},
    ser::SerializeSeq,
};
use smallvec::SmallVec;

use crate::{DType, Error, Order, error::Kind};

/// The lengths of an array's axes, outermost first; `[]` is 0-d.
///
/// Up to four axes are held without an allocation, and never more than [`Shape::MAX_AXES`].
/// Serialized as a sequence of unsigned 64-bit integers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape(SmallVec<[usize; 4]>);

impl Shape {
    /// As many axes as a NumPy array can have.
    pub const MAX_AXES: usize = 64;

    /// A shape from the lengths of its axes.
    ///
    /// # Errors
    /// When there are more than [`Shape::MAX_AXES`].
    #[inline]
    pub fn new(axes: &[usize]) -> Result<Self, Error> {
        if axes.len() > Self::MAX_AXES {
            return Err(Kind::TooManyAxes { limit: Self::MAX_AXES }.into());
        }
        Ok(Self(SmallVec::from_slice(axes)))
    }

    /// One axis.
    #[must_use]
    pub fn flat(len: usize) -> Self {
        Self(SmallVec::from_slice(&[len]))
    }

    /// Adds an axis behind the others.
    ///
    /// # Errors
    /// When there are [`Shape::MAX_AXES`] already.
    #[inline]
    pub fn push(&mut self, axis: usize) -> Result<(), Error> {
        if self.0.len() >= Self::MAX_AXES {
            return Err(Kind::TooManyAxes { limit: Self::MAX_AXES }.into());
        }
        self.0.push(axis);
        Ok(())
    }

    /// How many bytes the elements take.
    ///
    /// Axes of length 0 make it 0, but the product of the others must fit the address space all
    /// the same, since `ndarray` and NumPy ask for that too.
    ///
    /// # Errors
    /// When that product overflows.
    #[inline]
    pub fn byte_len(&self, dtype: DType) -> Result<usize, Error> {
        byte_len(self, dtype)
    }

    /// How many elements lie between two neighbours of each axis, in a contiguous array.
    pub(crate) fn strides(&self, order: Order) -> SmallVec<[usize; 4]> {
        let mut strides = SmallVec::from_elem(1, self.len());
        let mut step = 1_usize;
        let mut advance = |(stride, &axis): (&mut usize, &usize)| {
            *stride = step;
            step = step.saturating_mul(axis);
        };
        match order {
            Order::C => strides.iter_mut().zip(self.iter()).rev().for_each(&mut advance),
            Order::F => strides.iter_mut().zip(self.iter()).for_each(&mut advance),
        }
        strides
    }
}

/// [`Shape::byte_len`] of axes that are no shape yet.
pub(crate) fn byte_len(axes: &[usize], dtype: DType) -> Result<usize, Error> {
    let bytes = axes
        .iter()
        .filter(|&&axis| axis != 0)
        .try_fold(dtype.itemsize(), |bytes, &axis| bytes.checked_mul(axis))
        .filter(|&bytes| isize::try_from(bytes).is_ok())
        .ok_or_else(|| Kind::Overflow { shape: format!("{axes:?}"), dtype: dtype.name() })?;
    Ok(if axes.contains(&0) { 0 } else { bytes })
}

impl Deref for Shape {
    type Target = [usize];

    #[inline]
    fn deref(&self) -> &[usize] {
        &self.0
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Shape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Not `collect_seq`, which some backends make dearer than the few axes are.
        let mut axes = serializer.serialize_seq(Some(self.len()))?;
        for &axis in self.iter() {
            axes.serialize_element(&(axis as u64))?;
        }
        axes.end()
    }
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Axes { wire: None, tuple: None }.deserialize(deserializer)
    }
}

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
    pub(crate) const fn fill<'a>(&'a self, shape: &'a mut Shape) -> Fill<'a> {
        Fill { axes: self, shape }
    }

    fn expecting(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.wire {
            Some(wire) => write!(f, "the shape of a {wire} array, a list of unsigned integers"),
            None => f.write_str("a shape, which is a list of unsigned integers"),
        }
    }

    fn fail<E: serde::de::Error>(self, error: Error) -> E {
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
        self.fill(&mut shape).deserialize(deserializer)?;
        Ok(shape)
    }
}

/// Reads a shape into its place: as a visitor's value each layer of the backend would move it.
pub(crate) struct Fill<'a> {
    axes: &'a Axes,
    shape: &'a mut Shape,
}

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.axes.tuple {
            Some(len) => deserializer.deserialize_tuple(len, self),
            None => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.axes.expecting(f)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut axes: S) -> Result<(), S::Error> {
        while let Some(axis) = axes.next_element_seed(Axis(self.axes))? {
            self.shape.push(axis).map_err(|error| self.axes.fail(error))?;
        }
        Ok(())
    }
}

/// Reads the length of one axis.
struct Axis<'a>(&'a Axes);

impl<'de> DeserializeSeed<'de> for Axis<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_u64(self)
    }
}

impl Visitor<'_> for Axis<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an unsigned integer in ")?;
        self.0.expecting(f)
    }

    fn visit_u64<E: serde::de::Error>(self, axis: u64) -> Result<usize, E> {
        usize::try_from(axis).map_err(|_| {
            self.0.fail(Error::custom(format_args!(
                "an axis of {axis} exceeds this machine's address space"
            )))
        })
    }

    fn visit_i64<E: serde::de::Error>(self, axis: i64) -> Result<usize, E> {
        match u64::try_from(axis) {
            Ok(axis) => self.visit_u64(axis),
            Err(_) => {
                Err(self.0.fail(Error::custom(format_args!("an axis of {axis} is negative"))))
            }
        }
    }
}
