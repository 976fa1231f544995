//! A column as one array.

use ndarray::{ArrayView, Dimension};
use ndserde::{
    DynArray, Element,
    wire::{ArrayBytes, FieldType},
};

use super::{bound, deps::arrow_array::RecordBatch, tensors::Tensors};
use crate::error::Error;

/// A column of arrays of one shape as one array without a copy, whose first axis are the rows; dates and
/// spans as the `i64` that they count.
///
/// # Errors
/// When there is no such column, its dtype or number of axes is another, a row is null or of another shape,
/// or its items do not lie in memory as elements do: bools are bits in Arrow, and text, records and axes in
/// another order are put together. [`column_array`] copies those.
pub fn column<'a, A: Element, D: Dimension>(
    batch: &'a RecordBatch,
    name: &str,
) -> Result<ArrayView<'a, A, D>, Error> {
    let array = stacked(batch, name).map_err(|error| error.in_column(name))?;
    array.into_view().map_err(|error| Error::from(error).in_column(name))
}

/// A column of arrays of one shape as one array of whatever dtype it has, whose first axis are the rows.
///
/// # Errors
/// When there is no such column, or a row is null or of another shape.
pub fn column_array(batch: &RecordBatch, name: &str) -> Result<DynArray, Error> {
    bound::check(batch)?;
    let array = stacked(batch, name).map_err(|error| error.in_column(name))?;
    DynArray::try_from(array).map_err(|error| Error::from(error).in_column(name))
}

fn stacked<'a>(batch: &'a RecordBatch, name: &str) -> Result<ArrayBytes<'a>, Error> {
    let fields = batch.schema_ref().fields();
    let mut columns = fields.iter().zip(batch.columns()).filter(|(field, _)| field.name() == name);
    let Some((field, column)) = columns.next() else {
        let names: Vec<&str> = fields.iter().take(20).map(|field| field.name().as_str()).collect();
        return Err(Error::new(format!("there is none, but {}", names.join(", "))));
    };
    if columns.next().is_some() {
        return Err(Error::new("there are two of this name"));
    }
    let tensors = Tensors::of(field, column.as_ref())?;
    let Some(array) = tensors.stacked()? else {
        return Err(match tensors.first_null() {
            Some(row) => Error::new("it is null, and one array has no such rows").at_row(row),
            None => Error::new("its rows are not of one shape, and so not one array"),
        });
    };
    Ok(array.check(&FieldType::any(None))?)
}
