//! Batches of one schema.

use ndserde::field::SerializeColumns;

use super::{
    deps::{
        arrow_array::RecordBatch,
        arrow_schema::{Schema, SchemaRef},
    },
    sink,
};
use crate::{error::Error, options::Options};

/// Makes record batches that all have one schema, for streams and files: of rows that come bit by bit.
///
/// The schema is that of [`schema_of`](super::schema_of), or of a batch or file that such rows were
/// written to. All that [`Options`] can choose is in it.
#[derive(Clone, Debug)]
pub struct Appender {
    schema: SchemaRef,
}

impl Appender {
    /// For batches of this schema.
    #[must_use]
    pub fn new(schema: impl Into<SchemaRef>) -> Self {
        Self { schema: schema.into() }
    }

    /// The schema of all batches.
    #[must_use]
    pub const fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The next rows as a batch of that schema.
    ///
    /// # Errors
    /// When a row does not fit into it: another shape where the schema has arrays of one, another dtype, a
    /// `None` where it has no nulls. The message has the column, and the row counted in these `rows`.
    pub fn batch<T: SerializeColumns>(&self, rows: &[T]) -> Result<RecordBatch, Error> {
        sink::batch(rows, &Options::new(), Some(&self.schema))
    }
}

/// The schema of such rows: their names and types, and the shape of each array field, if all of these rows
/// have one.
///
/// # Errors
/// When there is no row, or they have no types in common.
pub fn schema_of<T: SerializeColumns>(rows: &[T]) -> Result<Schema, Error> {
    schema_of_with(rows, &Options::new())
}

/// As [`schema_of`], with other forms of the columns.
///
/// # Errors
/// As there.
pub fn schema_of_with<T: SerializeColumns>(rows: &[T], options: &Options) -> Result<Schema, Error> {
    if rows.is_empty() {
        return Err(Error::new("a schema is made of rows, and there is none"));
    }
    Ok(sink::batch(rows, options, None)?.schema().as_ref().clone())
}
