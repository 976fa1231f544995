//! From arrays of a known element type.

use std::borrow::Cow;

use ndarray::{Array, ArrayBase, Data, Dimension, OwnedArcRepr, RawData, ViewRepr};

use super::DynArray;
use crate::{
    array::with_untyped,
    element::{Element, Fixed, Write},
    error::Error,
    order::Order,
    shape::Shape,
};

/// The array's own memory, where that holds its elements in C or F order and nothing else; a copy
/// elsewhere.
impl<A: Element + Fixed, D: Dimension> From<Array<A, D>> for DynArray {
    fn from(array: Array<A, D>) -> Self {
        let shape = Shape::of_any_rank(array.shape());
        let (order, array) = if array.is_standard_layout() {
            (Order::C, array)
        } else if array.t().is_standard_layout() {
            (Order::F, array)
        } else {
            (Order::C, array.as_standard_layout().into_owned())
        };
        let len = array.len();
        let (mut elements, offset) = array.into_raw_vec_and_offset();
        // What a slice of the array has left out.
        if let Some(offset @ 1..) = offset {
            elements.drain(..offset.min(elements.len()));
        }
        elements.truncate(len);
        let dtype = A::DTYPE;
        let data = A::to_buffer(Cow::Owned(elements), &dtype).into_aligned(dtype.width(), false);
        Self { dtype, shape, order, data }
    }
}

impl DynArray {
    /// A copy of an array of any element type, in its order where that is C or F; for text, which the
    /// conversions by `From` leave out.
    ///
    /// ```
    /// use ndserde::{DType, DynArray};
    ///
    /// let labels = DynArray::try_from_array(&ndarray::arr1(&["cat", "horse"]))?;
    /// assert_eq!(labels.dtype(), &DType::Str(5));
    /// # Ok::<(), ndserde::Error>(())
    /// ```
    ///
    /// # Errors
    /// When a text ends with NUL, or one is so much longer than the others that an array as wide as
    /// it would take a multiple of their memory.
    pub fn try_from_array<S, D>(array: &ArrayBase<S, D>) -> Result<Self, Error>
    where
        S: Data<Elem: Write>,
        D: Dimension,
    {
        with_untyped(array, |array| Self::from_untyped(array.clone()))?
    }
}

/// A copy, in the order of the view where that is C or F.
impl<A: Element + Fixed, D: Dimension> From<ArrayBase<ViewRepr<&A>, D>> for DynArray {
    fn from(view: ArrayBase<ViewRepr<&A>, D>) -> Self {
        view.to_owned().into()
    }
}

/// A copy where the memory is shared.
impl<A: Element + Fixed, D: Dimension> From<ArrayBase<OwnedArcRepr<A>, D>> for DynArray {
    fn from(array: ArrayBase<OwnedArcRepr<A>, D>) -> Self {
        array.into_owned().into()
    }
}

/// A copy, in the order of the array where that is C or F.
impl<S, D> From<&ArrayBase<S, D>> for DynArray
where
    S: Data + RawData<Elem: Element + Fixed>,
    D: Dimension,
{
    fn from(array: &ArrayBase<S, D>) -> Self {
        array.view().into()
    }
}
