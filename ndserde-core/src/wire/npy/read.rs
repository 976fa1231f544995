//! A file from a reader.

#[cfg(feature = "std")]
use std::io::{self, Read};

use super::{
    header::{MAGIC, second},
    literal::{Claim, Header},
};
use crate::{
    aligned::{Aligned, Width},
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr, Placement},
    error::Error,
    order::Order,
    shape::{Shape, byte_len},
    untyped::EnclosedArray,
};

/// The start of a file.
#[derive(Debug)]
pub(crate) struct FileStart {
    pub(crate) header: Header,
    /// How many bytes it takes.
    pub(crate) len: usize,
    /// How many bytes an element takes in the file.
    pub(crate) itemsize: usize,
    /// How many bytes all elements take there.
    pub(crate) needed: usize,
}

impl FileStart {
    /// Reads no further than to the first element.
    ///
    /// # Errors
    /// When the reader fails, the header is wrong, or claims more than any memory holds.
    pub(crate) fn read(reader: &mut dyn Read) -> Result<Self, Error> {
        let head = head(reader)?;
        let (header, len) = (Header::parse(&head)?, head.len());
        let dtype = header.descr.dtype();
        let itemsize = header.descr.layout().map_or(dtype.itemsize(), Placement::size);
        let needed = byte_len(&header.shape, dtype, itemsize)?;
        Ok(Self { header, len, itemsize, needed })
    }

    /// That of little-endian elements in C order, which stand alone.
    ///
    /// # Errors
    /// When there are too many axes, or more elements than any memory holds.
    pub(crate) fn of_elements(dtype: DType, shape: &[usize]) -> Result<Self, Error> {
        let shape = Shape::new(shape)?;
        let (itemsize, needed) = (dtype.itemsize(), shape.byte_len(&dtype)?);
        let descr = match dtype.width() {
            Width::W1 => Descr::unmarked(dtype),
            _ => Descr::marked(dtype, ByteOrder::Little),
        };
        let header = Header { descr, order: Order::C, shape };
        Ok(Self { header, len: 0, itemsize, needed })
    }

    /// Refuses what stands behind the elements.
    ///
    /// # Errors
    /// When there is something, or the reader fails.
    pub(crate) fn end(&self, reader: &mut dyn Read) -> Result<(), Error> {
        let mut behind = Vec::new();
        if more(reader, &mut behind, MAGIC.len())? == 0 {
            return Ok(());
        }
        if behind == MAGIC {
            return Err(second());
        }
        let (shape, dtype) = (&self.header.shape, self.header.descr.dtype().in_message());
        Err(Error::custom(format_args!(
            "shape {shape} of {dtype} needs {} bytes, and there are more behind them",
            self.needed
        )))
    }
}

/// The array of a reader that has a file and nothing behind it.
///
/// # Errors
/// When the reader fails, the header is wrong, or something stands behind the array.
pub(crate) fn read(reader: &mut dyn Read) -> Result<EnclosedArray<'static>, Error> {
    read_most(reader, usize::MAX)
}

/// The same, unless the array needs more bytes than these.
///
/// # Errors
/// As [`read`], and when it does.
pub(crate) fn read_most(
    reader: &mut dyn Read,
    most: usize,
) -> Result<EnclosedArray<'static>, Error> {
    let start = FileStart::read(reader)?;
    if start.needed > most {
        return Err(Error::custom(format_args!(
            "the array needs {} bytes, more than the {most} that so few may become",
            start.needed
        )));
    }
    let width = start.header.descr.dtype().width();
    let data = Aligned::read(width, reader, start.needed)?;
    if data.as_bytes().len() == start.needed {
        start.end(reader)?;
    }
    Ok(start.header.before(Buffer::Owned(data)))
}

/// What a reader's file says of its array, of whatever dtype, up to the end of the header.
///
/// # Errors
/// When the reader fails or the header is wrong.
pub(crate) fn claim(reader: &mut dyn Read) -> Result<Claim, Error> {
    Claim::parse(&head(reader)?)
}

/// The header, and no more.
fn head(reader: &mut dyn Read) -> Result<Vec<u8>, Error> {
    let mut head = Vec::new();
    more(reader, &mut head, Header::START)?;
    let len = Header::len(&head)?;
    more(reader, &mut head, len)?;
    Ok(head)
}

/// Reads until there are so many bytes, or no more; how many came.
fn more(reader: &mut dyn Read, bytes: &mut Vec<u8>, len: usize) -> io::Result<usize> {
    let missing = u64::try_from(len.saturating_sub(bytes.len())).unwrap_or(u64::MAX);
    reader.take(missing).read_to_end(bytes)
}
