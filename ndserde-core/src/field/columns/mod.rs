//! Rows as columns: each array field of a struct as one array for all rows.

mod arrays;
mod bound;
pub(crate) mod count;
mod field_column;
mod given;
pub(crate) mod hand_over;
mod item;
mod read;
pub(crate) mod read_arrays;
pub(crate) mod read_list;
mod source;
pub(crate) mod value;
mod write;

use alloc::vec::Vec;

use serde_core::{Deserialize, Serialize};

use crate::{error::Error, untyped::FieldType, wire::Wire};

pub use arrays::{ArrayColumn, StackColumn, TakeRow};
pub use given::{ColumnRows, OptionalColumn};
pub use item::{ColumnItem, ReadColumnItem};
pub use value::Columns;

/// A struct of which many can be written as columns.
///
/// [`NdColumns`](https://docs.rs/ndserde/latest/ndserde/derive.NdColumns.html) derives it: there is no
/// reason to implement it by hand. Call it to carry the columns by something else than serde, with a
/// [`ColumnSink`] of your own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written in columns",
    label = "not a struct that derives `NdColumns`",
    note = "put `#[derive(NdColumns)]` on the struct of a row"
)]
pub trait SerializeColumns: Sized {
    /// The name of the struct.
    const NAME: &'static str;

    /// How many columns there are.
    const COLUMNS: usize;

    /// The memory of the fields that are arrays, in each row.
    #[doc(hidden)]
    const ARRAYS: usize;

    /// Hands over each column, in the order of the fields.
    ///
    /// # Errors
    /// When the sink fails.
    fn serialize_columns<C: ColumnSink>(rows: &[Self], sink: &mut C) -> Result<(), C::Error>;
}

/// Where columns are written to.
pub trait ColumnSink {
    /// Why it fails.
    type Error;

    /// Takes a column of arrays: as one by [`StackColumn::stack`], or each by itself. `W` is the wire
    /// that the field names, for those that need one; its [`written_dtype`](Wire::written_dtype) counts
    /// in any case.
    ///
    /// # Errors
    /// When it cannot be written.
    fn array<W: Wire, A: StackColumn>(&mut self, column: &A) -> Result<(), Self::Error>;

    /// Takes a column of arrays that some of the rows have: it is lent as such, and as the list that
    /// it is where the sink knows no such columns.
    ///
    /// # Errors
    /// When it cannot be written.
    fn optional<W: Wire, A: ArrayColumn, L: Serialize>(
        &mut self,
        column: &A,
        list: &L,
    ) -> Result<(), Self::Error> {
        self.list(column.name(), column.rows(), list)
    }

    /// Takes a column that is no array: a sequence with an item for each of the rows.
    ///
    /// # Errors
    /// When it cannot be written.
    fn list<L: Serialize>(
        &mut self,
        name: &'static str,
        rows: usize,
        column: &L,
    ) -> Result<(), Self::Error>;

    /// An error of ndserde's as one of the sink's.
    fn error(error: Error) -> Self::Error;
}

/// A struct of which many can be read from columns.
///
/// [`NdColumns`](https://docs.rs/ndserde/latest/ndserde/derive.NdColumns.html) derives it: there is no
/// reason to implement it by hand. Call it to read the columns from something else than serde, with a
/// [`ColumnSource`] of your own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from columns",
    label = "not a struct that derives `NdColumns`",
    note = "put `#[derive(NdColumns)]` on the struct of a row"
)]
pub trait DeserializeColumns<'de>: Sized {
    /// The name of the struct.
    const NAME: &'static str;

    /// The names of the columns, in the order of the fields.
    const COLUMNS: &'static [&'static str];

    /// The other names that a column may have, each with its place in [`COLUMNS`](Self::COLUMNS).
    const ALIASES: &'static [(&'static str, usize)];

    /// Whether a column of any other name is an error.
    const DENIES_UNKNOWN: bool;

    /// Reads all columns, in any order, and makes rows of them.
    ///
    /// # Errors
    /// When a column is missing or not what the field holds, or the columns are not of one length.
    fn deserialize_columns<C: ColumnSource<'de>>(source: &mut C) -> Result<Vec<Self>, C::Error>;
}

/// Where columns are read from.
pub trait ColumnSource<'de> {
    /// Why it fails.
    type Error;

    /// The place in [`COLUMNS`](DeserializeColumns::COLUMNS) of the column that comes next, each at
    /// most once; `None` after the last.
    ///
    /// # Errors
    /// When a column is there twice, or the input fails.
    fn column(&mut self) -> Result<Option<usize>, Self::Error>;

    /// That column as arrays, of which `row` says what each can hold; [`Wire::accept`] checks them.
    ///
    /// # Errors
    /// When it is no column of such arrays.
    fn array<W: Wire>(&mut self, row: &FieldType) -> Result<ColumnRows<'de>, Self::Error>;

    /// The same of a column that has no array in some of the rows: as such, or as the list that it is
    /// where the source knows no such columns.
    ///
    /// # Errors
    /// When it is something else.
    fn optional<W: Wire, L: Deserialize<'de>>(
        &mut self,
        row: &FieldType,
    ) -> Result<OptionalColumn<'de, L>, Self::Error> {
        let _ = row;
        self.list().map(OptionalColumn::List)
    }

    /// That column as a sequence with an item for each of the rows.
    ///
    /// # Errors
    /// When it is something else.
    fn list<L: Deserialize<'de>>(&mut self) -> Result<L, Self::Error>;

    /// How many bytes of input the arrays took at the least, which bounds the memory of the rows: a few
    /// bytes can claim many rows without elements. `usize::MAX` where the rows are known to be there.
    fn input(&self) -> usize;

    /// An error of ndserde's as one of the source's.
    fn error(error: Error) -> Self::Error;
}
