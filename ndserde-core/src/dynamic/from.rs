//! From arrays of a known element type.

use alloc::borrow::Cow;

use super::DynArray;
use crate::{
    array::{NdArray, for_each_ndarray},
    element::{Element, Fixed},
    error::Error,
    order::Order,
    shape::Shape,
    untyped::ArrayBytes,
};

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
    pub fn try_from_array<T: NdArray + ?Sized>(array: &T) -> Result<Self, Error> {
        array.with_untyped(|array| Self::from_untyped(array.clone()))?
    }
}

/// One copy of the data, or none where it is owned already.
///
/// It fails where a bool is neither 0 nor 1.
impl TryFrom<ArrayBytes<'_>> for DynArray {
    type Error = Error;

    fn try_from(array: ArrayBytes<'_>) -> Result<Self, Error> {
        Self::from_untyped(array)
    }
}

macro_rules! arrays {
    ($ndarray:ident) => {
        /// The array's own memory, where that holds its elements in C or F order and nothing else; a copy
        /// elsewhere.
        impl<A: Element + Fixed, D: $ndarray::Dimension> From<$ndarray::Array<A, D>> for DynArray {
            fn from(array: $ndarray::Array<A, D>) -> Self {
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
                let data =
                    A::to_buffer(Cow::Owned(elements), &dtype).into_aligned(dtype.width(), false);
                Self { dtype, shape, order, data }
            }
        }

        /// A copy, in the order of the view where that is C or F.
        impl<A: Element + Fixed, D: $ndarray::Dimension>
            From<$ndarray::ArrayBase<$ndarray::ViewRepr<&A>, D>> for DynArray
        {
            fn from(view: $ndarray::ArrayBase<$ndarray::ViewRepr<&A>, D>) -> Self {
                view.to_owned().into()
            }
        }

        /// A copy where the memory is shared.
        impl<A: Element + Fixed, D: $ndarray::Dimension>
            From<$ndarray::ArrayBase<$ndarray::OwnedArcRepr<A>, D>> for DynArray
        {
            fn from(array: $ndarray::ArrayBase<$ndarray::OwnedArcRepr<A>, D>) -> Self {
                array.into_owned().into()
            }
        }

        /// A copy, in the order of the array where that is C or F.
        impl<S, D> From<&$ndarray::ArrayBase<S, D>> for DynArray
        where
            S: $ndarray::Data + $ndarray::RawData<Elem: Element + Fixed>,
            D: $ndarray::Dimension,
        {
            fn from(array: &$ndarray::ArrayBase<S, D>) -> Self {
                array.view().into()
            }
        }
    };
}

for_each_ndarray!(arrays);
