//! The arrays of one field in all rows, on their way to a sink.

use core::slice;

use super::ColumnItem;
use crate::{
    byteorder::ByteOrder,
    dtype::DType,
    element::Stored as _,
    error::Error,
    field::elements::{SequenceItem, with_each, with_items},
    shape::Shape,
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

/// A field that is an array.
pub(super) struct FieldArrays<'a, T, G> {
    pub(super) name: &'static str,
    pub(super) rows: &'a [T],
    pub(super) field: G,
}

impl<'a, T, G, F> ArrayColumn for FieldArrays<'a, T, G>
where
    G: Fn(&'a T) -> &'a F,
    F: ColumnItem + 'a,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self) -> Result<FieldType, Error> {
        F::row().map_err(|error| error.in_column(self.name, None))
    }

    fn each(
        &self,
        take: &mut dyn FnMut(Option<&ArrayBytes<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        each(self.name, self.rows, |row| (self.field)(row).lend(|row| take(Some(row))))
    }

    fn each_bytes(&self, take: &mut TakeRow<'_>) -> Result<(), Error> {
        let dtype = alike(&self.row()?, self.name)?;
        each(self.name, self.rows, |row| {
            Ok((self.field)(row).lend_bytes(&dtype, &mut |shape, bytes| take(Some((shape, bytes)))))
        })
    }
}

impl<'a, T, G, F> StackColumn for FieldArrays<'a, T, G>
where
    G: Fn(&'a T) -> &'a F,
    F: ColumnItem + 'a,
{
    fn stack<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
        let column = F::stack(self.rows, &self.field);
        column.map(|column| take(&column)).map_err(|error| error.in_column(self.name, None))
    }
}

/// A field that is an array or none.
pub(super) struct FieldOptions<'a, T, G> {
    pub(super) name: &'static str,
    pub(super) rows: &'a [T],
    pub(super) field: G,
}

impl<'a, T, G, F> ArrayColumn for FieldOptions<'a, T, G>
where
    G: Fn(&'a T) -> &'a Option<F>,
    F: ColumnItem + 'a,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self) -> Result<FieldType, Error> {
        F::row().map_err(|error| error.in_column(self.name, None))
    }

    fn each(
        &self,
        take: &mut dyn FnMut(Option<&ArrayBytes<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        each(self.name, self.rows, |row| match (self.field)(row) {
            Some(row) => row.lend(|row| take(Some(row))),
            None => Ok(take(None)),
        })
    }

    fn each_bytes(&self, take: &mut TakeRow<'_>) -> Result<(), Error> {
        let dtype = alike(&self.row()?, self.name)?;
        each(self.name, self.rows, |row| {
            Ok(match (self.field)(row) {
                Some(row) => row.lend_bytes(&dtype, &mut |shape, bytes| take(Some((shape, bytes)))),
                None => take(None),
            })
        })
    }
}

/// A field that is an element, or a sequence of elements.
pub(super) struct FieldSequences<'a, T, G> {
    pub(super) name: &'static str,
    pub(super) rows: &'a [T],
    pub(super) field: G,
}

impl<'a, T, G, F> ArrayColumn for FieldSequences<'a, T, G>
where
    G: Fn(&'a T) -> &'a F,
    F: SequenceItem + 'a,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self) -> Result<FieldType, Error> {
        let dtype = F::Element::dtype_of(&[]).map_err(|error| error.in_column(self.name, None))?;
        Ok(FieldType::exactly(dtype, Some(F::NDIM)))
    }

    fn each(
        &self,
        take: &mut dyn FnMut(Option<&ArrayBytes<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        each(self.name, self.rows, |row| {
            with_items(slice::from_ref((self.field)(row)), &[], |one| take(Some(&one.first_row()?)))
        })
    }

    fn each_bytes(&self, take: &mut TakeRow<'_>) -> Result<(), Error> {
        let dtype = alike(&self.row()?, self.name)?;
        if F::flat(&[]).is_some() && ByteOrder::NATIVE == ByteOrder::Little {
            // All items of such a type are of one shape.
            let mut shape = Shape::flat(0);
            F::add_axes(None, &mut shape)?;
            let shape = shape.get(1..).unwrap_or_default();
            return each(self.name, self.rows, |row| {
                let elements = F::flat(slice::from_ref((self.field)(row))).unwrap_or_default();
                Ok(take(Some((shape, F::Element::lend(elements, &dtype).as_slice()))))
            });
        }
        each(self.name, self.rows, |row| {
            with_items(slice::from_ref((self.field)(row)), &[], |one| {
                take(Some((one.shape().get(1..).unwrap_or_default(), one.data())))
            })
        })
    }
}

impl<'a, T, G, F> StackColumn for FieldSequences<'a, T, G>
where
    G: Fn(&'a T) -> &'a F + Clone,
    F: SequenceItem + 'a,
{
    fn stack<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
        with_each(self.rows.iter().map(self.field.clone()), take)
            .map_err(|error| error.in_column(self.name, None))
    }
}

/// The dtype of all rows.
fn alike(row: &FieldType, name: &'static str) -> Result<DType, Error> {
    let dtype = row.dtype().filter(|dtype| !matches!(dtype, DType::Str(_) | DType::Bytes(_)));
    let error = || Error::custom("the dtype is each row's own").in_column(name, None);
    dtype.cloned().ok_or_else(error)
}

/// Lends each row, whose errors say which it is.
fn each<'a, T>(
    name: &'static str,
    rows: &'a [T],
    mut lend: impl FnMut(&'a T) -> Result<Result<(), Error>, Error>,
) -> Result<(), Error> {
    for (at, row) in rows.iter().enumerate() {
        lend(row).and_then(|taken| taken).map_err(|error| error.in_column(name, Some(at)))?;
    }
    Ok(())
}
