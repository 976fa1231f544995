//! What the derive's code calls to hand columns of rows over to a sink.

use serde_core::Serialize;

use super::{
    ColumnItem, ColumnSink,
    field_column::{AsArray, AsOption, AsSequence, FieldColumn},
    write::FieldOfRows,
};
use crate::{
    field::{SerializeBy, elements::SequenceItem, route::Plain},
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
    field: impl Fn(&'a T) -> &'a F + Copy,
) -> Result<(), C::Error> {
    sink.array::<W, _>(&FieldColumn::<_, _, AsArray>::new(name, rows, field))
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
    sink.optional::<W, _, _>(&FieldColumn::<_, _, AsOption>::new(name, rows, field), &list)
}

/// Writes a column of elements or of sequences of them.
///
/// # Errors
/// As [`array`].
pub fn elements<'a, W: Wire, T, F: SequenceItem + 'a, C: ColumnSink>(
    sink: &mut C,
    name: &'static str,
    rows: &'a [T],
    field: impl Fn(&'a T) -> &'a F + Copy,
) -> Result<(), C::Error> {
    sink.array::<W, _>(&FieldColumn::<_, _, AsSequence>::new(name, rows, field))
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
