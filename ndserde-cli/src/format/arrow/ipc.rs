//! Arrow's own files and streams: messages, each a table of where its buffers are, and these.

mod message;

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::{
    Block, Endianness, MetadataVersion, convert::fb_to_schema, reader::FileDecoder, root_as_footer,
};
use arrow_schema::Schema;

use self::message::{Kind, Message};
use super::{
    FILE,
    table::{Columns, Table},
};
use crate::{
    error::{Error, Result},
    source::Source,
};

/// The columns of a file, by its footer.
pub fn open_file(source: &Source) -> Result<Table> {
    let bytes = Buffer::from_vec(source.bytes(0..source.len())?);
    let cut_off = || wrong("it does not end as such a file does: it is cut off");
    let (rest, end) = bytes.split_last_chunk::<10>().ok_or_else(cut_off)?;
    let (len, magic) = end.split_first_chunk::<4>().ok_or_else(cut_off)?;
    if magic != FILE {
        return Err(cut_off());
    }
    let len = usize::try_from(u32::from_le_bytes(*len)).map_err(Error::new)?;
    let footer =
        rest.len().checked_sub(len).and_then(|start| rest.get(start..)).ok_or_else(|| {
            wrong(format_args!("a footer of {len} bytes, of which the file has {}", rest.len()))
        })?;
    let footer = root_as_footer(footer).map_err(wrong)?;
    let schema = footer.schema().ok_or_else(|| wrong("it has no schema"))?;
    let schema = little(schema)?;
    let version = footer.version();
    let listed = [(Kind::Dictionary, footer.dictionaries()), (Kind::Batch, footer.recordBatches())];
    let mut messages = Vec::new();
    for (kind, blocks) in listed {
        for block in blocks.iter().flatten() {
            messages.push(Message::at(&bytes, kind, *block)?);
        }
    }
    table(&bytes, "Arrow", schema, version, messages)
}

/// The columns of a stream, message by message.
pub fn open_stream(source: &Source) -> Result<Table> {
    let bytes = Buffer::from_vec(source.bytes(0..source.len())?);
    let (mut at, mut messages, mut head) = (0, Vec::new(), None);
    while let Some(block) = message::next(&bytes, at)? {
        let next = block.offset().saturating_add(block.metaDataLength().into());
        at = usize::try_from(next.saturating_add(block.bodyLength())).map_err(Error::new)?;
        match (message::kind(&bytes, block)?, &head) {
            (Kind::Schema, None) => head = Some(message::schema(&bytes, block, little)?),
            (Kind::Schema, Some(_)) => return Err(wrong("it has a second schema")),
            (_, None) => return Err(wrong("it does not begin with a schema")),
            (kind, Some(_)) => messages.push(Message::at(&bytes, kind, block)?),
        }
    }
    let (schema, version) = head.ok_or_else(|| wrong("it has no schema"))?;
    table(&bytes, "Arrow stream", schema, version, messages)
}

/// A schema whose buffers are as they are here.
fn little(schema: arrow_ipc::Schema<'_>) -> Result<Schema> {
    if schema.endianness() != Endianness::Little {
        return Err(wrong("its buffers are big-endian, which no reader of it takes"));
    }
    Ok(fb_to_schema(schema))
}

fn table(
    bytes: &Buffer,
    title: &str,
    schema: Schema,
    version: MetadataVersion,
    messages: Vec<Message>,
) -> Result<Table> {
    let mut rows = 0_u64;
    let mut count = 0_usize;
    for message in messages.iter().filter(|message| message.kind == Kind::Batch) {
        rows =
            rows.checked_add(message.rows).ok_or_else(|| wrong("it claims more than 2^64 rows"))?;
        count = count.saturating_add(1);
    }
    let about = format!(
        "{title}: {rows} row{} in {count} batch{}",
        if rows == 1 { "" } else { "s" },
        if count == 1 { "" } else { "es" }
    );
    let schema = Arc::new(schema);
    let columns =
        Box::new(Ipc { bytes: bytes.clone(), schema: Arc::clone(&schema), version, messages });
    Ok(Table { about, schema, columns })
}

struct Ipc {
    bytes: Buffer,
    schema: Arc<Schema>,
    version: MetadataVersion,
    /// In the order in which they are to be read.
    messages: Vec<Message>,
}

impl Columns for Ipc {
    fn check(&self, _: usize) -> Result<()> {
        Ok(())
    }

    fn read(
        &self,
        column: usize,
        most: u64,
        take: &mut dyn FnMut(RecordBatch) -> Result<()>,
    ) -> Result<()> {
        let mut decoder =
            FileDecoder::new(Arc::clone(&self.schema), self.version).with_projection(vec![column]);
        for message in &self.messages {
            let bytes = message.checked(&self.bytes, most)?;
            let block = &message.block;
            match message.kind {
                Kind::Dictionary => decoder.read_dictionary(block, &bytes).map_err(wrong)?,
                Kind::Batch => {
                    let batch = decoder.read_record_batch(block, &bytes).map_err(wrong)?;
                    take(batch.ok_or_else(|| wrong("a batch without rows"))?)?;
                }
                Kind::Schema => {}
            }
        }
        Ok(())
    }
}

/// One of these files is wrong.
fn wrong(why: impl std::fmt::Display) -> Error {
    Error::new(why).about("Arrow")
}

/// A place in a file and how long it is, as the readers have it.
fn block(offset: usize, head: usize, body: i64) -> Result<Block> {
    let offset = i64::try_from(offset).map_err(Error::new)?;
    Ok(Block::new(offset, i32::try_from(head).map_err(Error::new)?, body))
}
