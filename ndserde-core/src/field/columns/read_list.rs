//! What the derive's code calls to read rows from columns that are lists, or arrays of elements.

use alloc::{vec, vec::Vec};
use core::{fmt, marker::PhantomData};

use serde_core::{
    Deserialize, Deserializer,
    de::{SeqAccess, Visitor},
};

use super::{
    ColumnRows, ColumnSource,
    count::{ColumnLength, missing, null},
};
use crate::{
    error::Error,
    field::{
        DeserializeBy,
        elements::{ReadSequenceItem, check_axes, into_items, row_type},
        part::FieldPart,
        route::Plain,
    },
    untyped::ArrayBytes,
    wire::Wire,
};

/// A column that is a list, or an array of elements, while it is read.
pub struct ReadList<F, R> {
    name: &'static str,
    items: Option<vec::IntoIter<F>>,
    is_list: bool,
    route: PhantomData<R>,
}

impl<F, R> ReadList<F, R> {
    /// A column that has not been met yet.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, items: None, is_list: true, route: PhantomData }
    }

    pub(super) fn begin(&mut self, list: ListItems<F, R>) {
        self.items = Some(list.0.into_iter());
    }

    /// Reads the column.
    ///
    /// # Errors
    /// When it is no list of what the field holds.
    pub fn read<'de, C: ColumnSource<'de>>(&mut self, source: &mut C) -> Result<(), C::Error>
    where
        F: DeserializeBy<'de, R>,
    {
        self.begin(source.list()?);
        Ok(())
    }

    /// What is compared with the other columns.
    #[must_use]
    pub fn length(&self) -> ColumnLength {
        let rows = self.items.as_ref().map(ExactSizeIterator::len);
        ColumnLength { name: self.name, rows, is_list: self.is_list }
    }

    /// The next row.
    ///
    /// # Errors
    /// When there is no column, which [`RowCount`] has refused.
    pub fn row(&mut self) -> Result<F, Error> {
        self.items.as_mut().and_then(Iterator::next).ok_or_else(|| missing(self.name))
    }

    /// The next row, or what stands for each where there is no column.
    ///
    /// # Errors
    /// As [`row`](Self::row).
    pub fn row_or(&mut self, default: impl FnOnce() -> F) -> Result<F, Error> {
        if self.items.is_some() { self.row() } else { Ok(default()) }
    }
}

impl<F> ReadList<F, Plain> {
    /// As [`read`](Self::read), of what serde reads by itself.
    ///
    /// # Errors
    /// As there.
    pub fn read_plain<'de, C: ColumnSource<'de>>(&mut self, source: &mut C) -> Result<(), C::Error>
    where
        F: Deserialize<'de>,
    {
        self.read(source)
    }
}

impl<F> ReadList<F, Plain> {
    /// As [`read`](Self::read), of arrays of what the rows hold.
    ///
    /// # Errors
    /// When they are no arrays of such elements or sequences.
    pub fn read_elements<'de, W: Wire, C: ColumnSource<'de>>(
        &mut self,
        source: &mut C,
    ) -> Result<(), C::Error>
    where
        F: ReadSequenceItem,
    {
        let rows = source.array::<W>(row_type::<F>())?;
        let name = self.name;
        let items = match rows.into_stacked() {
            Ok(column) => items::<F>(column).map_err(|error| error.in_column(name, None)),
            Err(rows) => items_of_rows(name, rows),
        };
        (self.items, self.is_list) = (Some(items.map_err(C::error)?.into_iter()), false);
        Ok(())
    }
}

/// The items of one array.
fn items<F: ReadSequenceItem>(column: ArrayBytes<'_>) -> Result<Vec<F>, Error> {
    check_axes::<F>(&column, None)?;
    into_items(column)
}

/// The items of arrays that are each one.
fn items_of_rows<F: ReadSequenceItem>(
    name: &'static str,
    rows: ColumnRows<'_>,
) -> Result<Vec<F>, Error> {
    let mut rows = rows.left()?;
    let mut all = Vec::new();
    while let Some(row) = rows.next() {
        let item = row.and_then(|row| items(row.ok_or_else(null)?.into_one_row()?));
        all.extend(item.map_err(|error| error.in_column(name, Some(all.len())))?);
    }
    Ok(all)
}

/// The items of a list, each by its route.
pub(super) struct ListItems<F, R>(Vec<F>, PhantomData<R>);

impl<'de, F: DeserializeBy<'de, R>, R> Deserialize<'de> for ListItems<F, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Self(Vec::new(), PhantomData))
    }
}

/// Collects items one by one: the length that the input claims reserves nothing.
impl<'de, F: DeserializeBy<'de, R>, R> Visitor<'de> for ListItems<F, R> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list with an item for each row")
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut seq: S) -> Result<Self, S::Error> {
        while let Some(item) = seq.next_element::<FieldPart<F, R>>()? {
            self.0.push(item.into_inner());
        }
        Ok(self)
    }
}
