//! Arrays of one dtype and shape as one array with an axis more.

use alloc::{string::String, vec, vec::Vec};

use super::ArrayBytes;
use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    error::Error,
    order::Order,
    shape::{Shape, byte_len},
};

/// The dtype of a column, from those of its rows: of text the widest.
pub(crate) struct ColumnDType {
    dtype: Option<DType>,
    rows: usize,
    /// What the rows take by themselves.
    bytes: usize,
    /// Whether text may be widened: not where the dtype is a part of the value.
    widens: bool,
}

impl ColumnDType {
    pub(crate) const fn new(widens: bool) -> Self {
        Self { dtype: None, rows: 0, bytes: 0, widens }
    }

    /// Looks at one more row.
    ///
    /// # Errors
    /// When its dtype is another.
    pub(crate) fn add(&mut self, row: &ArrayBytes<'_>) -> Result<(), Error> {
        let dtype = match (self.dtype.take(), &row.dtype) {
            (None, dtype) => dtype.clone(),
            (Some(DType::Str(width)), &DType::Str(other)) if self.widens => {
                DType::Str(width.max(other))
            }
            (Some(DType::Bytes(width)), &DType::Bytes(other)) if self.widens => {
                DType::Bytes(width.max(other))
            }
            (Some(before), dtype) if before == *dtype => before,
            (Some(before), dtype) => return Err(other_dtype(self.rows, dtype, &before)),
        };
        self.dtype = Some(dtype);
        self.rows = self.rows.saturating_add(1);
        self.bytes = self.bytes.saturating_add(row.data().len());
        Ok(())
    }

    /// The dtype, unless there are no rows.
    pub(crate) fn dtype(&self) -> Option<DType> {
        self.dtype.clone()
    }

    /// Refuses text that would take a multiple of its memory, because that of one row is so long.
    fn check(&self, column: usize) -> Result<(), Error> {
        /// As in an array of texts.
        const MOST: usize = 8;
        const ALWAYS: usize = 1 << 16;
        if column > self.bytes.saturating_mul(MOST).saturating_add(ALWAYS) {
            let (rows, bytes) = (self.rows, self.bytes);
            let dtype = self.dtype.as_ref().map_or_else(String::new, DType::in_message);
            return Err(Error::custom(format_args!(
                "{rows} rows of {bytes} bytes in all would take {column} bytes, each text as wide as \
                 {dtype}: shorten the longest"
            )));
        }
        Ok(())
    }
}

/// Rows that are put together.
pub(crate) struct RowStack {
    len: usize,
    found: ColumnDType,
    dtype: DType,
    row: Option<Shape>,
    rows: usize,
    data: Aligned,
    filled: usize,
}

impl RowStack {
    /// For so many rows of this dtype, of which these are known.
    pub(crate) fn new(len: usize, dtype: DType, found: ColumnDType) -> Self {
        let data = Aligned::zeroed(dtype.width(), 0);
        Self { len, found, dtype, row: None, rows: 0, data, filled: 0 }
    }

    /// Adds the next row, whose data is little-endian.
    ///
    /// # Errors
    /// When its dtype or shape is not that of the rows before it, or there is no memory for all.
    pub(crate) fn push(&mut self, row: &ArrayBytes<'_>) -> Result<(), Error> {
        if row.order == Order::F {
            return self.push(&row.to_c_order());
        }
        if row.dtype == self.dtype {
            return self.push_bytes(&row.shape, row.data());
        }
        self.has_shape(&row.shape)?;
        self.widened(row)?;
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    /// The same of a row that has the dtype, by its little-endian bytes in C order.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn push_bytes(&mut self, shape: &[usize], from: &[u8]) -> Result<(), Error> {
        self.has_shape(shape)?;
        let end = self.filled.saturating_add(from.len());
        if let Some(to) = self.data.as_bytes_mut().get_mut(self.filled..end) {
            to.copy_from_slice(from);
        }
        self.filled = end;
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    #[inline]
    fn has_shape(&mut self, shape: &[usize]) -> Result<(), Error> {
        match &self.row {
            Some(first) if first[..] == *shape => Ok(()),
            Some(first) => Err(other_shape(self.rows, shape, first)),
            None => self.begin(shape),
        }
    }

    #[cold]
    fn begin(&mut self, row: &[usize]) -> Result<(), Error> {
        let shape = with_rows(self.len, row)?;
        let bytes = byte_len(&shape, &self.dtype, self.dtype.itemsize())?;
        if self.found.rows > 0 {
            self.found.check(bytes)?;
        }
        // There is memory for it, if there is for this, which makes way: a row that repeats its
        // elements takes more here than there.
        if Vec::<u8>::new().try_reserve_exact(bytes).is_err() {
            return Err(Error::custom(format_args!(
                "no memory for the shape {shape} of {}, which takes {bytes} bytes",
                self.dtype.in_message()
            )));
        }
        self.data = Aligned::zeroed(self.dtype.width(), bytes);
        self.row = Some(Shape::new(row)?);
        Ok(())
    }

    /// Adds text that is narrower: each filled up with zeros.
    fn widened(&mut self, row: &ArrayBytes<'_>) -> Result<(), Error> {
        let is_text = matches!(
            (&row.dtype, &self.dtype),
            (DType::Str(_), DType::Str(_)) | (DType::Bytes(_), DType::Bytes(_))
        );
        let (narrow, wide) = (row.dtype.itemsize(), self.dtype.itemsize());
        if !is_text || narrow > wide {
            return Err(other_dtype(self.rows, &row.dtype, &self.dtype));
        }
        let to = self.data.as_bytes_mut().get_mut(self.filled..).unwrap_or_default();
        let elements = row.data().chunks_exact(narrow.max(1));
        self.filled = self.filled.saturating_add(elements.len().saturating_mul(wide));
        for (from, to) in elements.zip(to.chunks_exact_mut(wide.max(1))) {
            if let Some(to) = to.get_mut(..narrow) {
                to.copy_from_slice(from);
            }
        }
        Ok(())
    }

    /// All rows; without any, an array of this rank that has no elements, or of one axis where
    /// nothing says which.
    ///
    /// # Errors
    /// When it has more axes than a wire carries.
    pub(crate) fn finish(self, ndim: Option<usize>) -> Result<ArrayBytes<'static>, Error> {
        let Self { len, dtype, row, data, .. } = self;
        let shape = match row {
            Some(row) => with_rows(len, &row)?,
            None => with_rows(0, &vec![0; ndim.unwrap_or_default()])?,
        };
        Ok(ArrayBytes {
            dtype,
            shape,
            order: Order::C,
            byteorder: ByteOrder::Little,
            data: Buffer::Owned(data),
            fixed_rank: ndim.is_some(),
        })
    }
}

/// The shape of so many rows.
fn with_rows(rows: usize, row: &[usize]) -> Result<Shape, Error> {
    let mut shape = Shape::flat(rows);
    row.iter().try_for_each(|&axis| shape.push(axis))?;
    Ok(shape)
}

#[cold]
fn other_dtype(row: usize, found: &DType, before: &DType) -> Error {
    let (found, before) = (found.in_message(), before.in_message());
    Error::custom(format_args!("row {row} is {found}, the rows before it are {before}"))
}

#[cold]
fn other_shape(row: usize, found: &[usize], first: &Shape) -> Error {
    Error::custom(format_args!(
        "row {row} has the shape {found:?}, the rows before it have {first}: one array holds them only \
         if they are alike"
    ))
}
