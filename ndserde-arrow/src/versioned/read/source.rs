//! The columns of a batch as the rows that they are.

use std::{cell::Cell, marker::PhantomData, rc::Rc};

use ndserde::{
    field::{ColumnRows, ColumnSource, DeserializeColumns, OptionalColumn},
    wire::{FieldType, Wire},
};
use serde::Deserialize;

use super::{
    bound,
    deps::{
        arrow_array::{Array, RecordBatch},
        arrow_schema::{DataType, Field},
    },
    list,
    tensors::Tensors,
};
use crate::error::Error;

/// Reads the rows of a batch. Arrays of one shape are lent by the batch to fields that are views.
///
/// Columns of other names are left out, and may stand in any order.
///
/// # Errors
/// When a column is missing or is not what the field holds; the message names the column, the row, both
/// dtypes and both shapes.
pub fn from_record_batch<'de, T: DeserializeColumns<'de>>(
    batch: &'de RecordBatch,
) -> Result<Vec<T>, Error> {
    bound::check(batch)?;
    let failed = Failed::default();
    let mut columns = BatchColumns::<T> {
        batch,
        next: 0,
        column: None,
        seen: vec![false; T::COLUMNS.len()],
        input: 0,
        failed: failed.clone(),
        rows: PhantomData,
    };
    T::deserialize_columns(&mut columns).map_err(|error| match failed.get() {
        Some((column, row)) => error.saying(column, row),
        None => error,
    })
}

/// The column and the row that could not be read, where rows are read one by one: what reads them says it
/// in its text.
type Failed<'de> = Rc<Cell<Option<(&'de str, usize)>>>;

/// The columns of a batch, in their order.
struct BatchColumns<'de, T> {
    batch: &'de RecordBatch,
    next: usize,
    column: Option<(&'de Field, &'de dyn Array)>,
    seen: Vec<bool>,
    input: usize,
    failed: Failed<'de>,
    rows: PhantomData<T>,
}

impl<'de, T: DeserializeColumns<'de>> ColumnSource<'de> for BatchColumns<'de, T> {
    type Error = Error;

    fn column(&mut self) -> Result<Option<usize>, Error> {
        let fields = self.batch.schema_ref().fields();
        while let Some((field, column)) =
            fields.get(self.next).zip(self.batch.columns().get(self.next))
        {
            self.next = self.next.saturating_add(1);
            let Some(at) = place_of::<T>(field.name())? else { continue };
            self.column = Some((field, column.as_ref()));
            if let Some(seen) = self.seen.get_mut(at) {
                if std::mem::replace(seen, true) {
                    let error = Error::new("there are two columns of this field");
                    return Err(error.in_column(field.name()));
                }
            }
            return Ok(Some(at));
        }
        Ok(None)
    }

    fn array<W: Wire>(&mut self, row: &FieldType) -> Result<ColumnRows<'de>, Error> {
        self.arrays::<W>(row, false)
    }

    fn optional<W: Wire, L: Deserialize<'de>>(
        &mut self,
        row: &FieldType,
    ) -> Result<OptionalColumn<'de, L>, Error> {
        let (_, column) = self.current()?;
        if *column.data_type() == DataType::Null {
            let rows = column.len();
            let none = std::iter::repeat_n((), rows).map(|()| Ok(None));
            return Ok(OptionalColumn::Rows(ColumnRows::each(rows, none)));
        }
        self.arrays::<W>(row, true).map(OptionalColumn::Rows)
    }

    fn list<L: Deserialize<'de>>(&mut self) -> Result<L, Error> {
        let (field, column) = self.current()?;
        list::read(field, column).map_err(|error| error.in_column(field.name()))
    }

    fn input(&self) -> usize {
        self.input
    }

    fn error(error: ndserde::Error) -> Error {
        error.into()
    }
}

