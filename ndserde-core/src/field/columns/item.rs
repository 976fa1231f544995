//! What a row may hold that becomes a part of one array.

use ndarray::{
    Array, ArrayBase, ArrayView, CowArray, CowRepr, Data, Dimension, OwnedArcRepr, OwnedRepr,
    ViewRepr,
};

use crate::{
    array::{field_type, into_array, into_cow, into_view, with_untyped},
    byteorder::ByteOrder,
    dtype::DType,
    dynamic::DynArray,
    element::{Element, Stored, Write},
    error::Error,
    untyped::{ArrayBytes, ColumnDType, FieldType, RowStack},
};

/// An array, of which those of all rows become one array.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an array, and a column is one array for all rows",
    label = "not an array",
    note = "write the type of a container out (`Option<Array1<f64>>` in place of an alias): then the column is a list with an item for each row"
)]
pub trait ColumnItem: Sized {
    /// The arrays of all rows as one, little-endian and in C order.
    ///
    /// # Errors
    /// When dtype or shape of a row is not that of the rows before it.
    fn stack<'a, T>(
        rows: &'a [T],
        field: impl Fn(&'a T) -> &'a Self,
    ) -> Result<ArrayBytes<'a>, Error>
    where
        Self: 'a;
}

/// An array that can be a row of the one array that all rows are.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an array that can be read, and a column is one array for all rows",
    label = "not an array that can be read",
    note = "write the type of a container out (`Option<Array1<f64>>` in place of an alias): then the column is a list with an item for each row"
)]
pub trait ReadColumnItem<'de>: Sized {
    /// What the column can hold.
    fn column() -> FieldType;

    /// One row.
    ///
    /// # Errors
    /// When its bytes are no elements of this type, or cannot be borrowed.
    fn from_row(row: ArrayBytes<'de>) -> Result<Self, Error>;
}

impl<S, D> ColumnItem for ArrayBase<S, D>
where
    S: Data,
    S::Elem: Write,
    D: Dimension,
{
    fn stack<'a, T>(
        rows: &'a [T],
        field: impl Fn(&'a T) -> &'a Self,
    ) -> Result<ArrayBytes<'a>, Error>
    where
        Self: 'a,
    {
        let none = S::Elem::dtype_of(&[])?;
        let mut found = ColumnDType::new(true);
        // Only text has a width that the rows may not have in common.
        let is_text = matches!(none, DType::Str(_) | DType::Bytes(_));
        let dtype = if is_text {
            for row in rows {
                with_untyped(field(row), |row| found.add(row))??;
            }
            found.dtype().unwrap_or(none)
        } else {
            none
        };
        let mut stack = RowStack::new(rows.len(), dtype.clone(), found);
        for row in rows {
            let row = field(row);
            match row.as_slice() {
                // Without an array around them, which would cost a small one as much as its bytes.
                Some(elements) if !is_text && ByteOrder::NATIVE == ByteOrder::Little => {
                    stack.push_bytes(row.shape(), S::Elem::lend(elements, &dtype).as_slice())?;
                }
                _ => with_untyped(row, |row| stack.push(row))??,
            }
        }
        stack.finish(D::NDIM)
    }
}

impl ColumnItem for DynArray {
    fn stack<'a, T>(
        rows: &'a [T],
        field: impl Fn(&'a T) -> &'a Self,
    ) -> Result<ArrayBytes<'a>, Error> {
        // Where there are no rows nothing says which dtype: NumPy takes this one.
        let dtype = rows.first().map_or(DType::Float64, |row| field(row).dtype().clone());
        let mut stack = RowStack::new(rows.len(), dtype, ColumnDType::new(false));
        for row in rows {
            field(row).with_untyped(|row| stack.push(row))??;
        }
        stack.finish(None)
    }
}

/// What a column of arrays of this kind can hold.
fn column<A: Element, D: Dimension>() -> FieldType {
    let dtype = field_type::<A, D>().dtype();
    let ndim = D::NDIM.map(|ndim| ndim.saturating_add(1));
    dtype.map_or(FieldType::any(ndim), |dtype| FieldType::exactly(dtype.clone(), ndim))
}

impl<A: Element, D: Dimension> ReadColumnItem<'_> for ArrayBase<OwnedRepr<A>, D> {
    fn column() -> FieldType {
        column::<A, D>()
    }

    fn from_row(row: ArrayBytes<'_>) -> Result<Self, Error> {
        into_array(row)
    }
}

impl<A: Element, D: Dimension> ReadColumnItem<'_> for ArrayBase<OwnedArcRepr<A>, D> {
    fn column() -> FieldType {
        column::<A, D>()
    }

    fn from_row(row: ArrayBytes<'_>) -> Result<Self, Error> {
        into_array(row).map(Array::into_shared)
    }
}

impl<'de: 'a, 'a, A: Element, D: Dimension> ReadColumnItem<'de> for ArrayBase<CowRepr<'a, A>, D> {
    fn column() -> FieldType {
        column::<A, D>()
    }

    fn from_row(row: ArrayBytes<'de>) -> Result<Self, Error> {
        let row: CowArray<'de, A, D> = into_cow(row)?;
        Ok(row)
    }
}

impl<'de: 'a, 'a, A: Element, D: Dimension> ReadColumnItem<'de> for ArrayBase<ViewRepr<&'a A>, D> {
    fn column() -> FieldType {
        column::<A, D>()
    }

    fn from_row(row: ArrayBytes<'de>) -> Result<Self, Error> {
        let row: ArrayView<'de, A, D> = into_view(&row)?;
        Ok(row)
    }
}

impl ReadColumnItem<'_> for DynArray {
    fn column() -> FieldType {
        FieldType::any(None)
    }

    fn from_row(row: ArrayBytes<'_>) -> Result<Self, Error> {
        Self::from_untyped(row)
    }
}
