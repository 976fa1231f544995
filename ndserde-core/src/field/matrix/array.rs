//! What an array of another crate does, and what follows from it.

use core::fmt::Write as _;

use crate::{
    dtype::DType,
    element::{Element, Stored, Write},
    error::{Error, Kind},
    untyped::{ArrayBytes, ColumnDType, FieldType, RowStack},
};

/// A type of another crate that is an array, to be written.
pub trait LendArray {
    /// Its elements.
    type Element: Write;

    /// How many axes it has.
    fn ndim() -> usize;

    /// Lends the array without its types to `write`, as
    /// [`with_elements`](crate::array::with_elements) does.
    ///
    /// # Errors
    /// As there.
    fn lend<R>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error>;
}

/// A type of another crate that is an array, to be read.
pub trait MakeArray: Sized {
    /// What it can hold.
    fn field() -> &'static FieldType;

    /// An array of what was read, which fits the field.
    ///
    /// # Errors
    /// When it has another shape than the type, or the bytes are no elements.
    fn make(array: ArrayBytes<'_>) -> Result<Self, Error>;
}

/// A field of so many axes.
pub(super) const fn field_of<A: Element>(ndim: usize) -> FieldType {
    FieldType::exactly(A::DTYPE, Some(ndim))
}

/// The error for another shape than that of the type, of which some lengths may be any.
#[cold]
pub(super) fn other_shape(array: &ArrayBytes<'_>, lens: &[Option<usize>]) -> Error {
    let mut field = String::from("[");
    for (axis, len) in lens.iter().enumerate() {
        let comma = if axis == 0 { "" } else { ", " };
        // A String takes whatever is written to it.
        let _ = match len {
            Some(len) => write!(field, "{comma}{len}"),
            None => write!(field, "{comma}_"),
        };
    }
    field.push(']');
    Kind::FixedAxes { shape: array.shape().to_string(), field }.into()
}

/// What can be said of an array without one.
///
/// # Errors
/// When its elements have no dtype.
pub(super) fn row<A: LendArray>() -> Result<FieldType, Error> {
    Ok(FieldType::exactly(A::Element::dtype_of(&[])?, Some(A::ndim())))
}

/// The arrays of all rows as one.
///
/// # Errors
/// When dtype or shape of a row is not that of the rows before it.
pub(super) fn stack<'a, T, A: LendArray + 'a>(
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a A,
) -> Result<ArrayBytes<'a>, Error> {
    let mut found = ColumnDType::new(true);
    let mut dtype = A::Element::dtype_of(&[])?;
    // Only text has a width that the rows may not have in common.
    if matches!(dtype, DType::Str(_) | DType::Bytes(_)) {
        for row in rows {
            field(row).lend(|row| found.add(row))??;
        }
        dtype = found.dtype().unwrap_or(dtype);
    }
    let mut stack = RowStack::new(rows.len(), dtype, found);
    for row in rows {
        field(row).lend(|row| stack.push(row))??;
    }
    stack.finish(Some(A::ndim()))
}

/// What fields, columns and derives ask of types that are arrays.
macro_rules! array_types {
    ($([$($param:tt)*] $array:ty;)*) => {$(
        impl<Wi: $crate::wire::Wire, $($param)*> $crate::field::SerializeBy<Wi> for $array
        where
            Self: $crate::field::matrix::LendArray,
        {
            fn serialize_by<Ser: serde_core::Serializer>(
                &self,
                serializer: Ser,
            ) -> Result<Ser::Ok, Ser::Error> {
                self.lend(|array| Wi::serialize(array, serializer)).map_err(|error| {
                    <Ser::Error as serde_core::ser::Error>::custom(error.in_wire(Wi::NAME))
                })?
            }
        }

        impl<'de, Wi: $crate::wire::Wire, $($param)*> $crate::field::DeserializeBy<'de, Wi>
            for $array
        where
            Self: $crate::field::matrix::MakeArray,
        {
            fn deserialize_part<De: serde_core::Deserializer<'de>>(
                deserializer: De,
            ) -> Result<Self, De::Error> {
                let field = Self::field();
                Wi::deserialize(deserializer, field)?
                    .check_from($crate::backend::Backend::of::<De::Error>, field)
                    .and_then(Self::make)
                    .map_err(|error| {
                        <De::Error as serde_core::de::Error>::custom(error.in_wire(Wi::NAME))
                    })
            }
        }

        impl<$($param)*> $crate::field::holds::Holds for $array {
            type What = $crate::field::holds::WithArrays;
        }

        impl<Rest, U, $($param)*>
            $crate::field::probe::Walk<$crate::field::probe::TypeList<$array, Rest>, U>
        {
            /// An array.
            #[must_use]
            pub const fn __nd_step(
                self,
            ) -> $crate::field::probe::Walk<$crate::field::probe::Found, U> {
                $crate::field::probe::Walk::go()
            }
        }

        impl<$($param)*> $crate::field::columns::ColumnItem for $array
        where
            Self: $crate::field::matrix::LendArray,
        {
            fn row() -> Result<$crate::untyped::FieldType, $crate::error::Error> {
                $crate::field::matrix::row::<Self>()
            }

            fn lend<Taken>(
                &self,
                take: impl FnOnce(&$crate::untyped::ArrayBytes<'_>) -> Taken,
            ) -> Result<Taken, $crate::error::Error> {
                $crate::field::matrix::LendArray::lend(self, take)
            }

            fn stack<'a, Row>(
                rows: &'a [Row],
                field: impl Fn(&'a Row) -> &'a Self,
            ) -> Result<$crate::untyped::ArrayBytes<'a>, $crate::error::Error>
            where
                Self: 'a,
            {
                $crate::field::matrix::stack(rows, field)
            }
        }

        impl<$($param)*> $crate::field::columns::ReadColumnItem<'_> for $array
        where
            Self: $crate::field::matrix::MakeArray,
        {
            fn row() -> $crate::untyped::FieldType {
                Self::field().clone()
            }

            fn from_row(
                row: $crate::untyped::ArrayBytes<'_>,
            ) -> Result<Self, $crate::error::Error> {
                Self::make(row)
            }
        }
    )*};
}

pub(super) use array_types;
