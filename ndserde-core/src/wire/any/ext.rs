//! The extension type of `MessagePack` by which flax writes arrays.

use std::borrow::Cow;

use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::Descr,
    error::Error,
    number::Number,
    shape::Shape,
    untyped::{Payload, UncheckedArray},
};

/// The array that the number of the type and the bytes behind it are: `MessagePack` of
/// `[shape, dtype, data]`.
pub(super) fn array(content: Content<'_>) -> Result<UncheckedArray<'_>, Error> {
    let expected = |found: &dyn std::fmt::Display| {
        let what = "MessagePack's extension type 1, an array of flax";
        Error::custom(format_args!("{found}, expected {what}"))
    };
    let items = content.into_items().map_err(|value| expected(&value))?;
    let Ok([number, bytes]) = <[Content<'_>; 2]>::try_from(items) else {
        return Err(expected(&"a newtype"));
    };
    match number.as_number() {
        Some(Number::Signed(1) | Number::Unsigned(1)) => {}
        Some(Number::Signed(3) | Number::Unsigned(3)) => {
            let why = "MessagePack's extension type 3 is a scalar of flax, not an array";
            return Err(Error::custom(why));
        }
        Some(other) => {
            return Err(Error::custom(format_args!(
                "MessagePack's extension type {other} is no array; that of flax is 1"
            )));
        }
        None => return Err(expected(&number)),
    }
    match bytes {
        Content::Bytes(Cow::Borrowed(bytes)) => {
            let (descr, shape, data) = Input(bytes).array()?;
            Ok(unchecked(descr, shape, data.into()))
        }
        Content::Bytes(Cow::Owned(bytes)) => {
            let (descr, shape, data) = Input(&bytes).array()?;
            Ok(unchecked(descr, shape, data.to_vec().into()))
        }
        other => Err(expected(&other)),
    }
}

/// Flax has the names of dtypes, and the bytes of the machine that wrote them.
fn unchecked(descr: Descr, shape: Shape, data: Payload<'_>) -> UncheckedArray<'_> {
    UncheckedArray::new(descr, shape, data).with_byteorder(ByteOrder::Little)
}

/// `MessagePack` that is left to read: of it what flax writes.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn array(mut self) -> Result<(Descr, Shape, &'a [u8]), Error> {
        self.list(3)?;
        let mut shape = Shape::default();
        for _ in 0..self.len_of_list()? {
            let axis = self.integer()?;
            shape.push(axis)?;
        }
        let word = self.bytes()?;
        let descr = String::from_utf8_lossy(word).parse()?;
        let data = self.bytes()?;
        if self.0.is_empty() { Ok((descr, shape, data)) } else { Err(self.wrong("the end")) }
    }

    fn list(&mut self, len: usize) -> Result<(), Error> {
        if self.len_of_list()? == len { Ok(()) } else { Err(self.wrong("a list of three")) }
    }

    fn len_of_list(&mut self) -> Result<usize, Error> {
        match self.byte()? {
            small @ 0x90..=0x9f => Ok(usize::from(small & 0x0f)),
            0xdc => self.number(2),
            _ => Err(self.wrong("a list")),
        }
    }

    fn integer(&mut self) -> Result<usize, Error> {
        match self.byte()? {
            small @ 0..=0x7f => Ok(usize::from(small)),
            0xcc => self.number(1),
            0xcd => self.number(2),
            0xce => self.number(4),
            0xcf => self.number(8),
            _ => Err(self.wrong("an unsigned integer")),
        }
    }

    /// A text or bytes.
    fn bytes(&mut self) -> Result<&'a [u8], Error> {
        let len = match self.byte()? {
            small @ 0xa0..=0xbf => usize::from(small & 0x1f),
            0xc4 | 0xd9 => self.number(1)?,
            0xc5 | 0xda => self.number(2)?,
            0xc6 | 0xdb => self.number(4)?,
            _ => return Err(self.wrong("text or bytes")),
        };
        self.take(len)
    }

    /// A big-endian number of so many bytes.
    fn number(&mut self, size: usize) -> Result<usize, Error> {
        let bytes = self.take(size)?;
        let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        usize::try_from(number).map_err(|_| {
            let why = "exceeds this machine's address space";
            Error::custom(format_args!("a length of {number} {why}"))
        })
    }

    fn byte(&mut self) -> Result<u8, Error> {
        self.take(1)?.first().copied().ok_or_else(|| self.wrong("a value"))
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], Error> {
        let Some((taken, rest)) = self.0.split_at_checked(len) else {
            return Err(self.wrong(&format!("{len} bytes")));
        };
        self.0 = rest;
        Ok(taken)
    }

    fn wrong(&self, expected: &str) -> Error {
        let left = self.0.len();
        Error::custom(format_args!(
            "the extension type of flax has {left} bytes left where {expected} was expected"
        ))
    }
}
