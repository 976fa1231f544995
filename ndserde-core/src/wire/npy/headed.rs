//! Reading a file: a header, and the bytes behind it, in whichever encoding they stand.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::Header;
use crate::{
    aligned::{Aligned, Width},
    base64,
    buffer::Buffer,
    dtype::DType,
    error::Error,
    payload::latin1,
    untyped::FieldType,
};

/// Reads a header and the bytes behind it, from base64, Latin-1 text or bytes.
///
/// Bytes that the input lends stay lent; base64 is decoded into the array's own memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Headed<'a> {
    /// The name that error messages start with.
    pub(super) wire: &'static str,
    /// The field that is read.
    pub(super) field: &'a FieldType,
    /// Whether the format may be asked for whatever it holds.
    pub(super) describes_itself: bool,
}

impl Headed<'_> {
    /// The size of the scalars that the memory is aligned for.
    fn width(&self, header: &Header) -> Width {
        self.field.dtype_of(Some(header.descr.dtype())).map_or(Width::W8, DType::width)
    }

    fn text(&self, text: &str) -> Result<(Header, Aligned), Error> {
        if text.starts_with(Header::LATIN1) {
            let len = Header::len(&latin1::start(text, Header::START)?)?;
            let header = Header::parse(&latin1::start(text, len)?)?;
            let words = latin1::decode(text, len, self.width(&header))?;
            return Ok((header, words));
        }
        self.base64(text.as_bytes())
    }

    fn base64(&self, text: &[u8]) -> Result<(Header, Aligned), Error> {
        let all = base64::decoded_len(text)?;
        let len = Header::len(&decode_start(text, Header::START)?)?;
        // Whole groups of four characters: up to two bytes of the elements come along.
        let start = decode_start(text, len)?;
        let (header, first) = start.split_at_checked(len).unwrap_or((&start, &[]));
        let header = Header::parse(header)?;
        let mut words = Aligned::zeroed(self.width(&header), all.saturating_sub(len));
        let rest = text.get(base64::encoded_len(len)..).unwrap_or_default();
        if let Some((out, tail)) = words.as_bytes_mut().split_at_mut_checked(first.len()) {
            out.copy_from_slice(first);
            base64::decode_into(rest, tail)?;
        }
        Ok((header, words))
    }

    /// Bytes, which may be text that some formats hand over so.
    fn copied<'de>(&self, bytes: &[u8]) -> Result<(Header, Buffer<'de>), Error> {
        let text = std::str::from_utf8(bytes).ok().filter(|_| !Header::starts(bytes));
        if let Some(Ok((header, words))) = text.map(|text| self.text(text)) {
            return Ok((header, Buffer::Owned(words)));
        }
        let (header, data) = Self::bytes(bytes)?;
        let words = Aligned::copy(self.width(&header), data);
        Ok((header, Buffer::Owned(words)))
    }

    fn bytes(bytes: &[u8]) -> Result<(Header, &[u8]), Error> {
        let len = Header::len(bytes.get(..Header::START).unwrap_or(bytes))?;
        let (header, data) = bytes.split_at_checked(len).unwrap_or((bytes, &[]));
        Ok((Header::parse(header)?, data))
    }

    fn fail<E: serde_core::de::Error>(&self, error: Error) -> E {
        E::custom(error.in_wire(self.wire))
    }
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

impl<'de> DeserializeSeed<'de> for Headed<'_> {
    type Value = (Header, Buffer<'de>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.describes_itself {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_byte_buf(self)
        }
    }
}

impl<'de> Visitor<'de> for Headed<'_> {
    type Value = (Header, Buffer<'de>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} array: base64, Latin-1 text or bytes", self.wire)
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let (header, words) = self.text(text).map_err(|error| self.fail(error))?;
        Ok((header, Buffer::Owned(words)))
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(
        self,
        bytes: &'de [u8],
    ) -> Result<Self::Value, E> {
        if !Header::starts(bytes) {
            return self.visit_bytes(bytes);
        }
        let (header, data) = Self::bytes(bytes).map_err(|error| self.fail(error))?;
        Ok((header, Buffer::Borrowed(data)))
    }

    fn visit_bytes<E: serde_core::de::Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        self.copied(bytes).map_err(|error| self.fail(error))
    }

    /// What a `Vec<u8>` becomes in serde's hands when nobody says that it is bytes.
    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
        let mut bytes = Vec::new();
        let named = |why| S::Error::custom(format_args!("{}: {why}", self.wire));
        while let Some(byte) = list.next_element::<u8>().map_err(named)? {
            bytes.push(byte);
        }
        self.copied(&bytes).map_err(|error| S::Error::custom(error.in_wire(self.wire)))
    }
}
