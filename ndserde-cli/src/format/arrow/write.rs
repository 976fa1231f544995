//! Documents as columns: maps of arrays and lists of one length, or lists of maps that are all alike.

mod column;

use std::{borrow::Cow, io::Write, sync::Arc};

use arrow_array::RecordBatch;
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::Schema;
use ndserde::{
    Value,
    value::{Key, Map},
};
use parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};

use self::column::Column;
use crate::error::{Error, Result};

/// With pages by snappy, which every reader has.
pub fn parquet(value: &Value, out: &mut dyn Write) -> Result<()> {
    let batch = batch(value, "a Parquet file")?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    // It takes what goes to other threads alone.
    let mut bytes = Vec::new();
    let mut writer =
        ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).map_err(Error::new)?;
    writer.write(&batch).map_err(Error::new)?;
    writer.close().map_err(Error::new)?;
    out.write_all(&bytes).map_err(Error::new)
}

pub fn file(value: &Value, out: &mut dyn Write) -> Result<()> {
    let batch = batch(value, "an Arrow file")?;
    let mut writer = FileWriter::try_new(out, &batch.schema()).map_err(Error::new)?;
    writer.write(&batch).and_then(|()| writer.finish()).map_err(Error::new)
}

pub fn stream(value: &Value, out: &mut dyn Write) -> Result<()> {
    let batch = batch(value, "a stream of Arrow")?;
    let mut writer = StreamWriter::try_new(out, &batch.schema()).map_err(Error::new)?;
    writer.write(&batch).and_then(|()| writer.finish()).map_err(Error::new)
}

/// The columns of a document, of which a file called `title` holds no other.
fn batch(value: &Value, title: &str) -> Result<RecordBatch> {
    let columns = columns(value, title)?;
    let (mut fields, mut arrays) = (Vec::new(), Vec::new());
    let mut first: Option<(String, usize)> = None;
    for (key, value) in &*columns {
        // As text, in which all keys of the document are different.
        let name = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
        let column = Column::of(key, value, title)?;
        let rows = column.rows();
        match &first {
            None => first = Some((name.clone(), rows)),
            Some((_, all)) if *all == rows => {}
            Some((other, all)) => {
                return Err(Error::new(format_args!(
                    "{other} has {all} rows, and {key} {rows}: the columns of {title} are of one \
                     length"
                )));
            }
        }
        let (field, array) = column.write(&name).map_err(|error| error.about(key))?;
        fields.push(field);
        arrays.push(array);
    }
    if fields.is_empty() {
        return Err(Error::new(format_args!("the document is empty, and {title} holds columns")));
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map_err(Error::new)
}

/// The columns by their names.
fn columns<'a>(value: &'a Value, title: &str) -> Result<Cow<'a, Map>> {
    match value.untagged() {
        Value::Map(map) => Ok(Cow::Borrowed(map)),
        Value::List(rows) if rows.iter().all(|row| row.as_map().is_some()) && !rows.is_empty() => {
            of_rows(rows).map(Cow::Owned)
        }
        Value::Array(_) => Err(Error::new(format_args!(
            "the document is one array, and {title} holds columns by their names"
        ))),
        _ => Err(Error::new(format_args!(
            "the document is no map of columns, nor a list of maps with the same keys, which is what \
             {title} holds"
        ))),
    }
}

/// Rows as columns.
fn of_rows(rows: &[Value]) -> Result<Map> {
    let mut columns: Vec<(Key, Vec<Value>)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(row) = row.as_map() else { continue };
        if place == 0 {
            columns = row.iter().map(|(key, _)| (key.clone(), Vec::new())).collect();
        }
        for (key, column) in &mut columns {
            let value = row.get_key(key).ok_or_else(|| {
                Error::new(format_args!(
                    "[{place}] has no {key}, which [0] has: all rows have the same"
                ))
            })?;
            column.push(value.clone());
        }
        if row.len() > columns.len() {
            let is_new = |key: &Key| columns.iter().all(|(known, _)| known != key);
            let key = row.iter().map(|(key, _)| key).find(|key| is_new(key));
            let key = key.map_or_else(String::new, ToString::to_string);
            return Err(Error::new(format_args!(
                "[{place}] has {key}, which [0] has not: all rows have the same"
            )));
        }
    }
    Map::new(columns.into_iter().map(|(key, items)| (key, Value::from(items))).collect())
        .map_err(Error::new)
}
