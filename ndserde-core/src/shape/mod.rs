//! The lengths of the axes, and the one place that multiplies them.

mod grid;
mod read;

use alloc::{format, string::ToString};
use core::{fmt, ops::Deref};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeSeq};
use smallvec::SmallVec;

pub(crate) use self::{grid::Grid, read::Axes};
use crate::{
    dtype::DType,
    erased,
    error::{Error, Kind},
    order::Order,
};

/// The lengths of an array's axes, outermost first; `[]` is 0-d.
///
/// Up to four axes are held without an allocation, and never more than [`Shape::MAX_AXES`].
/// Serialized as a sequence of unsigned 64-bit integers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape(SmallVec<[usize; 4]>);

impl Shape {
    /// As many axes as a NumPy array can have.
    pub const MAX_AXES: usize = 64;

    /// Sets the lengths of as many axes, in code that is not compiled again for each type of array.
    pub(crate) fn write_to(&self, axes: &mut [usize]) {
        axes.iter_mut().zip(self.iter()).for_each(|(axis, &len)| *axis = len);
    }

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

    /// A shape that may have more axes than a wire carries.
    pub(crate) fn of_any_rank(axes: &[usize]) -> Self {
        Self(SmallVec::from_slice(axes))
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

    /// The axes the other way round.
    pub(crate) fn reversed(&self) -> Self {
        Self(self.0.iter().rev().copied().collect())
    }

    /// How many bytes the elements take.
    ///
    /// Axes of length 0 make it 0, but the product of the others must fit the address space all
    /// the same, since `ndarray` and NumPy ask for that too.
    ///
    /// # Errors
    /// When that product overflows.
    #[inline]
    pub fn byte_len(&self, dtype: &DType) -> Result<usize, Error> {
        byte_len(self, dtype, dtype.itemsize())
    }

    /// Refuses another number of axes than a field has.
    #[inline]
    pub(crate) fn check_ndim(&self, ndim: Option<usize>) -> Result<(), Error> {
        match ndim {
            Some(field) if field != self.len() => Err(self.wrong_ndim(field)),
            _ => Ok(()),
        }
    }

    fn wrong_ndim(&self, field: usize) -> Error {
        Kind::Rank { shape: self.to_string(), axes: self.len(), field }.into()
    }

    /// Whether both orders place the elements alike.
    pub(crate) fn has_one_order(&self) -> bool {
        self.contains(&0) || self.iter().filter(|&&len| len > 1).count() < 2
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

/// [`Shape::byte_len`] of axes that are no shape yet, of elements that may have padding.
pub(crate) fn byte_len(axes: &[usize], dtype: &DType, itemsize: usize) -> Result<usize, Error> {
    let (mut bytes, mut is_empty) = (Some(itemsize), false);
    for &axis in axes {
        if axis == 0 {
            is_empty = true;
        } else {
            bytes = bytes.and_then(|bytes| bytes.checked_mul(axis));
        }
    }
    match bytes {
        Some(bytes) if isize::try_from(bytes).is_ok() => Ok(if is_empty { 0 } else { bytes }),
        _ => Err(overflow(axes, dtype)),
    }
}

#[cold]
fn overflow(axes: &[usize], dtype: &DType) -> Error {
    Kind::Overflow { shape: format!("{axes:?}"), dtype: dtype.in_message() }.into()
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
    #[inline]
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
        let mut axes = Axes::default();
        erased::read(deserializer, "", &mut axes)?;
        Ok(axes.shape)
    }
}
