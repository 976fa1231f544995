//! `MessagePack`'s text that is not UTF-8, which is handed over as bytes.

use ndserde::{
    Value,
    value::{Key, Map},
};

use crate::format::mark::Mark;

/// Marks the bytes and the keys of a document that are such text in its file.
///
/// Arrays are read from it without a loss: Python wrote bytes as text for years.
pub fn mark(value: &mut Value, bytes: &[u8]) {
    let mut headers = Headers { rest: bytes };
    if headers.any(|header| header.is_wrong()) {
        Walk { headers: Headers { rest: bytes } }.value(value);
    }
}

/// A walk through a document and its file at once.
struct Walk<'a> {
    headers: Headers<'a>,
}

impl Walk<'_> {
    /// As deep as the document is, which the reader has bounded; none where the file ends.
    fn value(&mut self, value: &mut Value) -> Option<()> {
        let header = self.headers.next()?;
        match (&header, &mut *value) {
            (Header::List(len), Value::List(items)) if is(*len, items.len()) => {
                items.iter_mut().try_for_each(|item| self.value(item))
            }
            (Header::Map(len), Value::Map(map)) if is(*len, map.len()) => {
                map.iter_mut().try_for_each(|(_, value)| {
                    let key = self.headers.next()?;
                    self.value(value)?;
                    if key.is_wrong() {
                        Mark::Key.put(value);
                    }
                    Some(())
                })
            }
            (Header::Map(len), Value::Map(map)) => (0..*len).try_for_each(|_| self.named(map)),
            (_, Value::Bytes(_)) if header.is_wrong() => {
                Mark::Text.put(value);
                Some(())
            }
            _ => self.skip(header.items()),
        }
    }

    /// An entry of a map that is an array with names beside it in the document.
    fn named(&mut self, map: &mut Map) -> Option<()> {
        let key = self.headers.next()?;
        let Header::Text(text) = key else { return self.skip(key.items().saturating_add(1)) };
        let name =
            std::str::from_utf8(text).map_or_else(|_| Key::Bytes(text.to_owned()), Key::from);
        let Some(value) = map.get_key_mut(&name) else { return self.skip(1) };
        self.value(value)?;
        if key.is_wrong() {
            Mark::Key.put(value);
        }
        Some(())
    }

    /// Goes past so many values, and all that is in them.
    fn skip(&mut self, mut values: u64) -> Option<()> {
        while let Some(left) = values.checked_sub(1) {
            values = left.checked_add(self.headers.next()?.items())?;
        }
        Some(())
    }
}

fn is(claimed: u64, len: usize) -> bool {
    u64::try_from(len).is_ok_and(|len| len == claimed)
}

/// What matters of a header here.
enum Header<'a> {
    /// With so many items.
    List(u64),
    /// With so many entries.
    Map(u64),
    Text(&'a [u8]),
    Other,
}

impl Header<'_> {
    /// Whether it is text that is not UTF-8.
    fn is_wrong(&self) -> bool {
        matches!(self, Header::Text(text) if std::str::from_utf8(text).is_err())
    }

    /// How many values stand in it.
    const fn items(&self) -> u64 {
        match self {
            Header::List(len) => *len,
            // Of 32 bits.
            Header::Map(len) => len.saturating_mul(2),
            Header::Text(_) | Header::Other => 0,
        }
    }
}

/// The headers of a document, one behind the other, up to the first that is none.
struct Headers<'a> {
    rest: &'a [u8],
}

impl<'a> Headers<'a> {
    fn take(&mut self, len: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(usize::try_from(len).ok()?)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number of so many bytes.
    fn number(&mut self, len: u64) -> Option<u64> {
        let bytes = self.take(len)?;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

impl<'a> Iterator for Headers<'a> {
    type Item = Header<'a>;

    fn next(&mut self) -> Option<Header<'a>> {
        let first = *self.take(1)?.first()?;
        let few = u64::from(first & 0x0f);
        let size = |smallest: u8| 1 << (first - smallest);
        let skipped = match first {
            0x80..=0x8f => return Some(Header::Map(few)),
            0x90..=0x9f => return Some(Header::List(few)),
            0xa0..=0xbf => return self.take(u64::from(first & 0x1f)).map(Header::Text),
            0xd9..=0xdb => {
                let len = self.number(size(0xd9))?;
                return self.take(len).map(Header::Text);
            }
            0xdc | 0xdd => return self.number(2 * size(0xdc)).map(Header::List),
            0xde | 0xdf => return self.number(2 * size(0xde)).map(Header::Map),
            0xc1 => return None,
            // Bytes, and extension types with their number.
            0xc4..=0xc6 => self.number(size(0xc4))?,
            0xc7..=0xc9 => self.number(size(0xc7))?.saturating_add(1),
            0xd4..=0xd8 => size(0xd4) + 1,
            // Numbers.
            0xca | 0xcb => 4 * size(0xca),
            0xcc..=0xcf => size(0xcc),
            0xd0..=0xd3 => size(0xd0),
            _ => 0,
        };
        self.take(skipped)?;
        Some(Header::Other)
    }
}
