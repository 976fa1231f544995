//! What a row may hold that becomes a part of one array.

use crate::{
    array::{FromRowBytes, NdArray, ReadNdArray, for_each_ndarray},
    byteorder::ByteOrder,
    dtype::DType,
    dynamic::DynArray,
    element::{Element, Stored, Write},
    error::Error,
    untyped::{ArrayBytes, ColumnDType, FieldType, RowStack, Rows},
};

/// Takes the shape and the bytes of a row.
pub(super) type TakeBytes<'a> = dyn FnMut(&[usize], &[u8]) -> Result<(), Error> + 'a;

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
    /// What can be said of a row without one.
    ///
    /// # Errors
    /// When the element type has no dtype.
    fn row() -> Result<FieldType, Error>;

    /// Lends the elements of a row, little-endian and in C order, with its shape: without an array
    /// around them, which would cost a small one as much as its bytes. `dtype` is that of all rows.
    ///
    /// # Errors
    /// When `take` fails, or as [`lend`](Self::lend).
    fn lend_bytes(&self, dtype: &DType, take: &mut TakeBytes<'_>) -> Result<(), Error> {
        let _ = dtype;
        self.lend(|row| {
            let row = row.to_c_order();
            take(row.shape(), row.data())
        })?
    }

    /// Lends the array of a row, little-endian, and returns what `take` returns.
    ///
    /// # Errors
    /// When it is no array that a wire could carry.
    fn lend<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error>;

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
    /// What a row can hold.
    fn row() -> FieldType;

    /// One row.
    ///
    /// # Errors
    /// When its bytes are no elements of this type, or cannot be borrowed.
    fn from_row(row: ArrayBytes<'de>) -> Result<Self, Error>;

    /// The next row of one array, if one is left.
    ///
    /// # Errors
    /// As [`from_row`](Self::from_row).
    fn next_of(rows: &mut Rows<'de>) -> Option<Result<Self, Error>> {
        rows.next().map(Self::from_row)
    }
}

macro_rules! arrays {
    ($ndarray:ident) => {
        impl<S, D> ColumnItem for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::Data,
            S::Elem: Write,
            D: $ndarray::Dimension,
        {
            fn row() -> Result<FieldType, Error> {
                Ok(FieldType::exactly(S::Elem::dtype_of(&[])?, D::NDIM))
            }

            fn lend<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
                self.with_untyped(take)
            }

            fn lend_bytes(&self, dtype: &DType, take: &mut TakeBytes<'_>) -> Result<(), Error> {
                match self.as_slice() {
                    Some(elements) if ByteOrder::NATIVE == ByteOrder::Little => {
                        take(self.shape(), S::Elem::lend(elements, dtype).as_slice())
                    }
                    _ => self.with_untyped(|row| {
                        let row = row.to_c_order();
                        take(row.shape(), row.data())
                    })?,
                }
            }

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
            ['de] $ndarray::Array<A, D> {
                // Without an untyped array around each, which costs a small one several times its bytes.
                fn next_of(rows: &mut Rows<'de>) -> Option<Result<Self, Error>> {
                    rows.next_bytes().map(|row| Self::from_row_bytes(&row))
                }
            }
            ['de] $ndarray::ArcArray<A, D> {}
            ['de: 'a, 'a] $ndarray::CowArray<'a, A, D> {}
            ['de: 'a, 'a] $ndarray::ArrayView<'a, A, D> {}
        }
    };
    (@read $ndarray:ident; $([$($lifetime:tt)*] $Array:ty { $($next:item)* })*) => {$(
        impl<$($lifetime)*, A, D> ReadColumnItem<'de> for $Array
        where
            A: Element,
            D: $ndarray::Dimension,
        {
            fn row() -> FieldType {
                Self::FIELD_TYPE.clone()
            }

            fn from_row(row: ArrayBytes<'de>) -> Result<Self, Error> {
                Self::from_untyped(row)
            }

            $($next)*
        }
    )*};
}

for_each_ndarray!(arrays);

impl ColumnItem for DynArray {
    fn row() -> Result<FieldType, Error> {
        Ok(FieldType::any(None))
    }

    fn lend<R>(&self, take: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
        self.with_untyped(take)
    }

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

impl ReadColumnItem<'_> for DynArray {
    fn row() -> FieldType {
        FieldType::any(None)
    }

    fn from_row(row: ArrayBytes<'_>) -> Result<Self, Error> {
        Self::from_untyped(row)
    }
}
