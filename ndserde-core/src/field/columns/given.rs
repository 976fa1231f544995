//! The arrays of one field in all rows, as a source gives them.

use alloc::boxed::Box;

use super::ReadColumnItem;
use crate::{
    error::Error,
    untyped::{ArrayBytes, Rows},
};

/// The arrays of one field in all rows: what a [`ColumnSource`](super::ColumnSource) gives.
pub struct ColumnRows<'de>(Given<'de>);

enum Given<'de> {
    Stacked(ArrayBytes<'de>),
    Each(usize, EachRow<'de>),
}

/// The arrays one by one.
type EachRow<'de> = Box<dyn Iterator<Item = Result<Option<ArrayBytes<'de>>, Error>> + 'de>;

impl<'de> ColumnRows<'de> {
    /// One array, whose first axis are the rows. A row borrows where it does.
    #[must_use]
    pub const fn stacked(column: ArrayBytes<'de>) -> Self {
        Self(Given::Stacked(column))
    }

    /// So many arrays, one for each row; `None` for a row that has none.
    pub fn each(
        rows: usize,
        each: impl Iterator<Item = Result<Option<ArrayBytes<'de>>, Error>> + 'de,
    ) -> Self {
        Self(Given::Each(rows, Box::new(each)))
    }

    /// All rows as one array, where they are.
    pub(super) fn into_stacked(self) -> Result<ArrayBytes<'de>, Self> {
        match self.0 {
            Given::Stacked(column) => Ok(column),
            each @ Given::Each(..) => Err(Self(each)),
        }
    }

    /// The rows, to be read one after the other.
    ///
    /// # Errors
    /// When they are one array that has no axis.
    pub(super) fn left(self) -> Result<RowsLeft<'de>, Error> {
        Ok(match self.0 {
            Given::Stacked(column) => RowsLeft::Stacked(Rows::of(column)?),
            Given::Each(rows, each) => RowsLeft::Each(rows, each),
        })
    }
}

/// A column of arrays that some of the rows have.
pub enum OptionalColumn<'de, L> {
    /// As arrays.
    Rows(ColumnRows<'de>),
    /// As the list that it is where the source knows no such columns.
    List(L),
}

/// The rows that have not been read.
pub(super) enum RowsLeft<'de> {
    Stacked(Rows<'de>),
    Each(usize, EachRow<'de>),
}

impl<'de> RowsLeft<'de> {
    /// How many are left, or were when none had been read.
    pub(super) const fn len(&self) -> usize {
        match self {
            Self::Stacked(rows) => rows.len(),
            Self::Each(rows, _) => *rows,
        }
    }

    /// The next one, unless there are fewer than their number says.
    pub(super) fn next(&mut self) -> Option<Result<Option<ArrayBytes<'de>>, Error>> {
        match self {
            Self::Stacked(rows) => rows.next().map(|row| Ok(Some(row))),
            Self::Each(_, each) => each.next(),
        }
    }

    /// The same as what the field holds.
    pub(super) fn next_of<F: ReadColumnItem<'de>>(&mut self) -> Option<Result<Option<F>, Error>> {
        match self {
            Self::Stacked(rows) => F::next_of(rows).map(|row| row.map(Some)),
            Self::Each(_, each) => {
                let row = each.next()?;
                Some(row.and_then(|row| row.map(F::from_row).transpose()))
            }
        }
    }
}
