//! What the field that is being read can hold.

use crate::{dtype::DType, error::Error, shape::Shape};

/// What the field that is being read can hold: its dtype and its number of axes.
///
/// A [`Wire`](crate::wire::Wire) is told, because some documents state neither.
#[derive(Clone, Debug)]
pub struct FieldType {
    dtype: Accepts,
    ndim: Option<usize>,
    /// Which of two axes may be there if its length is 1: a column of a matrix is a vector.
    single: Option<usize>,
    /// Whether null is a NaN in lists.
    takes_null: bool,
}

/// Which dtypes a field takes.
#[derive(Clone, Debug)]
enum Accepts {
    Exactly(DType),
    AnyOr(DType),
    Any,
}

impl FieldType {
    /// A field that holds this dtype and no other; `ndim` is its number of axes, unless it takes
    /// any.
    #[must_use]
    #[inline]
    pub const fn exactly(dtype: DType, ndim: Option<usize>) -> Self {
        Self { dtype: Accepts::Exactly(dtype), ndim, single: None, takes_null: false }
    }

    /// A vector of this dtype: a field of one axis, or of two, of which the one in this place has the
    /// length 1.
    #[allow(dead_code, reason = "types of other crates, behind features")]
    pub(crate) const fn vector(dtype: DType, single: usize) -> Self {
        let ndim = Some(1);
        Self { dtype: Accepts::Exactly(dtype), ndim, single: Some(single), takes_null: false }
    }

    /// A field of one axis more, in front: each array along it is one that this field holds.
    #[must_use]
    pub fn stacked(&self) -> Self {
        Self { ndim: self.ndim.map(|ndim| ndim.saturating_add(1)), single: None, ..self.clone() }
    }

    /// The same field, with the axes of another one.
    pub(crate) fn with_axes_of(self, other: &Self) -> Self {
        Self { ndim: other.ndim, single: other.single, ..self }
    }

    /// A field that takes any dtype, and this one where the document states none.
    #[must_use]
    #[inline]
    pub const fn any_or(dtype: DType, ndim: Option<usize>) -> Self {
        Self { dtype: Accepts::AnyOr(dtype), ndim, single: None, takes_null: false }
    }

    /// A field that takes any dtype, and has none of its own where the document states none.
    #[must_use]
    #[inline]
    pub const fn any(ndim: Option<usize>) -> Self {
        Self { dtype: Accepts::Any, ndim, single: None, takes_null: false }
    }

    /// The same field, in whose lists null is a NaN if this says so.
    #[must_use]
    pub(crate) fn with_null(self, takes_null: bool) -> Self {
        Self { takes_null, ..self }
    }

    /// Whether null is a NaN in lists of floats.
    #[inline]
    pub(crate) const fn takes_null(&self) -> bool {
        self.takes_null
    }

    /// How many axes the field has, unless any number will do.
    #[must_use]
    #[inline]
    pub const fn ndim(&self) -> Option<usize> {
        self.ndim
    }

    /// Refuses a shape with another number of axes than the field has.
    #[inline]
    pub(crate) fn check_axes(&self, shape: &Shape) -> Result<(), Error> {
        match self.single {
            Some(place) if shape.len() == 2 && shape.get(place) == Some(&1) => Ok(()),
            _ => shape.check_ndim(self.ndim),
        }
    }

    /// The only dtype that the field takes, if there is but one.
    #[must_use]
    #[inline]
    pub const fn dtype(&self) -> Option<&DType> {
        match &self.dtype {
            Accepts::Exactly(dtype) => Some(dtype),
            Accepts::AnyOr(_) | Accepts::Any => None,
        }
    }

    /// The dtype of data in a document that states this one, or none so far.
    ///
    /// Where the field takes but one dtype it is that one: should the document mean another,
    /// [`UncheckedArray::check`](super::UncheckedArray::check) refuses it.
    #[must_use]
    #[inline]
    pub const fn dtype_or<'a>(&'a self, stated: Option<&'a DType>) -> Option<&'a DType> {
        match (&self.dtype, stated) {
            (Accepts::Exactly(dtype), _) | (Accepts::AnyOr(dtype), None) => Some(dtype),
            (Accepts::AnyOr(_) | Accepts::Any, stated) => stated,
        }
    }

    /// The dtype of the data of a wire whose documents never state one.
    ///
    /// # Errors
    /// When the field takes any dtype: the message names a wire that states it.
    pub fn require_dtype(&self) -> Result<&DType, Error> {
        self.dtype_or(None).ok_or_else(|| {
            Error::custom(
                "these documents do not say the dtype, and the field takes any; \
                 the wires tagged and readable state it",
            )
        })
    }
}
