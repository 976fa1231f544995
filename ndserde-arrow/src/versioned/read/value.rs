//! A batch as a value of any content.

use ndserde::{
    DType, DynArray, Value,
    value::{Key, Map},
    wire::{FieldType, UncheckedArray},
};

use super::{
    bound,
    deps::{
        arrow_array::{Array, RecordBatch},
        arrow_schema::Field,
    },
    form::Form,
    list,
    tensors::Tensors,
};
use crate::error::Error;

/// A batch as a map of its columns, in their order: as one array each where they are, whose first axis are
/// the rows; as a list with an array for each row where the rows are of different shapes, or null; and as
/// a list of values where they are something else, or numbers some of which are null.
///
/// # Errors
/// When a column says that it has arrays and does not, holds what no value is, or two are of one name.
pub fn to_value(batch: &RecordBatch) -> Result<Value, Error> {
    bound::check(batch)?;
    let columns = batch.schema_ref().fields().iter().zip(batch.columns());
    let columns: Result<Vec<(Key, Value)>, Error> = columns
        .map(|(field, column)| match of_column(field, column.as_ref()) {
            Ok(value) => Ok((field.name().as_str().into(), value)),
            Err(error) => Err(error.in_column(field.name())),
        })
        .collect();
    Ok(Map::new(columns?)?.into())
}

fn of_column(field: &Field, column: &dyn Array) -> Result<Value, Error> {
    let (_, says_arrays) = Form::of(field)?;
    match Tensors::of(field, column) {
        Err(error) if says_arrays => Err(error),
        Ok(tensors) if says_arrays => arrays(&tensors),
        // Lists that are no arrays are still lists.
        Ok(tensors) if is_array(&tensors) => {
            arrays(&tensors).or_else(|_| list::values(field, column))
        }
        _ => list::values(field, column),
    }
}

/// Whether a column that does not say so has arrays.
fn is_array(tensors: &Tensors<'_>) -> bool {
    match tensors.dtype() {
        // Of any width: nobody has said that it has one.
        DType::Str(0) | DType::Bytes(0) => false,
        DType::Record(_) | DType::Void(_) => tensors.ndim() != Some(0),
        _ => tensors.ndim() != Some(0) || tensors.first_null().is_none(),
    }
}

/// One array, or one for each row.
fn arrays(tensors: &Tensors<'_>) -> Result<Value, Error> {
    if let Some(array) = tensors.stacked()? {
        return owned(array).map(Value::from);
    }
    let row = |row| tensors.row(row)?.map(owned).transpose().map(Value::from);
    (0..tensors.rows()).map(|at| row(at).map_err(|error: Error| error.at_row(at))).collect()
}

fn owned(array: UncheckedArray<'_>) -> Result<DynArray, Error> {
    Ok(DynArray::try_from(array.check(&FieldType::any(None))?)?)
}
