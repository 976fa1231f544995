//! Rows as a value of their own.

use alloc::{boxed::Box, rc::Rc, sync::Arc, vec::Vec};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeColumns, SerializeColumns, read, write};
use crate::error::shortened;

/// Rows that serde writes and reads as columns: one array for each array field.
///
/// `R` is what holds the rows: `Vec<Row>` to read them, and also `&[Row]` or `&Vec<Row>` to write them.
/// `Row` derives [`NdColumns`](https://docs.rs/ndserde/latest/ndserde/derive.NdColumns.html). In a struct that
/// derives `NdSerialize` and `NdDeserialize`, mark a field `Vec<Row>` with `#[nd(columns)]` instead.
///
/// It does not dereference to `R`, as [`Nd`](crate::Nd) does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns<R>(R);

impl<R> Columns<R> {
    /// Rows that go through serde as columns.
    pub const fn new(rows: R) -> Self {
        Self(rows)
    }

    /// The rows.
    pub fn into_inner(self) -> R {
        self.0
    }

    /// The rows, lent.
    pub const fn get_ref(&self) -> &R {
        &self.0
    }

    /// The rows, to be changed.
    pub const fn get_mut(&mut self) -> &mut R {
        &mut self.0
    }
}

impl<R> From<R> for Columns<R> {
    fn from(rows: R) -> Self {
        Self(rows)
    }
}

impl<R> AsRef<R> for Columns<R> {
    fn as_ref(&self) -> &R {
        &self.0
    }
}

impl<R> AsMut<R> for Columns<R> {
    fn as_mut(&mut self) -> &mut R {
        &mut self.0
    }
}

/// What holds rows.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold rows",
    note = "`Columns` is made of a `Vec<Row>`, or of a `&[Row]` to write it, where `Row` derives `NdColumns`"
)]
pub trait HoldsRows {
    /// A row.
    type Row;

    /// All rows.
    fn rows(&self) -> &[Self::Row];
}

impl<T> HoldsRows for [T] {
    type Row = T;

    fn rows(&self) -> &[T] {
        self
    }
}

impl<T> HoldsRows for Vec<T> {
    type Row = T;

    fn rows(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> HoldsRows for [T; N] {
    type Row = T;

    fn rows(&self) -> &[T] {
        self
    }
}

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<R: HoldsRows + ?Sized> HoldsRows for $pointer {
            type Row = R::Row;

            fn rows(&self) -> &[R::Row] {
                (**self).rows()
            }
        }
    )*};
}

pointers!(&R, Box<R>, Rc<R>, Arc<R>);

impl<R: HoldsRows<Row: SerializeColumns>> Serialize for Columns<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::write(self.0.rows(), serializer)
    }
}

impl<'de, T: DeserializeColumns<'de>> Deserialize<'de> for Columns<Vec<T>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

/// For fields that the derives see.
///
/// # Errors
/// As the columns have them.
pub fn serialize<T: SerializeColumns, S: Serializer>(
    rows: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    write::write(rows, serializer)
}

/// For fields that the derives see.
///
/// # Errors
/// As the columns have them.
pub fn deserialize<'de, T: DeserializeColumns<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    read::read(deserializer).map_err(shortened)
}
