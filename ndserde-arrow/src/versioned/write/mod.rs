//! Rows as record batches.

mod appender;
mod compose;
mod form;
mod gathered;
mod items;
mod list;
mod records;
mod seen;
mod shapes;
mod sink;
mod tensors;
mod texts;

use ndserde::field::SerializeColumns;

use self::deps::arrow_array::RecordBatch;
use super::{deps, dtype};
use crate::{error::Error, options::Options};

pub use appender::{Appender, schema_of, schema_of_with};

/// Rows as a record batch: a column for each field.
///
/// # Errors
/// When a column cannot be one of Arrow: elements without a type there, arrays of different dtypes or
/// numbers of axes, or values that `serde_arrow` refuses. The message has the column, and the row if it is
/// one of them.
pub fn to_record_batch<T: SerializeColumns>(rows: &[T]) -> Result<RecordBatch, Error> {
    to_record_batch_with(rows, &Options::new())
}

/// As [`to_record_batch`], with other forms of the columns.
///
/// # Errors
/// As there.
pub fn to_record_batch_with<T: SerializeColumns>(
    rows: &[T],
    options: &Options,
) -> Result<RecordBatch, Error> {
    sink::batch(rows, options, None)
}
