//! Arrays without their element type, lent as ndarray's.

use ndarray::{ArrayView, Dimension};

use super::ReadNdArray;
use crate::{
    element::Element,
    error::Error,
    untyped::{ArrayBytes, UncheckedArray},
};

impl<'a> ArrayBytes<'a> {
    /// The array as one of this element type and dimension, without a copy; dates and spans as the
    /// `i64` that they count.
    ///
    /// ```
    /// use ndarray::{Ix2, arr2};
    /// use ndserde::{ByteOrder, DType, wire::{FieldType, Shape, UncheckedArray}};
    ///
    /// let bytes = [1_u8, 2, 3, 4];
    /// let array = UncheckedArray::new(DType::UInt8, Shape::new(&[2, 2])?, &bytes[..]);
    /// let array = array.check(&FieldType::any(None))?;
    /// assert_eq!(array.into_view::<u8, Ix2>()?, arr2(&[[1, 2], [3, 4]]));
    /// # Ok::<(), ndserde::Error>(())
    /// ```
    ///
    /// # Errors
    /// When dtype or number of axes is another, a bool is neither 0 nor 1, the bytes are not borrowed, or
    /// do not lie as the elements do in this machine's memory.
    pub fn into_view<A: Element, D: Dimension>(self) -> Result<ArrayView<'a, A, D>, Error> {
        let field = ArrayView::<A, D>::FIELD_TYPE;
        let dtype = match field.dtype() {
            Some(counted) if self.dtype.stored() == counted => counted.clone(),
            _ => self.dtype.clone(),
        };
        let array = UncheckedArray::from(Self { dtype, ..self });
        ArrayView::from_untyped(array.check(field)?)
    }
}
