//! The extension types of `MessagePack` by which flax, langgraph and msgpackr write arrays.

use alloc::{borrow::Cow, format, string::String, vec::Vec};

use super::data;
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    number::Number,
    order::Order,
    shape::Shape,
    untyped::{Payload, UncheckedArray},
};

/// The types of flax: an array, a complex number of Python, a NumPy scalar.
const ARRAY: i64 = 1;
const COMPLEX: i64 = 2;
const SCALAR: i64 = 3;

/// Whether an extension type is a scalar of flax, by its number.
pub(super) fn is_scalar(content: &Content<'_>) -> bool {
    let Content::List(items) = content else { return false };
    matches!(items.first().map(number_of), Some(Some(COMPLEX | SCALAR)))
}

fn number_of(content: &Content<'_>) -> Option<i64> {
    match content.as_number()? {
        Number::Signed(number) => Some(number),
        Number::Unsigned(number) => i64::try_from(number).ok(),
        _ => None,
    }
}

/// langgraph: `[dtype, shape, order, data]`.
const LANGGRAPH: i64 = 6;

/// msgpackr: the number of a kind of typed arrays, and its bytes.
const MSGPACKR: i64 = 0x74;

/// The array that the number of the type and the bytes behind it are.
pub(super) fn array(content: Content<'_>) -> Result<UncheckedArray<'_>, Error> {
    let expected = |found: &dyn core::fmt::Display| {
        let what = "an extension type of MessagePack, its number and bytes";
        Error::custom(format_args!("{found}, expected {what}"))
    };
    let items = content.into_items().map_err(|value| expected(&value))?;
    let Ok([number, bytes]) = <[Content<'_>; 2]>::try_from(items) else {
        return Err(expected(&"a newtype"));
    };
    let number = number_of(&number).ok_or_else(|| expected(&number))?;
    match bytes {
        Content::Bytes(bytes) if number == COMPLEX => {
            let data = Input { bytes: &bytes, name: "flax" }.complex()?;
            let descr = Descr::marked(DType::Complex128, ByteOrder::Big);
            Ok(UncheckedArray::new(descr, Shape::default(), data))
        }
        Content::Bytes(Cow::Borrowed(bytes)) => {
            let ExtArray { descr, shape, order, data } = found(number, bytes)?;
            Ok(unchecked(descr, shape, order, data.into()))
        }
        Content::Bytes(Cow::Owned(bytes)) => {
            let ExtArray { descr, shape, order, data } = found(number, &bytes)?;
            Ok(unchecked(descr, shape, order, data.to_vec().into()))
        }
        other => Err(expected(&other)),
    }
}

/// What bytes say of an array.
struct ExtArray<'a> {
    descr: Descr,
    shape: Shape,
    order: Order,
    data: &'a [u8],
}

fn found(number: i64, bytes: &[u8]) -> Result<ExtArray<'_>, Error> {
    let input = |name| Input { bytes, name };
    match number {
        ARRAY | SCALAR => input("flax").array(),
        LANGGRAPH => input("langgraph").ordered(),
        MSGPACKR => input("msgpackr").typed(),
        -1 => Err(Error::custom("MessagePack's extension type -1 is a timestamp, no array")),
        other => Err(Error::custom(format_args!(
            "MessagePack's extension type {other} is no array; those of flax are 1 to 3, of langgraph \
             6, of msgpackr 116"
        ))),
    }
}

/// They have the bytes of the machine that wrote them, where they say nothing else.
fn unchecked(descr: Descr, shape: Shape, order: Order, data: Payload<'_>) -> UncheckedArray<'_> {
    data::little(descr, Some(shape), data).with_order(order)
}

/// `MessagePack` that is left to read: of it what these libraries write.
struct Input<'a> {
    bytes: &'a [u8],
    name: &'static str,
}

impl<'a> Input<'a> {
    /// `[shape, dtype, data]`
    fn array(mut self) -> Result<ExtArray<'a>, Error> {
        self.list(3)?;
        let shape = self.shape()?;
        let descr = self.dtype()?;
        let data = self.bytes()?;
        self.end(ExtArray { descr, shape, order: Order::C, data })
    }

    /// `[dtype, shape, order, data]`
    fn ordered(mut self) -> Result<ExtArray<'a>, Error> {
        self.list(4)?;
        let descr = self.dtype()?;
        let shape = self.shape()?;
        let order = String::from_utf8_lossy(self.bytes()?).parse()?;
        let data = self.bytes()?;
        self.end(ExtArray { descr, shape, order, data })
    }

    /// Both parts of a complex number, each with its most significant byte first.
    fn complex(mut self) -> Result<Vec<u8>, Error> {
        self.list(2)?;
        let mut parts = Vec::with_capacity(16);
        for _ in 0..2 {
            if self.byte()? != 0xcb {
                return Err(self.wrong("a double"));
            }
            parts.extend_from_slice(self.take(8)?);
        }
        if self.bytes.is_empty() { Ok(parts) } else { Err(self.wrong("the end")) }
    }

    /// The number of a kind, and the bytes of an array of this kind.
    fn typed(mut self) -> Result<ExtArray<'a>, Error> {
        let dtype = match self.byte()? {
            0 => DType::Int8,
            1 | 2 => DType::UInt8,
            3 => DType::Int16,
            4 => DType::UInt16,
            5 => DType::Int32,
            6 => DType::UInt32,
            7 => DType::Float32,
            8 => DType::Float64,
            9 => DType::Int64,
            10 => DType::UInt64,
            kind => {
                return Err(Error::custom(format_args!(
                    "the extension type 116 of msgpackr has bytes of the kind {kind}, which is no \
                     typed array"
                )));
            }
        };
        let len = self.bytes.len().checked_div(dtype.itemsize()).unwrap_or_default();
        let (descr, shape) = (Descr::unmarked(dtype), Shape::flat(len));
        Ok(ExtArray { descr, shape, order: Order::C, data: self.bytes })
    }

    fn shape(&mut self) -> Result<Shape, Error> {
        let mut shape = Shape::default();
        for _ in 0..self.len_of_list()? {
            let axis = self.integer()?;
            shape.push(axis)?;
        }
        Ok(shape)
    }

    fn dtype(&mut self) -> Result<Descr, Error> {
        String::from_utf8_lossy(self.bytes()?).parse()
    }

    fn end(self, found: ExtArray<'a>) -> Result<ExtArray<'a>, Error> {
        if self.bytes.is_empty() { Ok(found) } else { Err(self.wrong("the end")) }
    }

    fn list(&mut self, len: usize) -> Result<(), Error> {
        if self.len_of_list()? == len {
            Ok(())
        } else {
            Err(self.wrong(&format!("a list of {len}")))
        }
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
        let Some((taken, rest)) = self.bytes.split_at_checked(len) else {
            return Err(self.wrong(&format!("{len} bytes")));
        };
        self.bytes = rest;
        Ok(taken)
    }

    fn wrong(&self, expected: &str) -> Error {
        let (name, left) = (self.name, self.bytes.len());
        Error::custom(format_args!(
            "the extension type of {name} has {left} bytes left where {expected} was expected"
        ))
    }
}
