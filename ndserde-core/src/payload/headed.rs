//! Reading bytes that start with a header of their own.

use std::{fmt, marker::PhantomData};

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::{base64, latin1};
use crate::{
    Error,
    bytes::Bytes,
    words::{Width, Words},
};

/// What stands before the elements.
pub trait Header: Sized {
    /// How many bytes tell the length of the header.
    const START: usize;

    /// The characters that Latin-1 text of such bytes starts with, and base64 never does.
    const LATIN1: &'static str;

    /// The length of the header, from [`START`](Self::START) bytes, or fewer where there are no
    /// more.
    ///
    /// # Errors
    /// When these bytes do not start a header, or claim one that is too long.
    fn len(start: &[u8]) -> Result<usize, Error>;

    /// The header, from as many bytes as [`len`](Self::len) said, or fewer where there are no more.
    ///
    /// # Errors
    /// When the header is cut off or wrong.
    fn parse(header: &[u8]) -> Result<Self, Error>;
}

/// Reads a header and the bytes behind it, from base64, Latin-1 text or bytes.
///
/// Bytes that the input lends stay lent; base64 is decoded into the array's own memory.
#[derive(Clone, Copy, Debug)]
pub struct Headed<H> {
    wire: &'static str,
    width: Width,
    describes_itself: bool,
    header: PhantomData<H>,
}

impl<H: Header> Headed<H> {
    /// `wire` leads the error messages, `width` is that of the field's scalars, and a format that
    /// describes itself is asked for whatever it holds.
    #[must_use]
    pub const fn new(wire: &'static str, width: Width, describes_itself: bool) -> Self {
        Self { wire, width, describes_itself, header: PhantomData }
    }

    fn text(&self, text: &str) -> Result<(H, Words), Error> {
        if text.starts_with(H::LATIN1) {
            let len = H::len(&latin1::start(text, H::START)?)?;
            let header = H::parse(&latin1::start(text, len)?)?;
            return Ok((header, latin1::decode(text, len, self.width)?));
        }
        self.base64(text.as_bytes())
    }

    fn base64(&self, text: &[u8]) -> Result<(H, Words), Error> {
        let all = base64::decoded_len(text)?;
        let len = H::len(&decode_start(text, H::START)?)?;
        // Whole groups of four characters: up to two bytes of the elements come along.
        let start = decode_start(text, len)?;
        let (header, first) = start.split_at_checked(len).unwrap_or((&start, &[]));
        let header = H::parse(header)?;
        let mut words = Words::zeroed(self.width, all.saturating_sub(len));
        let rest = text.get(groups(len)..).unwrap_or_default();
        if let Some((out, tail)) = words.as_bytes_mut().split_at_mut_checked(first.len()) {
            out.copy_from_slice(first);
            base64::decode_into(rest, tail)?;
        }
        Ok((header, words))
    }

    fn bytes(bytes: &[u8]) -> Result<(H, &[u8]), Error> {
        let len = H::len(bytes.get(..H::START).unwrap_or(bytes))?;
        let (header, data) = bytes.split_at_checked(len).unwrap_or((bytes, &[]));
        Ok((H::parse(header)?, data))
    }

    fn copied<'de>(&self, bytes: &[u8]) -> Result<(H, Bytes<'de>), Error> {
        let (header, data) = Self::bytes(bytes)?;
        Ok((header, Bytes::Owned(Words::copy(self.width, data))))
    }

    fn fail<E: serde::de::Error>(&self, error: Error) -> E {
        E::custom(error.in_wire(self.wire))
    }
}

/// How many characters of base64 hold `len` bytes, by whole groups.
const fn groups(len: usize) -> usize {
    len.div_ceil(3).saturating_mul(4)
}

/// Decodes as many groups as hold `len` bytes, or all where there are fewer.
fn decode_start(text: &[u8], len: usize) -> Result<Vec<u8>, Error> {
    match text.get(..groups(len)) {
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

impl<'de, H: Header> DeserializeSeed<'de> for Headed<H> {
    type Value = (H, Bytes<'de>);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if self.describes_itself {
            deserializer.deserialize_any(self)
        } else {
            deserializer.deserialize_byte_buf(self)
        }
    }
}

impl<'de, H: Header> Visitor<'de> for Headed<H> {
    type Value = (H, Bytes<'de>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} array: base64, Latin-1 text or bytes", self.wire)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        let (header, words) = self.text(text).map_err(|error| self.fail(error))?;
        Ok((header, Bytes::Owned(words)))
    }

    fn visit_borrowed_bytes<E: serde::de::Error>(self, bytes: &'de [u8]) -> Result<Self::Value, E> {
        let (header, data) = Self::bytes(bytes).map_err(|error| self.fail(error))?;
        Ok((header, Bytes::Borrowed(data)))
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
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
