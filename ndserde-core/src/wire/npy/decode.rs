//! A header, and the bytes behind it, from each encoding.

use super::{
    Header, Npy,
    header::{MAGIC, second},
};
use crate::{
    base64, buffer::Buffer, dtype::Placement, error::Error, latin1, shape::byte_len,
    untyped::EnclosedArray, wire::enclosed::File,
};

/// Text is decoded into the array's own memory.
impl File for Npy {
    fn starts(bytes: &[u8]) -> bool {
        Header::starts(bytes)
    }

    fn text(text: &str) -> Result<EnclosedArray<'static>, Error> {
        if text.starts_with(Header::LATIN1) {
            let len = Header::len(&latin1::start(text, Header::START)?)?;
            let header = Header::parse(&latin1::start(text, len)?)?;
            let words = latin1::decode(text, len, header.descr.dtype().width())?;
            return Ok(header.before(Buffer::Owned(words)));
        }
        base64(text.as_bytes())
    }

    fn bytes(file: &[u8]) -> Result<EnclosedArray<'_>, Error> {
        let len = Header::len(file.get(..Header::START).unwrap_or(file))?;
        let (header, data) = file.split_at_checked(len).unwrap_or((file, &[]));
        let header = Header::parse(header)?;
        let (dtype, layout) = (header.descr.dtype(), header.descr.layout());
        let itemsize = layout.map_or(dtype.itemsize(), Placement::size);
        let needed = byte_len(&header.shape, dtype, itemsize)?;
        if data.get(needed..).is_some_and(|behind| behind.starts_with(MAGIC)) {
            return Err(second());
        }
        Ok(header.before(Buffer::Borrowed(data)))
    }
}

fn base64(text: &[u8]) -> Result<EnclosedArray<'static>, Error> {
    base64::decoded_len(text)?;
    let len = Header::len(&base64::decode_start(text, Header::START)?)?;
    // Whole groups of four characters: up to two bytes of the elements come along.
    let start = base64::decode_start(text, len)?;
    let header = Header::parse(start.get(..len).unwrap_or(&start))?;
    let data = base64::decode_behind(text, &start, len, header.descr.dtype().width())?;
    Ok(header.before(Buffer::Owned(data)))
}
