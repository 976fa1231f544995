//! Where the columns of rows go: the columns of a batch.

use std::sync::Arc;

use ndserde::{
    DType,
    field::{ArrayColumn, ColumnSink, SerializeColumns, StackColumn},
    wire::Wire,
};
use serde::Serialize;

use super::{
    compose::compose,
    deps::{
        arrow_array::{ArrayRef, NullArray, RecordBatch, RecordBatchOptions},
        arrow_schema::{DataType, Field, Schema, SchemaRef},
    },
    form::Target,
    list,
    seen::Seen,
    shapes::Shapes,
    tensors::Tensors,
};
use crate::{error::Error, options::Options};

/// The columns so far.
pub(super) struct BatchSink<'a> {
    options: &'a Options,
    schema: Option<&'a Schema>,
    columns: Vec<(Field, ArrayRef)>,
}

/// Rows as a batch of the schema, or of one that suits them.
///
/// # Errors
/// When they have no such columns.
pub(super) fn batch<T: SerializeColumns>(
    rows: &[T],
    options: &Options,
    schema: Option<&SchemaRef>,
) -> Result<RecordBatch, Error> {
    let columns = Vec::with_capacity(T::COLUMNS);
    let mut sink = BatchSink { options, schema: schema.map(AsRef::as_ref), columns };
    T::serialize_columns(rows, &mut sink)?;
    let (schema, columns) = match schema {
        None => {
            let (fields, columns): (Vec<Field>, Vec<ArrayRef>) = sink.columns.into_iter().unzip();
            (Arc::new(Schema::new(fields)), columns)
        }
        Some(schema) => (Arc::clone(schema), in_order(schema, sink.columns)?),
    };
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(schema, columns, &options).map_err(Error::other)
}

/// The columns in the order of the schema.
fn in_order(schema: &Schema, mut columns: Vec<(Field, ArrayRef)>) -> Result<Vec<ArrayRef>, Error> {
    let mut ordered = Vec::with_capacity(columns.len());
    for field in schema.fields() {
        let at = columns.iter().position(|(written, _)| written.name() == field.name());
        let Some(at) = at else {
            return Err(Error::new("the schema has it, the rows do not").in_column(field.name()));
        };
        ordered.push(columns.swap_remove(at).1);
    }
    Ok(ordered)
}

impl BatchSink<'_> {
    /// What the schema says of the column, if there is a schema.
    fn asked(&self, name: &str) -> Result<Option<&Field>, Error> {
        let Some(schema) = self.schema else { return Ok(None) };
        let field = schema.field_with_name(name);
        field
            .map(Some)
            .map_err(|_| Error::new("the rows have it, the schema does not").in_column(name))
    }

    fn tensors<W: Wire, A: ArrayColumn>(
        &mut self,
        column: &A,
        optional: bool,
    ) -> Result<(), Error> {
        let name = column.name();
        let asked = self.asked(name)?;
        if asked.is_some_and(|asked| *asked.data_type() == DataType::Null) {
            self.columns.push(nulls(column)?);
            return Ok(());
        }
        let row = column.row()?;
        let in_column = |error: Error| error.in_column(name);
        let target = asked.map(Target::of).transpose().map_err(in_column)?;
        let (dtype, shapes) = if let Some(Target { form, dtype }) = target {
            (Some(dtype), Shapes::asked(form))
        } else {
            let Options { plain, variable_shape, ragged, .. } = self.options;
            let is_ragged = ragged.iter().any(|ragged| ragged == name);
            (None, Shapes::free(*plain, *variable_shape, is_ragged))
        };
        let seen =
            Seen::new::<W>(row.dtype(), dtype, self.options.bool_as_u8).map_err(in_column)?;
        let nullable = asked.map_or(optional, Field::is_nullable);
        let mut tensors = Tensors::new(seen, shapes, nullable, column.rows());
        let mut failed = None;
        let mut fail = |error| {
            failed = Some(error);
            ndserde::Error::custom("")
        };
        let each = match row.dtype() {
            None | Some(DType::Str(_) | DType::Bytes(_)) => {
                column.each(&mut |row| tensors.push::<W>(row).map_err(&mut fail))
            }
            Some(_) => column.each_bytes(&mut |row| tensors.push_bytes(row).map_err(&mut fail)),
        };
        if let Some(error) = failed {
            return Err(error.in_column(name).at_row(tensors.rows));
        }
        each.map_err(|error| Error::said(error, name, tensors.rows))?;
        let (field, array) = compose(tensors, name, row.ndim()).map_err(in_column)?;
        if let Some(asked) = asked {
            if field.data_type() != asked.data_type() {
                return Err(in_column(Error::new(format!(
                    "the rows are {}, where the schema says {}",
                    field.data_type(),
                    asked.data_type()
                ))));
            }
        }
        self.columns.push((field, array));
        Ok(())
    }
}

/// A column of which the schema knows no array.
fn nulls<A: ArrayColumn>(column: &A) -> Result<(Field, ArrayRef), Error> {
    let mut rows = 0_usize;
    let each = column.each(&mut |row| {
        if row.is_some() {
            return Err(ndserde::Error::custom(
                "an array, where the schema says that all are null",
            ));
        }
        rows = rows.saturating_add(1);
        Ok(())
    });
    each.map_err(|error| Error::said(error, column.name(), rows))?;
    let field = Field::new(column.name(), DataType::Null, true);
    Ok((field, Arc::new(NullArray::new(rows))))
}

impl ColumnSink for BatchSink<'_> {
    type Error = Error;

    fn array<W: Wire, A: StackColumn>(&mut self, column: &A) -> Result<(), Error> {
        self.tensors::<W, A>(column, false)
    }

    fn optional<W: Wire, A: ArrayColumn, L: Serialize>(
        &mut self,
        column: &A,
        _: &L,
    ) -> Result<(), Error> {
        self.tensors::<W, A>(column, true)
    }

    fn list<L: Serialize>(
        &mut self,
        name: &'static str,
        rows: usize,
        column: &L,
    ) -> Result<(), Error> {
        let written = list::column(name, rows, column, self.asked(name)?)?;
        self.columns.push(written);
        Ok(())
    }

    fn error(error: ndserde::Error) -> Error {
        error.into()
    }
}
