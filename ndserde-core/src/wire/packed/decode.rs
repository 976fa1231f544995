//! A head, and the bytes behind it, from each encoding.

use super::{
    Packed,
    head::{Head, NoHead},
};
use crate::{base64, buffer::Buffer, error::Error, untyped::EnclosedArray, wire::enclosed::File};

/// More than all heads have but those of records: so much of a text is decoded apart.
const START: usize = 96;

/// Text is decoded into the array's own memory.
impl File for Packed {
    const TEXT: &'static str = "base64";

    fn starts(bytes: &[u8]) -> bool {
        Head::starts(bytes)
    }

    fn text(text: &str) -> Result<EnclosedArray<'static>, Error> {
        let text = text.as_bytes();
        let mut start = base64::decode_start(text, START)?;
        let mut head = Head::read(&start);
        if let (Err(NoHead::CutOff(_)), true) = (&head, text.len() > base64::encoded_len(START)) {
            start = base64::decode_start(text, base64::decoded_len(text)?)?;
            head = Head::read(&start);
        }
        let head = head.map_err(|why| why.into_error(start.len()))?;
        let data = base64::decode_behind(text, &start, head.len, head.width())?;
        head.before(Buffer::Owned(data))
    }

    fn bytes(file: &[u8]) -> Result<EnclosedArray<'_>, Error> {
        let head = Head::read(file).map_err(|why| why.into_error(file.len()))?;
        let data = file.get(head.len..).unwrap_or_default();
        head.before(Buffer::Borrowed(data))
    }
}
