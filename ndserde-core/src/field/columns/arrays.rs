//! What a sink of columns is given.

use crate::{
    dtype::DType,
    error::Error,
    untyped::{ArrayBytes, FieldType},
};

/// The arrays of one field in all rows: what a [`ColumnSink`](super::ColumnSink) takes.
pub trait ArrayColumn {
    /// The name of the column.
    fn name(&self) -> &'static str;

    /// How many rows there are.
    fn rows(&self) -> usize;

    /// What can be said of a row without one: its dtype and its number of axes, unless they are a part
    /// of the value. Text has the least width here.
    ///
    /// # Errors
    /// When the element type has no dtype.
    fn row(&self) -> Result<FieldType, Error>;

    /// Lends the arrays one by one, little-endian and in any order; `None` of a row that has none.
    ///
    /// # Errors
    /// When `take` fails or there is no such array; the message has the column and the row.
    fn each(
        &self,
        take: &mut dyn FnMut(Option<&ArrayBytes<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error>;

    /// Lends the elements of each row, little-endian and in C order, with its shape; `None` of a row that
    /// has no array. All are of the dtype that [`row`](Self::row) says, which must say one that is no text.
    /// For small arrays this takes half the time of [`each`](Self::each).
    ///
    /// # Errors
    /// As there.
    fn each_bytes(&self, take: &mut TakeRow<'_>) -> Result<(), Error> {
        let dtype = alike(&self.row()?, self.name())?;
        self.each(&mut |row| match row.map(ArrayBytes::to_c_order) {
            Some(row) if *row.dtype() != dtype => {
                let (found, dtype) = (row.dtype().in_message(), dtype.in_message());
                Err(Error::custom(format_args!("{found}, where the column is {dtype}")))
            }
            Some(row) => take(Some((row.shape(), row.data()))),
            None => take(None),
        })
    }
}

/// Takes the shape and the bytes of a row.
pub type TakeRow<'a> = dyn FnMut(Option<(&[usize], &[u8])>) -> Result<(), Error> + 'a;

/// The arrays of a field that each row has.
pub trait StackColumn: ArrayColumn {
    /// Lends the arrays of all rows as one, little-endian and in C order, whose first axis are the rows,
    /// and returns what `take` returns.
    ///
    /// # Errors
    /// When dtype or shape of a row is not that of the rows before it.
    fn stack<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error>;
}

/// The dtype of all rows.
pub(super) fn alike(row: &FieldType, name: &'static str) -> Result<DType, Error> {
    let dtype = row.dtype().filter(|dtype| !matches!(dtype, DType::Str(_) | DType::Bytes(_)));
    let error = || Error::custom("the dtype is each row's own").in_column(name, None);
    dtype.cloned().ok_or_else(error)
}
