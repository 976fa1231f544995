//! The arrays of one field in all rows, on their way to a sink.

use core::{marker::PhantomData, slice};

use super::{
    ColumnItem,
    arrays::{ArrayColumn, StackColumn, TakeRow, alike},
};
use crate::{
    byteorder::ByteOrder,
    dtype::DType,
    element::Stored as _,
    error::Error,
    field::elements::{SequenceItem, with_each, with_items},
    shape::Shape,
    untyped::{ArrayBytes, FieldType},
};

/// Takes the array of a row.
type TakeArray<'a> = dyn FnMut(Option<&ArrayBytes<'_>>) -> Result<(), Error> + 'a;

/// A field of all rows, and how (`K`) its arrays are lent.
pub(super) struct FieldColumn<'a, T, G, K> {
    name: &'static str,
    rows: &'a [T],
    field: G,
    how: PhantomData<K>,
}

impl<'a, T, G, K> FieldColumn<'a, T, G, K> {
    pub(super) const fn new(name: &'static str, rows: &'a [T], field: G) -> Self {
        Self { name, rows, field, how: PhantomData }
    }

    /// Lends each row, whose errors say which it is.
    fn each_field<F: 'a>(
        &self,
        mut lend: impl FnMut(&'a F) -> Result<(), Error>,
    ) -> Result<(), Error>
    where
        G: Fn(&'a T) -> &'a F,
    {
        for (at, row) in self.rows.iter().enumerate() {
            lend((self.field)(row)).map_err(|error| error.in_column(self.name, Some(at)))?;
        }
        Ok(())
    }
}

impl<'a, T, G, K, F> ArrayColumn for FieldColumn<'a, T, G, K>
where
    G: Fn(&'a T) -> &'a F,
    K: LendRow<F>,
    F: 'a,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn row(&self) -> Result<FieldType, Error> {
        K::row().map_err(|error| error.in_column(self.name, None))
    }

    fn each(&self, take: &mut TakeArray<'_>) -> Result<(), Error> {
        self.each_field(|field| K::lend(field, take))
    }

    fn each_bytes(&self, take: &mut TakeRow<'_>) -> Result<(), Error> {
        let dtype = alike(&self.row()?, self.name)?;
        let axes = K::axes()?;
        self.each_field(|field| K::lend_bytes(field, &dtype, &axes, take))
    }
}

impl<'a, T, G, K, F> StackColumn for FieldColumn<'a, T, G, K>
where
    G: Fn(&'a T) -> &'a F + Copy,
    K: StackRows<F>,
    F: 'a,
{
    fn stack<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
        K::stack(self.rows, self.field, take).map_err(|error| error.in_column(self.name, None))
    }
}

/// How a field of the type `F` is lent.
pub(super) trait LendRow<F> {
    fn row() -> Result<FieldType, Error>;

    /// The axes of each row, where its type has them: they are made once for all rows.
    fn axes() -> Result<Shape, Error> {
        Ok(Shape::flat(0))
    }

    fn lend(field: &F, take: &mut TakeArray<'_>) -> Result<(), Error>;

    fn lend_bytes(
        field: &F,
        dtype: &DType,
        axes: &Shape,
        take: &mut TakeRow<'_>,
    ) -> Result<(), Error>;
}

/// How fields of the type `F`, which each row has, are lent as one array.
pub(super) trait StackRows<F>: LendRow<F> {
    fn stack<'a, T, R>(
        rows: &'a [T],
        field: impl Fn(&'a T) -> &'a F + Copy,
        take: impl FnOnce(&ArrayBytes<'_>) -> R,
    ) -> Result<R, Error>
    where
        F: 'a;
}

/// A field that is an array.
pub(super) struct AsArray;

impl<F: ColumnItem> LendRow<F> for AsArray {
    fn row() -> Result<FieldType, Error> {
        F::row()
    }

    fn lend(field: &F, take: &mut TakeArray<'_>) -> Result<(), Error> {
        field.lend(|row| take(Some(row)))?
    }

    fn lend_bytes(
        field: &F,
        dtype: &DType,
        _: &Shape,
        take: &mut TakeRow<'_>,
    ) -> Result<(), Error> {
        field.lend_bytes(dtype, &mut |shape, bytes| take(Some((shape, bytes))))
    }
}

impl<F: ColumnItem> StackRows<F> for AsArray {
    fn stack<'a, T, R>(
        rows: &'a [T],
        field: impl Fn(&'a T) -> &'a F + Copy,
        take: impl FnOnce(&ArrayBytes<'_>) -> R,
    ) -> Result<R, Error>
    where
        F: 'a,
    {
        F::stack(rows, field).map(|column| take(&column))
    }
}

/// A field that is an array or none.
pub(super) struct AsOption;

impl<F: ColumnItem> LendRow<Option<F>> for AsOption {
    fn row() -> Result<FieldType, Error> {
        F::row()
    }

    fn lend(field: &Option<F>, take: &mut TakeArray<'_>) -> Result<(), Error> {
        match field {
            Some(field) => AsArray::lend(field, take),
            None => take(None),
        }
    }

    fn lend_bytes(
        field: &Option<F>,
        dtype: &DType,
        axes: &Shape,
        take: &mut TakeRow<'_>,
    ) -> Result<(), Error> {
        match field {
            Some(field) => AsArray::lend_bytes(field, dtype, axes, take),
            None => take(None),
        }
    }
}

/// A field that is an element, or a sequence of elements.
pub(super) struct AsSequence;

impl<F: SequenceItem> LendRow<F> for AsSequence {
    fn row() -> Result<FieldType, Error> {
        Ok(FieldType::exactly(F::Element::dtype_of(&[])?, Some(F::NDIM)))
    }

    fn axes() -> Result<Shape, Error> {
        let mut rows = Shape::flat(0);
        F::add_axes(None, &mut rows)?;
        Ok(rows)
    }

    fn lend(field: &F, take: &mut TakeArray<'_>) -> Result<(), Error> {
        with_items(slice::from_ref(field), &[], |one| take(Some(&one.first_row()?)))?
    }

    fn lend_bytes(
        field: &F,
        dtype: &DType,
        rows: &Shape,
        take: &mut TakeRow<'_>,
    ) -> Result<(), Error> {
        match F::flat(slice::from_ref(field)) {
            // All items of such a type are of one shape.
            Some(elements) if ByteOrder::NATIVE == ByteOrder::Little => {
                take(Some((row_axes(rows), F::Element::lend(elements, dtype).as_slice())))
            }
            _ => with_items(slice::from_ref(field), &[], |one| {
                take(Some((row_axes(one.shape()), one.data())))
            })?,
        }
    }
}

impl<F: SequenceItem> StackRows<F> for AsSequence {
    fn stack<'a, T, R>(
        rows: &'a [T],
        field: impl Fn(&'a T) -> &'a F + Copy,
        take: impl FnOnce(&ArrayBytes<'_>) -> R,
    ) -> Result<R, Error>
    where
        F: 'a,
    {
        with_each(rows.iter().map(field), take)
    }
}

/// The axes of a row, without that of the rows.
fn row_axes(rows: &[usize]) -> &[usize] {
    rows.get(1..).unwrap_or_default()
}
