//! Columns of one length, each read when it is asked for.

use std::{cell::Cell, rc::Rc, sync::Arc};

use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use arrow_select::concat::concat_batches;
use ndserde::{Value, value::Key};
use ndserde_arrow::arrow_59::to_value;

use super::guard::guarded;
use crate::{
    archive::{Archive, Member},
    content::Content,
    error::{Error, Result},
    plain::plain,
    progress::Busy,
    source::Source,
    unread::Unread,
};

/// What reads the columns of a file.
pub trait Columns {
    /// Whether one is packed in a way that is read here.
    fn check(&self, column: usize) -> Result<()>;

    /// Hands on the rows of one column, some after the other, none of more than so many bytes.
    fn read(
        &self,
        column: usize,
        most: u64,
        take: &mut dyn FnMut(RecordBatch) -> Result<()>,
    ) -> Result<()>;
}

/// What a file says of itself.
pub struct Table {
    /// A line about it: how many rows it has.
    pub about: String,
    pub schema: Arc<Schema>,
    pub columns: Box<dyn Columns>,
}

/// The columns by their names; no more than `most` bytes of them may be in memory.
pub fn content(
    source: &Rc<Source>,
    most: u64,
    open: impl FnOnce(&Source) -> Result<Table>,
) -> Result<Content> {
    let about = |error: Error| error.about(&source.name);
    // How much of a column stands where, nobody knows before it is read.
    source.progress.hide();
    let Table { about: line, schema, columns } = guarded(|| open(source)).map_err(about)?;
    let reader =
        Rc::new(Reader { name: source.name.clone(), columns, most, left: Cell::new(most) });
    let members = schema.fields().iter().enumerate().map(|(place, field)| {
        let (reader, field) = (Rc::clone(&reader), Arc::clone(field));
        let key = Key::from(field.name().as_str());
        (key, Member::later(move || reader.content(place, &field)))
    });
    let archive = Archive::new(source, members.collect(), u64::MAX).map_err(about)?;
    Ok(Content::Archive(archive.with_line(line)))
}

struct Reader {
    name: String,
    columns: Box<dyn Columns>,
    most: u64,
    /// How many bytes may still be taken.
    left: Cell<u64>,
}

impl Reader {
    /// What stands in a column.
    fn content(&self, place: usize, field: &Arc<Field>) -> Result<Content> {
        let about = format!("{}: {:?}", self.name, field.name());
        // What has no form here has none without rows, either.
        let schema = Arc::new(Schema::new(vec![Arc::clone(field)]));
        let is_read = guarded(|| {
            self.columns.check(place)?;
            Self::value(&RecordBatch::new_empty(Arc::clone(&schema))).map(drop)
        });
        if let Err(why) = is_read {
            let sort = format!("a column of {}", field.data_type());
            return Ok(Content::Unread(Unread::new(sort, why.why(), about)));
        }
        let _sign = Busy::new(plain(&about) + ": reading the column");
        let read = guarded(|| {
            let batch = self.batch(place, &schema)?;
            Self::value(&batch)
        });
        read.map(Content::Value).map_err(|error| error.about(about))
    }

    /// All rows of a column at once.
    fn batch(&self, place: usize, schema: &Arc<Schema>) -> Result<RecordBatch> {
        let (mut batches, mut left) = (Vec::new(), self.left.get());
        self.columns.read(place, left, &mut |batch| {
            left = left.checked_sub(weight(&batch)).ok_or_else(|| self.too_much())?;
            batches.push(batch);
            Ok(())
        })?;
        self.left.set(left);
        // Whatever else the file says of its columns, one of them is here.
        concat_batches(schema, &batches).map_err(Error::new)
    }

    fn too_much(&self) -> Error {
        let most = self.most;
        Error::new(format_args!(
            "its columns take more than {most} bytes unpacked; --max-bytes sets how many may be"
        ))
    }

    fn value(batch: &RecordBatch) -> Result<Value> {
        let named = |error: ndserde_arrow::Error| {
            let why = error.to_string();
            // Which column it is, the message says by itself.
            let name = error.column().map(|name| format!("column `{name}`")).unwrap_or_default();
            let why = why.strip_prefix(&name).unwrap_or(&why);
            Error::new(why.trim_start_matches([',', ':', ' ']))
        };
        let column = match to_value(batch).map_err(named)? {
            Value::Map(map) => map.into_iter().next().map(|(_, column)| column),
            _ => None,
        };
        column.ok_or_else(|| Error::new("a column without content"))
    }
}

/// How many bytes some rows take here, at least.
fn weight(batch: &RecordBatch) -> u64 {
    let bytes = batch.get_array_memory_size();
    // What takes no bytes there takes some here: an item of a list.
    let rows = batch.num_rows().saturating_mul(size_of::<Value>());
    let is_few = batch.columns().iter().all(|column| is_elements(column.data_type()));
    (if is_few { bytes } else { bytes.max(rows) }) as u64
}

/// Whether rows of a type are the elements of an array.
fn is_elements(data_type: &DataType) -> bool {
    data_type.is_primitive()
}

/// How many bytes a row of a type takes, as far as the type says.
pub fn width(data_type: &DataType) -> u64 {
    match data_type {
        DataType::FixedSizeList(item, len) => {
            width(item.data_type()).saturating_mul(u64::try_from(*len).unwrap_or_default())
        }
        DataType::FixedSizeBinary(len) => u64::try_from(*len).unwrap_or_default(),
        DataType::Struct(fields) => {
            let widths = fields.iter().map(|field| width(field.data_type()));
            widths.fold(0, u64::saturating_add)
        }
        other => other.primitive_width().unwrap_or(1) as u64,
    }
}
