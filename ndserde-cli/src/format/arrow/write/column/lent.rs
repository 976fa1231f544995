//! The rows of a column, lent to the crate as those of structs.

use ndserde::{
    ByteOrder, DType, DynArray, Error as ArrayError, Value,
    field::{ArrayColumn, ColumnSink, SerializeColumns, StackColumn},
    wire::{ArrayBytes, FieldType, Shape, Tagged, UncheckedArray},
};

use crate::elements::elements;

/// What the crate is told that a column is called.
const NAME: &str = "column";

/// A row of one column, of which all are lent at once.
#[derive(Clone, Copy)]
pub struct Row<'a>(pub &'a Lent<'a>);

pub enum Lent<'a> {
    Stacked { dtype: &'a DType, shape: &'a Shape, len: usize, bytes: &'a [u8] },
    Arrays(&'a [Value]),
}

impl SerializeColumns for Row<'_> {
    const NAME: &'static str = "Row";
    const COLUMNS: usize = 1;
    const ARRAYS: usize = 0;

    fn serialize_columns<C: ColumnSink>(
        rows: &[Self],
        sink: &mut C,
    ) -> std::result::Result<(), C::Error> {
        let Some(Row(lent)) = rows.first() else { return Ok(()) };
        let column = Rows { lent, rows: rows.len() };
        match lent {
            Lent::Arrays(items) if items.iter().any(Value::is_null) => {
                sink.optional::<Tagged, _, _>(&column, items)
            }
            Lent::Arrays(_) | Lent::Stacked { .. } => sink.array::<Tagged, _>(&column),
        }
    }
}

struct Rows<'a> {
    lent: &'a Lent<'a>,
    rows: usize,
}

impl ArrayColumn for Rows<'_> {
    fn name(&self) -> &'static str {
        NAME
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn row(&self) -> std::result::Result<FieldType, ArrayError> {
        Ok(match self.lent {
            Lent::Stacked { dtype, shape, .. } => {
                FieldType::exactly(DType::clone(dtype), Some(shape.len()))
            }
            Lent::Arrays(items) => {
                let first = items.iter().find_map(Value::as_array);
                // The dtype is each array's own.
                FieldType::any(first.map(|array| array.shape().len()))
            }
        })
    }

    fn each(
        &self,
        take: &mut dyn FnMut(Option<&ArrayBytes<'_>>) -> std::result::Result<(), ArrayError>,
    ) -> std::result::Result<(), ArrayError> {
        match self.lent {
            Lent::Stacked { dtype, shape, len, bytes } => (0..self.rows).try_for_each(|row| {
                let start = row.saturating_mul(*len);
                let row = bytes.get(start..start.saturating_add(*len)).unwrap_or_default();
                take(Some(&array(dtype, shape, row)?))
            }),
            Lent::Arrays(items) => {
                let first = items.iter().find_map(Value::as_array).map(DynArray::ndim);
                items.iter().try_for_each(|item| match item.as_array() {
                    Some(found) if Some(found.ndim()) != first => {
                        Err(ArrayError::custom(format_args!(
                            "an array of {} axes, where the first has {}",
                            found.ndim(),
                            first.unwrap_or_default()
                        )))
                    }
                    Some(found) => elements(found, |bytes| {
                        take(Some(&array(found.dtype(), &Shape::new(found.shape())?, bytes)?))
                    })?,
                    None => take(None),
                })
            }
        }
    }
}

impl StackColumn for Rows<'_> {
    fn stack<R>(
        &self,
        take: impl FnOnce(&ArrayBytes<'_>) -> R,
    ) -> std::result::Result<R, ArrayError> {
        match self.lent {
            Lent::Stacked { dtype, shape, bytes, .. } => {
                let axes: Vec<_> =
                    std::iter::once(self.rows).chain(shape.iter().copied()).collect();
                Ok(take(&array(dtype, &Shape::new(&axes)?, bytes)?))
            }
            Lent::Arrays(_) => Err(ArrayError::custom("the rows are no one array")),
        }
    }
}

/// Elements, little-endian and in C order, as an array.
fn array<'a>(
    dtype: &DType,
    shape: &Shape,
    bytes: &'a [u8],
) -> std::result::Result<ArrayBytes<'a>, ArrayError> {
    UncheckedArray::new(dtype.clone(), shape.clone(), bytes)
        .with_byteorder(ByteOrder::Little)
        .check(&FieldType::any(None))
}
