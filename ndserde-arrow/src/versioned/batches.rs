//! The rows of batches that come one by one.

use std::marker::PhantomData;

use ndserde::field::DeserializeColumns;

use super::{
    deps::{
        arrow_array::RecordBatch,
        arrow_schema::{ArrowError, Schema},
    },
    from_record_batch,
};
use crate::{error::Error, guard::guarded};

/// The rows of a file or stream, batch by batch: an iterator of `Result<Vec<T>, Error>`.
///
/// In errors the rows are counted from the first one that is read. After an error there is nothing more. A
/// panic of the reader is an error too: those of arrow and parquet panic on some damaged files.
pub struct Batches<T, I> {
    /// None after an error.
    source: Option<I>,
    /// How many rows have been read.
    before: usize,
    rows: PhantomData<fn() -> T>,
}

impl<T, I: Iterator<Item = Result<RecordBatch, ArrowError>>> Batches<T, I> {
    /// The rows of these batches, such as those of a reader of arrow's or parquet's.
    pub const fn new(batches: I) -> Self {
        Self { source: Some(batches), before: 0, rows: PhantomData }
    }
}

impl<T, I> Batches<T, I>
where
    T: for<'de> DeserializeColumns<'de>,
    I: Iterator<Item = Result<RecordBatch, ArrowError>>,
{
    /// All rows that are left.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn all(self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        for rows in self {
            all.append(&mut rows?);
        }
        Ok(all)
    }
}

impl<T, I> Iterator for Batches<T, I>
where
    T: for<'de> DeserializeColumns<'de>,
    I: Iterator<Item = Result<RecordBatch, ArrowError>>,
{
    type Item = Result<Vec<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let source = self.source.as_mut()?;
        let rows = match guarded(|| source.next()) {
            Ok(None) => return None,
            Ok(Some(Ok(batch))) => from_record_batch::<T>(&batch),
            Ok(Some(Err(error))) => Err(Error::other(error)),
            Err(error) => Err(error),
        };
        match rows {
            Ok(rows) => {
                self.before = self.before.saturating_add(rows.len());
                Some(Ok(rows))
            }
            Err(error) => {
                self.source = None;
                Some(Err(error.after(self.before)))
            }
        }
    }
}

/// The places in a schema of the columns that the rows are read from; all, where they refuse those that
/// they do not have.
#[cfg_attr(
    not(any(feature = "parquet_59", feature = "parquet_60")),
    allow(dead_code, reason = "for Parquet, a feature")
)]
pub(crate) fn wanted<'de, T: DeserializeColumns<'de>>(schema: &Schema) -> Vec<usize> {
    let is_wanted = |name: &str| {
        T::DENIES_UNKNOWN
            || T::COLUMNS.contains(&name)
            || T::ALIASES.iter().any(|(alias, _)| *alias == name)
    };
    let fields = schema.fields().iter().enumerate();
    fields.filter(|(_, field)| is_wanted(field.name())).map(|(place, _)| place).collect()
}
