//! One message, whose claims are held to what the file has.

use arrow_buffer::Buffer;
use arrow_ipc::{
    Block, CompressionType, MessageHeader, MetadataVersion, RecordBatch, root_as_message,
};
use arrow_schema::Schema;

use super::{block, wrong};
use crate::{
    error::{Error, Result},
    format::arrow::guard::{Codec, check_claim},
};

/// What a message brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Schema,
    Dictionary,
    Batch,
}

/// A message, and where it stands.
pub struct Message {
    pub kind: Kind,
    pub block: Block,
    /// How many rows it claims.
    pub rows: u64,
}

/// What stands before the table of a message: a mark, and its length.
const MARK: [u8; 4] = [0xff; 4];
const HEAD: usize = 8;

impl Message {
    /// The message at a place, which is one of this kind.
    pub fn at(bytes: &Buffer, kind: Kind, block: Block) -> Result<Self> {
        let found = self::kind(bytes, block)?;
        if found != kind {
            return Err(wrong(format_args!("a message is {found:?} where {kind:?} should be")));
        }
        let (head, _) = parts(bytes, block)?;
        let rows = batch(head)?.length();
        let rows =
            u64::try_from(rows).map_err(|_| wrong(format_args!("{rows} rows in a batch")))?;
        Ok(Self { kind, block, rows })
    }

    /// Its bytes, if all that it says of its buffers can be so; no more than `most` may be unpacked.
    pub fn checked(&self, bytes: &Buffer, most: u64) -> Result<Buffer> {
        let (head, body) = parts(bytes, self.block)?;
        let batch = batch(head)?;
        let codec = match batch.compression().map(|compression| compression.codec()) {
            None => None,
            Some(CompressionType::LZ4_FRAME) => Some(Codec::Lz4),
            Some(CompressionType::ZSTD) => Some(Codec::Zstd),
            Some(other) => {
                return Err(wrong(format_args!("its buffers are compressed by {other:?}")));
            }
        };
        let mut all = 0_u64;
        for buffer in batch.buffers().iter().flatten() {
            let (start, len) = (buffer.offset(), buffer.length());
            let place = |at: i64| usize::try_from(at).ok();
            let found =
                place(start).zip(place(len)).and_then(|(start, len)| body.get(start..)?.get(..len));
            let found = found.ok_or_else(|| {
                let has = body.len();
                wrong(format_args!(
                    "a buffer of {len} bytes from {start} on, of {has} that are there"
                ))
            })?;
            let Some(codec) = codec.filter(|_| len > 0) else { continue };
            let Some((claim, packed)) = found.split_first_chunk() else {
                return Err(wrong("a compressed buffer is too short to say its length"));
            };
            // What would be no shorter is not compressed, which -1 says.
            let Ok(claim) = u64::try_from(i64::from_le_bytes(*claim)) else { continue };
            all = all.saturating_add(claim);
            if all > most {
                return Err(Error::new(format_args!(
                    "its buffers are more than {most} bytes unpacked; --max-bytes sets how many may be"
                )));
            }
            check_claim(codec, packed, claim)?;
        }
        let start = usize::try_from(self.block.offset()).map_err(Error::new)?;
        Ok(bytes.slice_with_length(start, head.len().saturating_add(body.len())))
    }
}

/// What a message is.
pub fn kind(bytes: &Buffer, block: Block) -> Result<Kind> {
    let (head, _) = parts(bytes, block)?;
    match message(head)?.header_type() {
        MessageHeader::Schema => Ok(Kind::Schema),
        MessageHeader::DictionaryBatch => Ok(Kind::Dictionary),
        MessageHeader::RecordBatch => Ok(Kind::Batch),
        other => Err(wrong(format_args!("a message of {other:?}, which is not read here"))),
    }
}

/// The schema that a message brings, and the version of all.
pub fn schema(
    bytes: &Buffer,
    block: Block,
    read: impl FnOnce(arrow_ipc::Schema<'_>) -> Result<Schema>,
) -> Result<(Schema, MetadataVersion)> {
    let (head, _) = parts(bytes, block)?;
    let message = message(head)?;
    let schema = message.header_as_schema().ok_or_else(|| wrong("it has no schema"))?;
    Ok((read(schema)?, message.version()))
}

/// The message that stands at a place of a stream; none at its end.
pub fn next(bytes: &Buffer, at: usize) -> Result<Option<Block>> {
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.is_empty() {
        // A writer may just stop, and so does one that fails: what is lost then, nothing would say.
        return Err(wrong("no mark says that it ends here: it is cut off"));
    }
    let len = rest.strip_prefix(&MARK).and_then(|rest| rest.first_chunk());
    let len = len.ok_or_else(|| wrong(format_args!("no message stands at byte {at}")))?;
    let len = usize::try_from(u32::from_le_bytes(*len)).map_err(Error::new)?;
    if len == 0 {
        return Ok(None);
    }
    let head = len.saturating_add(HEAD);
    let (head, body) = (rest.get(..head).ok_or_else(cut_off)?, rest.get(head..));
    let len = message(head)?.bodyLength();
    let has = body.map_or(0, <[u8]>::len);
    if usize::try_from(len).is_ok_and(|len| len <= has) {
        block(at, head.len(), len).map(Some)
    } else {
        Err(cut_off())
    }
}

fn cut_off() -> Error {
    wrong("it is cut off within a message")
}

/// The table of a message, and its buffers.
fn parts(bytes: &Buffer, block: Block) -> Result<(&[u8], &[u8])> {
    let (start, head, body) = (block.offset(), block.metaDataLength(), block.bodyLength());
    let found = || {
        let start = usize::try_from(start).ok()?;
        let (head, body) = (usize::try_from(head).ok()?, usize::try_from(body).ok()?);
        let (head, rest) = bytes.get(start..)?.split_at_checked(head)?;
        Some((head, rest.get(..body)?))
    };
    found().ok_or_else(|| {
        let has = bytes.len();
        wrong(format_args!("a message of {head} and {body} bytes at {start}, the file has {has}"))
    })
}

fn message(head: &[u8]) -> Result<arrow_ipc::Message<'_>> {
    // Before version 0.15 there was no mark.
    let table = match head.strip_prefix(&MARK) {
        Some(rest) => rest.get(4..),
        None => head.get(4..),
    };
    root_as_message(table.unwrap_or_default()).map_err(wrong)
}

fn batch(head: &[u8]) -> Result<RecordBatch<'_>> {
    let message = message(head)?;
    let batch = match message.header_type() {
        MessageHeader::DictionaryBatch => {
            message.header_as_dictionary_batch().and_then(|dictionary| dictionary.data())
        }
        _ => message.header_as_record_batch(),
    };
    batch.ok_or_else(|| wrong("a message without rows"))
}
