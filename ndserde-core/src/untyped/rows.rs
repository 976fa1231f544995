//! An array as the arrays along its first axis.

use core::ops::Range;

use super::{ArrayBytes, reorder};
use crate::{
    aligned::Aligned, buffer::Buffer, byteorder::ByteOrder, dtype::DType, error::Error,
    order::Order, shape::Shape,
};

/// The arrays along the first axis: each lent where the whole is, and else one copy.
pub struct Rows<'a> {
    /// In C order.
    array: ArrayBytes<'a>,
    row: Shape,
    row_bytes: usize,
    next: usize,
    left: usize,
}

/// A row in C order.
pub(crate) struct RowBytes<'a> {
    pub(crate) dtype: &'a DType,
    pub(crate) shape: &'a Shape,
    pub(crate) byteorder: ByteOrder,
    pub(crate) bytes: &'a [u8],
}

impl<'a> Rows<'a> {
    /// # Errors
    /// When the array has no axis.
    pub(crate) fn of(mut array: ArrayBytes<'a>) -> Result<Self, Error> {
        let Some((&len, row)) = array.shape.split_first() else {
            return Err(Error::custom("an array without axes has no rows"));
        };
        let row = Shape::new(row)?;
        if array.order == Order::F {
            if !row.is_empty() {
                let data = reorder::f_to_c(array.data(), &array.shape, &array.dtype);
                array.data = Buffer::Owned(data);
            }
            array.order = Order::C;
        }
        let row_bytes = array.data().len().checked_div(len).unwrap_or_default();
        Ok(Self { array, row, row_bytes, next: 0, left: len })
    }

    /// The bytes of the next row, without an array around them: what they are is the same for all.
    pub(crate) fn next_bytes(&mut self) -> Option<RowBytes<'_>> {
        let bytes = self.next_place()?;
        let ArrayBytes { dtype, byteorder, data, .. } = &self.array;
        let bytes = data.as_slice().get(bytes).unwrap_or_default();
        Some(RowBytes { dtype, shape: &self.row, byteorder: *byteorder, bytes })
    }

    fn next_place(&mut self) -> Option<Range<usize>> {
        self.left = self.left.checked_sub(1)?;
        let start = self.next;
        self.next = start.saturating_add(self.row_bytes);
        Some(start..self.next)
    }

    /// How many are left.
    pub(crate) const fn len(&self) -> usize {
        self.left
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = ArrayBytes<'a>;

    fn next(&mut self) -> Option<ArrayBytes<'a>> {
        let place = self.next_place()?;
        let ArrayBytes { dtype, byteorder, data, fixed_rank, .. } = &self.array;
        let data = match data {
            Buffer::Borrowed(bytes) => Buffer::Borrowed(bytes.get(place).unwrap_or_default()),
            Buffer::Owned(words) => {
                let bytes = words.as_bytes().get(place).unwrap_or_default();
                Buffer::Owned(Aligned::copy(dtype.width(), bytes))
            }
        };
        let (dtype, shape) = (dtype.clone(), self.row.clone());
        let (byteorder, fixed_rank) = (*byteorder, *fixed_rank);
        Some(ArrayBytes { dtype, shape, order: Order::C, byteorder, data, fixed_rank })
    }
}
