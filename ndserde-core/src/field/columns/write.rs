//! Columns as a struct of serde's.

use core::marker::PhantomData;

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeStruct},
};

use super::{ColumnSink, SerializeColumns, StackColumn, bound::is_bounded};
use crate::{
    error::Error,
    field::{SerializeBy, part::FieldPart},
    untyped::ArrayBytes,
    wire::Wire,
};

/// Writes rows as columns: a map where the format has names.
pub(super) fn write<T: SerializeColumns, S: Serializer>(
    rows: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let columns = serializer.serialize_struct(T::NAME, T::COLUMNS)?;
    let mut sink = StructSink { columns, bytes: 0 };
    T::serialize_columns(rows, &mut sink)?;
    is_bounded(rows.len(), size_of::<T>(), T::ARRAYS, sink.bytes).map_err(S::Error::custom)?;
    sink.columns.end()
}

/// The fields of a struct that is being written.
struct StructSink<S> {
    columns: S,
    /// How many bytes a reader will have seen at the least.
    bytes: usize,
}

impl<S: SerializeStruct> ColumnSink for StructSink<S> {
    type Error = S::Error;

    fn array<W: Wire, A: StackColumn>(&mut self, column: &A) -> Result<(), S::Error> {
        let name = column.name();
        let written = column.stack(|column| {
            self.bytes = self.bytes.saturating_add(column.data().len());
            self.columns.serialize_field(name, &ColumnBy::<W> { column, wire: PhantomData })
        });
        written.map_err(S::Error::custom)?
    }

    fn list<L: Serialize>(
        &mut self,
        name: &'static str,
        rows: usize,
        column: &L,
    ) -> Result<(), S::Error> {
        self.bytes = self.bytes.saturating_add(rows);
        self.columns.serialize_field(name, column)
    }

    fn error(error: Error) -> S::Error {
        S::Error::custom(error)
    }
}

/// A column and its wire.
struct ColumnBy<'a, W> {
    column: &'a ArrayBytes<'a>,
    wire: PhantomData<W>,
}

impl<W: Wire> Serialize for ColumnBy<'_, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        W::serialize(self.column, serializer)
    }
}

/// One field of all rows, as a list.
pub(super) struct FieldOfRows<'a, T, G, R> {
    rows: &'a [T],
    field: G,
    route: PhantomData<R>,
}

impl<'a, T, G, R> FieldOfRows<'a, T, G, R> {
    pub(super) const fn new(rows: &'a [T], field: G) -> Self {
        Self { rows, field, route: PhantomData }
    }
}

impl<'a, T, G, F, R> Serialize for FieldOfRows<'a, T, G, R>
where
    G: Fn(&'a T) -> &'a F,
    F: SerializeBy<R> + 'a,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|row| FieldPart::<_, R>::of((self.field)(row))))
    }
}
