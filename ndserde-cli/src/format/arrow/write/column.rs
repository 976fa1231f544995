//! One column of a document, as the crate takes those of structs.

mod lent;
mod list;

use std::{borrow::Cow, sync::Arc};

use arrow_array::{ArrayRef, NullArray};
use arrow_schema::{DataType, Field};
use ndserde::{DynArray, Value, value::Key, wire::Shape};
use ndserde_arrow::arrow_59::to_record_batch;

use self::lent::{Lent, Row};
use crate::{
    elements::elements,
    error::{Error, Result},
    lists,
};

/// As many bytes a row may take that is made for the type of a column without rows.
const FEW: usize = 1 << 24;

/// The values of a column.
pub enum Column<'a> {
    /// An array, whose first axis are the rows.
    Stacked { array: &'a DynArray, rows: usize, row: &'a [usize] },
    /// An array in each row, or null.
    Arrays(&'a [Value]),
    /// Anything else.
    List(Cow<'a, [Value]>),
}

impl<'a> Column<'a> {
    /// What stands at a key, if that can be a column.
    pub fn of(key: &Key, value: &'a Value, title: &str) -> Result<Self> {
        let refused = |what: &str| {
            Err(Error::new(format_args!(
                "{key} is {what}, and {title} holds columns: arrays and lists of one length"
            )))
        };
        match value {
            Value::Array(array) => match array.shape().split_first() {
                Some((rows, row)) => Ok(Self::Stacked { array, rows: *rows, row }),
                None => refused("an array without axes"),
            },
            Value::List(items) if items.iter().any(|item| item.as_array().is_some()) => {
                let other =
                    items.iter().position(|item| !matches!(item, Value::Array(_) | Value::Null));
                other.map_or(Ok(Self::Arrays(items)), |place| {
                    refused(&format!("a list of arrays, but for its item {place}"))
                })
            }
            Value::List(items) => match items.iter().position(has_array) {
                Some(place) => refused(&format!("a list with an array within its item {place}")),
                None => Ok(Self::List(numbers(items))),
            },
            Value::Map(_) => refused("a map"),
            Value::Text(_) => refused("text"),
            Value::Bytes(_) => refused("bytes"),
            Value::Null => refused("null"),
            Value::Bool(_) => refused("a bool"),
            _ => refused("a number"),
        }
    }

    pub fn rows(&self) -> usize {
        match self {
            Self::Stacked { rows, .. } => *rows,
            Self::Arrays(items) => items.len(),
            Self::List(items) => items.len(),
        }
    }

    /// The column as Arrow has it.
    pub fn write(&self, name: &str) -> Result<(Field, ArrayRef)> {
        let rows = self.rows();
        let lent = match self {
            Self::Stacked { array, row, .. } => {
                // What has no rows has a type by one.
                let shape = Shape::new(row).map_err(Error::new)?;
                let len = shape.byte_len(array.dtype()).map_err(Error::new)?;
                if rows == 0 && len > FEW {
                    return Err(Error::new(format_args!(
                        "it has no rows, each of which would take {len} bytes"
                    )));
                }
                let whole = elements(array, |bytes| {
                    let zeros = if rows == 0 { vec![0; len] } else { Vec::new() };
                    let bytes = if rows == 0 { &zeros } else { bytes };
                    write(
                        &Lent::Stacked { dtype: array.dtype(), shape: &shape, len, bytes },
                        rows.max(1),
                    )
                });
                whole.map_err(Error::new)??
            }
            Self::List(items) if items.is_empty() => {
                let none = Field::new(name, DataType::Null, true);
                return Ok((none, Arc::new(NullArray::new(0))));
            }
            Self::Arrays(items) => write(&Lent::Arrays(items), rows)?,
            Self::List(items) => return list::write(name, items),
        };
        let (field, array) = lent;
        Ok((field.with_name(name), array.slice(0, rows)))
    }
}

/// A list as it is, but for one of whole numbers and others: text formats write a float so that is whole.
fn numbers(items: &[Value]) -> Cow<'_, [Value]> {
    let has = |is: fn(&Value) -> bool| items.iter().any(is);
    let is_mixed =
        has(|item| matches!(item, Value::Float(_))) && has(|item| item.as_i128().is_some());
    let as_float = |item: &Value| match item {
        Value::Null => Some(Value::Null),
        Value::Float(number) => Some(Value::Float(*number)),
        item => lists::float(item).map(Value::Float),
    };
    let floats = || items.iter().map(as_float).collect::<Option<Vec<_>>>();
    if is_mixed { floats().map_or(Cow::Borrowed(items), Cow::Owned) } else { Cow::Borrowed(items) }
}

/// Without what the column is called here.
fn named(error: &ndserde_arrow::Error) -> Error {
    let why = error.to_string();
    let why = why.strip_prefix("column `column`").unwrap_or(&why);
    Error::new(why.trim_start_matches([',', ':', ' ']))
}

/// Whether there is an array in a value.
fn has_array(value: &Value) -> bool {
    value.iter_arrays().next().is_some()
}

fn write(lent: &Lent<'_>, rows: usize) -> Result<(Field, ArrayRef)> {
    let batch = to_record_batch(&vec![Row(lent); rows]).map_err(|error| named(&error))?;
    let none = || Error::new("a column without rows");
    let (field, array) = batch
        .schema()
        .fields()
        .first()
        .cloned()
        .zip(batch.columns().first().cloned())
        .ok_or_else(none)?;
    Ok((Field::clone(&field), array))
}
