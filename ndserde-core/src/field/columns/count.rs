//! How many rows the columns have, which must be the same number.

use alloc::vec::Vec;

use super::bound::is_bounded;
use crate::error::Error;

/// A column's name and its number of rows, if it has been there.
pub struct ColumnLength {
    pub(super) name: &'static str,
    pub(super) rows: Option<usize>,
    pub(super) is_list: bool,
}

/// How many rows there are: as many as each column has.
#[derive(Default)]
pub struct RowCount {
    first: Option<(&'static str, usize)>,
    lists: usize,
}

impl RowCount {
    /// Compares one more column.
    ///
    /// # Errors
    /// When it has another number of rows than those before it, or is required and missing.
    pub fn compare(&mut self, column: &ColumnLength, is_required: bool) -> Result<(), Error> {
        let &ColumnLength { name, rows, is_list } = column;
        match (rows, self.first) {
            (None, _) if is_required => Err(missing(name)),
            (None, _) => Ok(()),
            (Some(rows), Some((first, before))) if rows != before => Err(Error::custom(
                format_args!("the column {name} has {rows} rows, the column {first} has {before}"),
            )
            .in_input()),
            (Some(rows), _) => {
                self.first.get_or_insert((name, rows));
                if is_list {
                    self.lists = self.lists.saturating_add(rows);
                }
                Ok(())
            }
        }
    }

    /// Makes the rows, each of so many bytes, and so many of these for arrays.
    ///
    /// # Errors
    /// When they would take a multiple of the input's memory, or one cannot be made.
    pub fn rows<T>(
        &self,
        arrays: usize,
        input: usize,
        mut row: impl FnMut() -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let len = self.first.map_or(0, |(_, rows)| rows);
        is_bounded(len, size_of::<T>(), arrays, input.saturating_add(self.lists))?;
        let mut rows = Vec::with_capacity(len);
        for _ in 0..len {
            rows.push(row()?);
        }
        Ok(rows)
    }
}

/// The sum of sizes, for what the derive makes.
#[must_use]
pub const fn sum(mut sizes: &[usize]) -> usize {
    let mut sum = 0_usize;
    while let Some((size, rest)) = sizes.split_first() {
        sum = sum.saturating_add(*size);
        sizes = rest;
    }
    sum
}

#[cold]
pub(super) fn missing(name: &str) -> Error {
    Error::custom(format_args!("the column {name} is missing")).in_input()
}

#[cold]
pub(super) fn null() -> Error {
    Error::custom("null, where the field always holds an array: an `Option` takes it").in_input()
}
