//! A file from a reader.

use std::io::{self, Read};

use super::Header;
use crate::{
    aligned::Aligned, buffer::Buffer, dtype::Placement, error::Error, shape::byte_len,
    untyped::EnclosedArray,
};

/// The array of a reader that has a file and nothing behind it.
///
/// # Errors
/// When the reader fails, the header is wrong, or something stands behind the array.
pub(crate) fn read(reader: &mut dyn Read) -> Result<EnclosedArray<'static>, Error> {
    let mut head = Vec::new();
    more(reader, &mut head, Header::START)?;
    let len = Header::len(&head)?;
    more(reader, &mut head, len)?;
    let header = Header::parse(&head)?;

    let dtype = header.descr.dtype();
    let itemsize = header.descr.layout().map_or(dtype.itemsize(), Placement::size);
    let len = byte_len(&header.shape, dtype, itemsize)?;
    let data = Aligned::read(dtype.width(), reader, len)?;
    if data.as_bytes().len() == len && more(reader, &mut Vec::new(), 1)? > 0 {
        let (shape, dtype) = (&header.shape, dtype.in_message());
        return Err(Error::custom(format_args!(
            "shape {shape} of {dtype} needs {len} bytes, and there are more behind them"
        )));
    }
    Ok(header.before(Buffer::Owned(data)))
}

/// Reads until there are so many bytes, or no more; how many came.
fn more(reader: &mut dyn Read, bytes: &mut Vec<u8>, len: usize) -> io::Result<usize> {
    let missing = u64::try_from(len.saturating_sub(bytes.len())).unwrap_or(u64::MAX);
    reader.take(missing).read_to_end(bytes)
}
