//! The arrays of a column, gathered row by row.

use ndserde::{
    DType, Order,
    wire::{ArrayBytes, Wire},
};

use super::{
    deps::arrow_buffer::BooleanBufferBuilder, gathered::Gathered, items::times, seen::Seen,
    shapes::Shapes, texts::Texts,
};
use crate::error::Error;

/// The arrays of a column, as far as they have been seen.
pub(super) struct Tensors {
    pub(super) seen: Seen,
    pub(super) shapes: Shapes,
    pub(super) elements: Elements,
    /// Which rows have an array, where not each does.
    pub(super) present: Option<BooleanBufferBuilder>,
    pub(super) rows: usize,
    /// How many rows there will be.
    expected: usize,
}

/// The elements of the rows so far.
pub(super) enum Elements {
    Bytes(Gathered),
    Texts(Texts),
}

impl Elements {
    fn of(dtype: Option<&DType>) -> Self {
        match dtype {
            Some(DType::Str(_) | DType::Bytes(_)) => Self::Texts(Texts::new()),
            _ => Self::Bytes(Gathered::new()),
        }
    }
}

impl Tensors {
    /// Without rows. Where only the schema knows the dtype, it counts from the first row on, which may be
    /// null.
    pub(super) fn new(seen: Seen, shapes: Shapes, nullable: bool, expected: usize) -> Self {
        let elements = Elements::of(seen.written());
        let present = nullable.then(|| BooleanBufferBuilder::new(expected));
        Self { seen, shapes, elements, present, rows: 0, expected }
    }

    /// The next row.
    ///
    /// # Errors
    /// When it is not what the rows before it are, or the schema asks for.
    pub(super) fn push<W: Wire>(&mut self, row: Option<&ArrayBytes<'_>>) -> Result<(), Error> {
        self.push_presence(row.is_some())?;
        match row {
            Some(row) => self.push_array::<W>(row)?,
            None => self.push_null()?,
        }
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    /// The next row of a column whose dtype has been seen, by its shape and its bytes in C order.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    #[inline]
    pub(super) fn push_bytes(&mut self, row: Option<(&[usize], &[u8])>) -> Result<(), Error> {
        self.push_presence(row.is_some())?;
        match row {
            Some((shape, bytes)) => self.push_elements(shape, bytes)?,
            None => self.push_null()?,
        }
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    #[inline]
    fn push_presence(&mut self, is_present: bool) -> Result<(), Error> {
        match &mut self.present {
            Some(present) => present.append(is_present),
            None if is_present => {}
            None => return Err(Error::new("is null, where the schema has no nulls")),
        }
        Ok(())
    }

    fn push_array<W: Wire>(&mut self, row: &ArrayBytes<'_>) -> Result<(), Error> {
        let is_first = self.seen.written().is_none();
        self.seen.check::<W>(row.dtype())?;
        if is_first {
            self.elements = Elements::of(self.seen.written());
        }
        let in_c_order;
        let row = match row.order() {
            Order::C => row,
            Order::F => {
                in_c_order = row.to_c_order();
                &in_c_order
            }
        };
        if let Elements::Bytes(_) = self.elements {
            return self.push_elements(row.shape(), row.data());
        }
        self.push_shape(row.shape())?;
        if let Elements::Texts(texts) = &mut self.elements {
            let count = row.shape().iter().try_fold(1, |count, axis| times(count, *axis))?;
            texts.push(row.dtype(), count, row.data())?;
        }
        Ok(())
    }

    #[inline]
    fn push_shape(&mut self, shape: &[usize]) -> Result<(), Error> {
        match self.shapes.push(shape, self.rows, self.seen.items_each())? {
            0 => Ok(()),
            zeros => self.push_zeros(zeros),
        }
    }

    #[inline]
    fn push_elements(&mut self, shape: &[usize], row: &[u8]) -> Result<(), Error> {
        self.push_shape(shape)?;
        match &mut self.elements {
            Elements::Bytes(bytes) => {
                let expected = if self.shapes.is_fixed() { self.expected } else { 0 };
                bytes.push(row, expected)
            }
            Elements::Texts(_) => Err(Error::new("text of a width that is not known")),
        }
    }

    fn push_null(&mut self) -> Result<(), Error> {
        let zeros = self.shapes.push_null(self.seen.items_each());
        self.push_zeros(zeros)
    }

    /// So many elements under null rows.
    pub(super) fn push_zeros(&mut self, count: usize) -> Result<(), Error> {
        match &mut self.elements {
            Elements::Texts(texts) => texts.push_empty(count),
            Elements::Bytes(bytes) => {
                let size = self.seen.written().map_or(0, DType::itemsize);
                bytes.push_zeros(times(count, size)?)?;
            }
        }
        Ok(())
    }
}
