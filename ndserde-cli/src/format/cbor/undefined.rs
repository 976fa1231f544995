//! CBOR's `undefined`, which ciborium hands over as null.
//!
//! Headers stand one behind the other, with nothing between them but the content of strings, so that
//! finding one takes no more than skipping that: no stack, and no memory.

use std::io::{self, Read};

use crate::{
    error::{Error, Result},
    format::mark::Mark,
};

/// Whether a document has `undefined` anywhere.
///
/// An error where it has one of the tags that are the marks of such things.
pub fn is_in(bytes: &[u8]) -> Result<bool> {
    let mut found = false;
    for header in (Headers { bytes, at: 0 }) {
        match header.item {
            Item::Undefined => found = true,
            Item::Tag(tag) if Mark::of(tag).is_some() => {
                return Err(Error::new(format_args!(
                    "the tag {tag}, which is valid in no document, at byte {}",
                    header.start
                )));
            }
            _ => {}
        }
    }
    Ok(found)
}

/// [`Mark::Undefined`] and null.
const MARKED: &[u8] = b"\xd9\xff\xff\xf6";

/// A document with the mark in place of each `undefined`.
pub struct Marked<'a> {
    bytes: &'a [u8],
    at: usize,
    headers: Headers<'a>,
    /// Where the next one starts and ends.
    next: (usize, usize),
    /// What is left to be read of a mark.
    mark: &'static [u8],
}

impl<'a> Marked<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut headers = Headers { bytes, at: 0 };
        let next = headers.next_undefined();
        Self { bytes, at: 0, headers, next, mark: &[] }
    }

    /// How many bytes of the document have not been read.
    pub const fn left(&self) -> usize {
        self.bytes.len().saturating_sub(self.at)
    }
}

impl Read for Marked<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let (start, end) = self.next;
        if self.mark.is_empty() && self.at == start && start < self.bytes.len() {
            self.mark = MARKED;
            self.at = end;
            self.next = self.headers.next_undefined();
        }
        if !self.mark.is_empty() {
            return self.mark.read(out);
        }
        let mut part = self.bytes.get(self.at..start).unwrap_or_default();
        let len = part.read(out)?;
        self.at = self.at.saturating_add(len);
        Ok(len)
    }
}

/// What matters of a header here.
enum Item {
    Undefined,
    Tag(u64),
    Other,
}

/// A header, and where it stands.
struct Header {
    start: usize,
    end: usize,
    item: Item,
}

/// The headers of a document, up to the first that is none.
struct Headers<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Headers<'_> {
    /// Where the next `undefined` starts and ends; the end of the document where there is none.
    fn next_undefined(&mut self) -> (usize, usize) {
        let len = self.bytes.len();
        let found = self.find(|header| matches!(header.item, Item::Undefined));
        found.map_or((len, len), |header| (header.start, header.end))
    }

    fn take(&mut self, len: usize) -> Option<&[u8]> {
        let end = self.at.checked_add(len)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }
}

impl Iterator for Headers<'_> {
    type Item = Header;

    fn next(&mut self) -> Option<Header> {
        let start = self.at;
        let first = *self.take(1)?.first()?;
        let (major, minor) = (first >> 5, first & 0x1f);
        let len = match minor {
            0..=23 | 31 => 0,
            24..=27 => 1 << (minor - 24),
            _ => return None,
        };
        let long = self.take(len)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        let argument = if len == 0 { u64::from(minor) } else { long };
        let end = self.at;
        let item = match major {
            2 | 3 if minor != 31 => {
                self.take(usize::try_from(argument).ok()?)?;
                Item::Other
            }
            6 => Item::Tag(argument),
            // Also in two bytes, which no writer makes and ciborium reads.
            7 if argument == 23 && len <= 1 => Item::Undefined,
            _ => Item::Other,
        };
        Some(Header { start, end, item })
    }
}
