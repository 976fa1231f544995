//! What the derive's code calls to read rows from columns of arrays.

use core::marker::PhantomData;

use super::{
    ColumnRows, ColumnSource, OptionalColumn, ReadColumnItem,
    count::{ColumnLength, missing, null},
    given::RowsLeft,
    read_list::{ListItems, ReadList},
};
use crate::{error::Error, field::DeserializeBy, wire::Wire};

/// A column of arrays, while it is read.
pub struct ReadArray<'de, F> {
    name: &'static str,
    rows: Option<RowsLeft<'de>>,
    len: usize,
    at: usize,
    field: PhantomData<F>,
}

impl<'de, F> ReadArray<'de, F> {
    /// A column that has not been met yet.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, rows: None, len: 0, at: 0, field: PhantomData }
    }

    /// Reads the column.
    ///
    /// # Errors
    /// When it is no column of such arrays.
    pub fn read<W: Wire, C: ColumnSource<'de>>(&mut self, source: &mut C) -> Result<(), C::Error>
    where
        F: ReadColumnItem<'de>,
    {
        let rows = source.array::<W>(&F::row())?;
        self.begin(rows).map_err(C::error)
    }

    fn begin(&mut self, rows: ColumnRows<'de>) -> Result<(), Error> {
        let rows = rows.left().map_err(|error| error.in_column(self.name, None))?;
        self.len = rows.len();
        self.rows = Some(rows);
        Ok(())
    }

    /// What is compared with the other columns.
    #[must_use]
    pub fn length(&self) -> ColumnLength {
        let rows = self.rows.as_ref().map(|_| self.len);
        ColumnLength { name: self.name, rows, is_list: false }
    }

    /// The next row.
    ///
    /// # Errors
    /// When its bytes are no elements of the field's type.
    pub fn row(&mut self) -> Result<F, Error>
    where
        F: ReadColumnItem<'de>,
    {
        self.next(|row| row.ok_or_else(null))
    }

    /// What is made of the next row.
    fn next<R>(&mut self, make: impl FnOnce(Option<F>) -> Result<R, Error>) -> Result<R, Error>
    where
        F: ReadColumnItem<'de>,
    {
        let row = self.rows.as_mut().and_then(RowsLeft::next_of::<F>);
        let row = row.ok_or_else(|| missing(self.name))?;
        let at = self.at;
        self.at = at.saturating_add(1);
        row.and_then(make).map_err(|error| error.in_column(self.name, Some(at)))
    }

    /// The next row, or what stands for each where there is no column.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    pub fn row_or(&mut self, default: impl FnOnce() -> F) -> Result<F, Error>
    where
        F: ReadColumnItem<'de>,
    {
        if self.rows.is_some() { self.row() } else { Ok(default()) }
    }
}

/// A column of arrays that some of the rows have, while it is read.
pub struct ReadOptional<'de, F, R> {
    arrays: ReadArray<'de, F>,
    list: ReadList<Option<F>, R>,
}

impl<'de, F, R> ReadOptional<'de, F, R> {
    /// A column that has not been met yet.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { arrays: ReadArray::new(name), list: ReadList::new(name) }
    }

    /// Reads the column.
    ///
    /// # Errors
    /// When it is no column of such arrays.
    pub fn read<W: Wire, C: ColumnSource<'de>>(&mut self, source: &mut C) -> Result<(), C::Error>
    where
        F: ReadColumnItem<'de>,
        Option<F>: DeserializeBy<'de, R>,
    {
        match source.optional::<W, ListItems<Option<F>, R>>(&F::row())? {
            OptionalColumn::Rows(rows) => self.arrays.begin(rows).map_err(C::error),
            OptionalColumn::List(list) => {
                self.list.begin(list);
                Ok(())
            }
        }
    }

    /// What is compared with the other columns.
    #[must_use]
    pub fn length(&self) -> ColumnLength {
        if self.arrays.rows.is_some() { self.arrays.length() } else { self.list.length() }
    }

    /// The next row.
    ///
    /// # Errors
    /// When its bytes are no elements of the field's type.
    pub fn row(&mut self) -> Result<Option<F>, Error>
    where
        F: ReadColumnItem<'de>,
    {
        if self.arrays.rows.is_none() {
            return self.list.row();
        }
        self.arrays.next(Ok)
    }

    /// The next row, or what stands for each where there is no column.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    pub fn row_or(&mut self, default: impl FnOnce() -> Option<F>) -> Result<Option<F>, Error>
    where
        F: ReadColumnItem<'de>,
    {
        if self.length().rows.is_some() { self.row() } else { Ok(default()) }
    }
}