impl<'de, T> BatchColumns<'de, T> {
    fn current(&self) -> Result<(&'de Field, &'de dyn Array), Error> {
        self.column.ok_or_else(|| Error::new("no column has been asked for"))
    }

    /// The column's arrays as rows of a field, which may be null or not.
    fn arrays<W: Wire>(
        &mut self,
        row: &FieldType,
        takes_null: bool,
    ) -> Result<ColumnRows<'de>, Error> {
        let (field, column) = self.current()?;
        if column.is_empty() && is_unknown(column.data_type()) {
            return Ok(no_rows());
        }
        let in_column = |error: Error| error.in_column(field.name());
        let tensors = Tensors::of(field, column).map_err(in_column)?;
        self.count(&tensors, column);
        check_axes(&tensors, row).map_err(in_column)?;
        if let Some(array) = tensors.stacked().map_err(in_column)? {
            let array =
                W::accept(array, &row.stacked()).map_err(|error| in_column(error.into()))?;
            // No row has the lengths that the array needs.
            let is_shaped = tensors.rows() > 0 || tensors.states_shape();
            return Ok(if is_shaped { ColumnRows::stacked(array) } else { no_rows() });
        }
        let (rows, row, failed) = (tensors.rows(), row.clone(), self.failed.clone());
        let each = (0..rows).map(move |at| {
            let row = match tensors.row(at) {
                Ok(Some(array)) => W::accept(array, &row).map(Some),
                Ok(None) if takes_null => Ok(None),
                Ok(None) => Err(ndserde::Error::custom("it is null, and the field is no Option")),
                Err(error) => Err(ndserde::Error::custom(error)),
            };
            if row.is_err() {
                failed.set(Some((field.name(), at)));
            }
            row
        });
        Ok(ColumnRows::each(rows, each))
    }

    /// Counts what there is of a column: a row that has an item may have an array around it.
    fn count(&mut self, tensors: &Tensors<'_>, column: &dyn Array) {
        /// How many bytes an item counts, be it a bit.
        const ITEM: usize = 8;
        let bytes = bound::size(&column.to_data());
        let bytes = bytes.max(tensors.items().saturating_mul(ITEM));
        self.input = self.input.saturating_add(bytes);
    }
}

/// The place of a column in those of the rows.
fn place_of<'de, T: DeserializeColumns<'de>>(name: &str) -> Result<Option<usize>, Error> {
    let names = T::COLUMNS.iter().copied().zip(0..).chain(T::ALIASES.iter().copied());
    let at = names.into_iter().find_map(|(known, at)| (known == name).then_some(at));
    if at.is_none() && T::DENIES_UNKNOWN {
        let columns = T::COLUMNS.join(", ");
        return Err(
            Error::new(format!("there is no such field: they are {columns}")).in_column(name)
        );
    }
    Ok(at)
}

/// Whether a type says nothing of its items, since there was none when it was made.
fn is_unknown(data_type: &DataType) -> bool {
    match data_type {
        DataType::Null => true,
        DataType::List(item) | DataType::LargeList(item) | DataType::FixedSizeList(item, _) => {
            is_unknown(item.data_type())
        }
        _ => false,
    }
}

fn no_rows<'de>() -> ColumnRows<'de> {
    ColumnRows::each(0, std::iter::empty())
}

/// Refuses flat lists for a field of more axes: they are arrays whose shape has been lost.
fn check_axes(tensors: &Tensors<'_>, row: &FieldType) -> Result<(), Error> {
    let (Some(lists), Some(ndim @ 2..)) = (tensors.flat_lists(), row.ndim()) else { return Ok(()) };
    let dtype = tensors.dtype();
    Err(Error::new(format!(
        "there are flat lists ({lists} of {dtype}) without a shape, and the field has {ndim} axes: what \
         wrote them has left out the metadata of arrow.fixed_shape_tensor, as DuckDB, pandas and Spark \
         do, and DataFusion by its default skip_metadata"
    )))
}
