//! A header, and the bytes behind it, from each encoding.

use super::{Header, Npy};
use crate::{
    aligned::Aligned, base64, buffer::Buffer, error::Error, latin1, untyped::EnclosedArray,
    wire::enclosed::File,
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
        Ok(Header::parse(header)?.before(Buffer::Borrowed(data)))
    }
}

fn base64(text: &[u8]) -> Result<EnclosedArray<'static>, Error> {
    let all = base64::decoded_len(text)?;
    let len = Header::len(&decode_start(text, Header::START)?)?;
    // Whole groups of four characters: up to two bytes of the elements come along.
    let start = decode_start(text, len)?;
    let (header, first) = start.split_at_checked(len).unwrap_or((&start, &[]));
    let header = Header::parse(header)?;
    let mut words = Aligned::zeroed(header.descr.dtype().width(), all.saturating_sub(len));
    let rest = text.get(base64::encoded_len(len)..).unwrap_or_default();
    if let Some((out, tail)) = words.as_bytes_mut().split_at_mut_checked(first.len()) {
        out.copy_from_slice(first);
        base64::decode_into(rest, tail)?;
    }
    Ok(header.before(Buffer::Owned(words)))
}

/// Decodes as many groups as hold `len` bytes, or all where there are fewer.
fn decode_start(text: &[u8], len: usize) -> Result<Vec<u8>, Error> {
    match text.get(..base64::encoded_len(len)) {
        // Padding ends the text; without this a start could end in some of its own.
        Some(start) if start.len() < text.len() && start.ends_with(b"=") => {
            Err(Error::base64("padding before the end"))
        }
        start => {
            let start = start.unwrap_or(text);
            let mut bytes = vec![0; base64::decoded_len(start)?];
            base64::decode_into(start, &mut bytes)?;
            Ok(bytes)
        }
    }
}
