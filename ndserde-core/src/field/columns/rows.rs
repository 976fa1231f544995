//! What the derive's code calls: columns of rows, and rows from columns.

use alloc::{vec, vec::Vec};
use core::{fmt, marker::PhantomData};

use serde_core::{
    Deserialize, Deserializer, Serialize,
    de::{SeqAccess, Visitor},
};

use super::{
    ColumnItem, ColumnRows, ColumnSink, ColumnSource, OptionalColumn, ReadColumnItem,
    arrays::{FieldArrays, FieldOptions, FieldSequences},
    bound::is_bounded,
    given::RowsLeft,
    write::FieldOfRows,
};
use crate::{
    error::Error,
    field::{
        DeserializeBy, SerializeBy,
        elements::{ReadSequenceItem, SequenceItem, check_axes, into_items, row_type},
        part::FieldPart,
        route::Plain,
    },
    untyped::ArrayBytes,
    wire::Wire,
};

/// Writes a column of arrays.
///
/// # Errors
/// When the sink fails, as one does that takes one array where those of the rows are not alike.
pub fn array<'a, W: Wire, T, F: ColumnItem + 'a, C: ColumnSink>(
    sink: &mut C,
    name: &'static str,
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a F,
) -> Result<(), C::Error> {
    sink.array::<W, _>(&FieldArrays { name, rows, field })
}

/// Writes a column of arrays that some of the rows have.
///
/// # Errors
/// When the sink fails.
pub fn optional<'a, W: Wire, R, T, F, C>(
    sink: &mut C,
    name: &'static str,
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a Option<F> + Copy,
) -> Result<(), C::Error>
where
    F: ColumnItem + 'a,
    Option<F>: SerializeBy<R>,
    C: ColumnSink,
{
    let list = FieldOfRows::<_, _, R>::new(rows, field);
    sink.optional::<W, _, _>(&FieldOptions { name, rows, field }, &list)
}

/// Writes a column of elements or of sequences of them.
///
/// # Errors
/// As [`array`].
pub fn elements<'a, W: Wire, T, F: SequenceItem + 'a, C: ColumnSink>(
    sink: &mut C,
    name: &'static str,
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a F + Clone,
) -> Result<(), C::Error> {
    sink.array::<W, _>(&FieldSequences { name, rows, field })
}

/// Writes a column that is a list.
///
/// # Errors
/// When the sink fails.
pub fn list<'a, R, T, F: SerializeBy<R> + 'a, C: ColumnSink>(
    sink: &mut C,
    name: &'static str,
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a F,
) -> Result<(), C::Error> {
    sink.list(name, rows.len(), &FieldOfRows::<_, _, R>::new(rows, field))
}

/// Writes a column that is a list of what serde writes by itself.
///
/// # Errors
/// When the sink fails.
pub fn plain<'a, T, F: Serialize + 'a, C: ColumnSink>(
    sink: &mut C,
    name: &'static str,
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a F,
) -> Result<(), C::Error> {
    list::<Plain, _, _, _>(sink, name, rows, field)
}

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

    fn begin(&mut self, list: ListItems<F, R>) {
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
struct ListItems<F, R>(Vec<F>, PhantomData<R>);

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

/// A column's name and its number of rows, if it has been there.
pub struct ColumnLength {
    name: &'static str,
    rows: Option<usize>,
    is_list: bool,
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
fn null() -> Error {
    Error::custom("null, where the field always holds an array: an `Option` takes it").in_input()
}

#[cold]
fn missing(name: &str) -> Error {
    Error::custom(format_args!("the column {name} is missing")).in_input()
}
