//! The fields of records.

use alloc::boxed::Box;
use core::{fmt, hash};

use crate::dtype::DType;

/// A field of a [`Record`](super::Record): its name and its dtype, and where it is an array of its own (`[f32; 3]`)
/// the lengths of its axes.
#[derive(Clone)]
pub struct RecordField {
    dtype: DType,
    rest: FieldRest,
}

const _: () = assert!(size_of::<RecordField>() <= 48, "a document may have one for each ten bytes");

/// A field beside its dtype.
#[derive(Clone)]
enum FieldRest {
    Static {
        name: &'static str,
        axes: &'static SubArray,
        /// Writes what the field is where a document lacks it.
        default: Option<fn(&mut [u8])>,
    },
    /// Of a document; most fields are one element.
    Owned { name: Box<str>, axes: Option<Box<SubArray>> },
}

impl RecordField {
    /// A field that the compiler knows.
    #[doc(hidden)]
    #[must_use]
    pub const fn of(
        name: &'static str,
        dtype: DType,
        axes: &'static SubArray,
        default: Option<fn(&mut [u8])>,
    ) -> Self {
        Self { dtype, rest: FieldRest::Static { name, axes, default } }
    }

    /// A field that a document describes.
    pub(in crate::dtype) fn named(name: Box<str>, dtype: DType, axes: SubArray) -> Self {
        let axes = (axes.ndim > 0).then(|| Box::new(axes));
        Self { dtype, rest: FieldRest::Owned { name, axes } }
    }

    pub(in crate::dtype) fn shaped(self, axes: SubArray) -> Self {
        let name = match self.rest {
            FieldRest::Static { name, .. } => name.into(),
            FieldRest::Owned { name, .. } => name,
        };
        Self::named(name, self.dtype, axes)
    }

    const fn axes(&self) -> &SubArray {
        match &self.rest {
            FieldRest::Static { axes, .. } => axes,
            FieldRest::Owned { axes: Some(axes), .. } => axes,
            FieldRest::Owned { axes: None, .. } => &SubArray::SCALAR,
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.rest {
            FieldRest::Static { name, .. } => name,
            FieldRest::Owned { name, .. } => name,
        }
    }

    /// The dtype of the field's elements.
    #[must_use]
    pub const fn dtype(&self) -> &DType {
        &self.dtype
    }

    /// The lengths of the field's own axes; none where it is one element.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        self.axes().shape()
    }

    /// The memory of the field in bytes.
    pub(crate) const fn itemsize(&self) -> usize {
        self.dtype.itemsize().saturating_mul(self.axes().len())
    }

    pub(in crate::dtype) const fn default(&self) -> Option<fn(&mut [u8])> {
        match self.rest {
            FieldRest::Static { default, .. } => default,
            FieldRest::Owned { .. } => None,
        }
    }
}

/// Equal where name, dtype and shape are.
impl PartialEq for RecordField {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name() && self.dtype == other.dtype && self.axes() == other.axes()
    }
}

impl Eq for RecordField {}

impl hash::Hash for RecordField {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        (self.name(), &self.dtype, self.axes()).hash(state);
    }
}

impl fmt::Debug for RecordField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} {:?}", self.name(), self.dtype, self.shape())
    }
}

/// The axes of a field that is an array of its own, at most four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SubArray {
    axes: [usize; Self::MAX],
    ndim: usize,
}

impl SubArray {
    /// The most axes that a field has.
    pub const MAX: usize = 4;

    /// One element.
    pub const SCALAR: Self = Self { axes: [1; Self::MAX], ndim: 0 };

    /// So many of these; none where that would be too many axes.
    #[must_use]
    pub const fn repeated(self, len: usize) -> Option<Self> {
        let ([a, b, c, _], Some(ndim)) = (self.axes, self.ndim.checked_add(1)) else { return None };
        if ndim > Self::MAX { None } else { Some(Self { axes: [len, a, b, c], ndim }) }
    }

    pub(in crate::dtype) fn shape(&self) -> &[usize] {
        self.axes.get(..self.ndim).unwrap_or_default()
    }

    pub(crate) const fn len(self) -> usize {
        let [a, b, c, d] = self.axes;
        a.saturating_mul(b).saturating_mul(c).saturating_mul(d)
    }
}
