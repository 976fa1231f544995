//! What a row may hold that becomes a part of one array.

use crate::{
    array::{NdArray, ReadNdArray, for_each_ndarray},
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
#[cfg_attr(
    not(feature = "ndarray_0_16"),
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17; its feature `ndarray_0_16` adds 0.16, and `cargo tree -i ndarray@0.16` shows who depends on that"
    )
)]
#[cfg_attr(
    feature = "ndarray_0_16",
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17 and 0.16; `cargo tree -i ndarray` shows who depends on another"
    )
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
#[cfg_attr(
    not(feature = "ndarray_0_16"),
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17; its feature `ndarray_0_16` adds 0.16, and `cargo tree -i ndarray@0.16` shows who depends on that"
    )
)]
#[cfg_attr(
    feature = "ndarray_0_16",
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17 and 0.16; `cargo tree -i ndarray` shows who depends on another"
    )
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

macro_rules! arrays {
    ($ndarray:ident) => {
        impl<S, D> ColumnItem for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::Data,
            S::Elem: Write,
            D: $ndarray::Dimension,
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
                        field(row).with_untyped(|row| found.add(row))??;
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
                        _ => row.with_untyped(|row| stack.push(row))??,
                    }
                }
                stack.finish(D::NDIM)
            }
        }

        arrays! {
            @read $ndarray;
            ['de] $ndarray::Array<A, D>;
            ['de] $ndarray::ArcArray<A, D>;
            ['de: 'a, 'a] $ndarray::CowArray<'a, A, D>;
            ['de: 'a, 'a] $ndarray::ArrayView<'a, A, D>;
        }
    };
    (@read $ndarray:ident; $([$($lifetime:tt)*] $Array:ty;)*) => {$(
        impl<$($lifetime)*, A, D> ReadColumnItem<'de> for $Array
        where
            A: Element,
            D: $ndarray::Dimension,
        {
            fn column() -> FieldType {
                column(Self::FIELD_TYPE)
            }

            fn from_row(row: ArrayBytes<'de>) -> Result<Self, Error> {
                Self::from_untyped(row)
            }
        }
    )*};
}

for_each_ndarray!(arrays);

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
fn column(row: &FieldType) -> FieldType {
    let ndim = row.ndim().map(|ndim| ndim.saturating_add(1));
    row.dtype().map_or(FieldType::any(ndim), |dtype| FieldType::exactly(dtype.clone(), ndim))
}

impl ReadColumnItem<'_> for DynArray {
    fn column() -> FieldType {
        FieldType::any(None)
    }

    fn from_row(row: ArrayBytes<'_>) -> Result<Self, Error> {
        Self::from_untyped(row)
    }
}
