//! Arrow IPC as messages, without memory for more bytes than there are: arrow's own readers trust the
//! lengths that a stream or file claims.

use std::io::{Read, Seek, SeekFrom};

use super::deps::{
    arrow_array::RecordBatch,
    arrow_buffer::Buffer,
    arrow_ipc::{
        Block,
        reader::{StreamDecoder, read_footer_length},
        root_as_footer, root_as_message,
    },
    arrow_schema::ArrowError,
};

/// The batches of a stream, from which no byte is read that comes after its end.
pub struct StreamBatches<R> {
    reader: R,
    decoder: StreamDecoder,
    is_finished: bool,
}

/// What stands before each message, and with the length 0 at the end.
const CONTINUES: [u8; 4] = [255; 4];
const END: [u8; 8] = [255, 255, 255, 255, 0, 0, 0, 0];

/// How much is read at first of what claims to be more.
const AT_ONCE: usize = 1 << 20;

impl<R: Read> StreamBatches<R> {
    /// Reads the first message, which is the schema.
    pub(super) fn new(reader: R) -> Result<Self, ArrowError> {
        let mut stream = Self { reader, decoder: StreamDecoder::new(), is_finished: false };
        if stream.message()?.is_some() || stream.is_finished {
            return Err(ArrowError::IpcError("the stream begins without a schema".to_owned()));
        }
        Ok(stream)
    }

    /// The next message; a batch, if one is complete now.
    fn message(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        let Some(size) = self.size()? else {
            self.is_finished = true;
            return self.decoder.decode(&mut Buffer::from(&END));
        };
        let head = self.bytes("a message's head", size)?;
        let body = root_as_message(&head).map_err(|error| {
            ArrowError::IpcError(format!("a message of the stream cannot be read: {error}"))
        })?;
        let body = body.bodyLength();
        let body = usize::try_from(body).map_err(|_| {
            ArrowError::IpcError(format!("a message of the stream has a body of {body} bytes"))
        })?;
        let body = self.bytes("a message's body", body)?;
        let size = u32::try_from(size).unwrap_or_default().to_le_bytes();
        let mut batch = None;
        for part in [Vec::from(CONTINUES), Vec::from(size), head, body] {
            let mut part = Buffer::from_vec(part);
            while !part.is_empty() {
                // One that has no body is complete when the next message begins.
                if let Some(complete) = self.decoder.decode(&mut part)? {
                    batch = Some(complete);
                }
            }
        }
        Ok(batch)
    }

    /// The length of the next message without its body; `None` at the end.
    fn size(&mut self) -> Result<Option<usize>, ArrowError> {
        // A stream may end without a mark, but only between messages.
        let Some(mut word) = self.word("a message's begin")? else { return Ok(None) };
        // Old streams go without.
        if word == CONTINUES {
            let part = "a message's length";
            word = self.word(part)?.ok_or_else(|| cut_off(part, 4, 0))?;
        }
        Ok(usize::try_from(u32::from_le_bytes(word)).ok().filter(|size| *size > 0))
    }

    /// The next four bytes; `None` where the stream has ended.
    fn word(&mut self, part: &str) -> Result<Option<[u8; 4]>, ArrowError> {
        let mut bytes = Vec::with_capacity(4);
        (&mut self.reader).take(4).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        <[u8; 4]>::try_from(bytes.as_slice()).map(Some).map_err(|_| cut_off(part, 4, bytes.len()))
    }

    /// So many bytes, if they are there.
    fn bytes(&mut self, part: &str, len: usize) -> Result<Vec<u8>, ArrowError> {
        let mut bytes = Vec::with_capacity(len.min(AT_ONCE));
        let claimed = u64::try_from(len).unwrap_or(u64::MAX);
        (&mut self.reader).take(claimed).read_to_end(&mut bytes)?;
        if bytes.len() < len {
            return Err(cut_off(part, len, bytes.len()));
        }
        Ok(bytes)
    }
}

impl<R: Read> Iterator for StreamBatches<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_finished {
            if let Some(batch) = self.message().transpose() {
                self.is_finished |= batch.is_err();
                return Some(batch);
            }
        }
        None
    }
}

/// Refuses a file that claims batches of more bytes than it has, and leaves the reader at its begin.
pub(super) fn check_blocks<R: Read + Seek>(reader: &mut R) -> Result<(), ArrowError> {
    /// The length of the footer and the word `ARROW1`, at the end.
    const TRAILER: u64 = 10;
    let len = reader.seek(SeekFrom::End(0))?;
    let Some(footer_end) = len.checked_sub(TRAILER) else {
        return Err(ArrowError::IpcError(format!("{len} bytes are no Arrow IPC file")));
    };
    reader.seek(SeekFrom::Start(footer_end))?;
    let mut trailer = [0; 10];
    reader.read_exact(&mut trailer)?;
    let size = u64::try_from(read_footer_length(trailer)?).unwrap_or(u64::MAX);
    let start = footer_end.checked_sub(size).ok_or_else(|| {
        ArrowError::IpcError(format!("a footer of {size} bytes, in a file of {len}"))
    })?;
    reader.seek(SeekFrom::Start(start))?;
    let mut footer = Vec::new();
    reader.take(size).read_to_end(&mut footer)?;
    let footer = root_as_footer(&footer)
        .map_err(|error| ArrowError::IpcError(format!("the footer cannot be read: {error}")))?;
    let blocks = [footer.dictionaries(), footer.recordBatches()];
    for block in blocks.into_iter().flatten().flatten() {
        if end_of(block).is_none_or(|end| end > start) {
            return Err(ArrowError::IpcError(format!(
                "the footer claims {} and {} bytes from byte {} on, of a file of {len} bytes",
                block.metaDataLength(),
                block.bodyLength(),
                block.offset()
            )));
        }
    }
    reader.seek(SeekFrom::Start(0))?;
    Ok(())
}

/// Where a block ends, if it can be one.
fn end_of(block: &Block) -> Option<u64> {
    let head = u64::try_from(block.metaDataLength()).ok()?;
    let body = u64::try_from(block.bodyLength()).ok()?;
    u64::try_from(block.offset()).ok()?.checked_add(head)?.checked_add(body)
}

#[cold]
fn cut_off(part: &str, len: usize, read: usize) -> ArrowError {
    ArrowError::IpcError(format!("cut off: there are {read} of the {len} bytes of {part}"))
}
