//! An array as the arrays along its first axis.

use super::{ArrayBytes, reorder};
use crate::{aligned::Aligned, buffer::Buffer, error::Error, order::Order, shape::Shape};

/// The arrays along the first axis: each lent where the whole is, and else one copy.
pub(crate) struct Rows<'a> {
    /// In C order.
    array: ArrayBytes<'a>,
    row: Shape,
    row_bytes: usize,
    next: usize,
    left: usize,
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

    /// How many are left.
    pub(crate) const fn len(&self) -> usize {
        self.left
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = ArrayBytes<'a>;

    fn next(&mut self) -> Option<ArrayBytes<'a>> {
        self.left = self.left.checked_sub(1)?;
        let end = self.next.saturating_add(self.row_bytes);
        let place = self.next..end;
        self.next = end;
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
