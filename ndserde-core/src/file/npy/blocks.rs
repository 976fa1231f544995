//! A .npy file, block by block.

use std::io::{Read, Write};

use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    dynamic::DynArray,
    error::{Error, Kind},
    order::Order,
    shape::Shape,
    untyped::{ArrayBytes, EnclosedArray, FieldType, UncheckedArray},
    wire::{
        Npy, Wire,
        npy::{FileStart, header_of},
    },
};

/// As many bytes of elements as are copied at once.
const BLOCK: usize = 1 << 16;

/// A .npy file of which no more is in memory than its header and a block of elements.
///
/// ```
/// use std::io::Cursor;
///
/// use ndserde::npy::{self, BlockReader};
///
/// let file = npy::to_vec(&ndarray::Array2::<f64>::ones((1000, 1000)))?;
///
/// let mut reader = BlockReader::new(Cursor::new(file))?;
/// assert_eq!(reader.shape(), [1000, 1000]);
/// let (mut sum, mut blocks) = (0.0, 0);
/// while let Some(block) = reader.next_block(8192)? {
///     sum += block.view::<f64, ndarray::Ix1>()?.sum();
///     blocks += 1;
/// }
/// assert_eq!((sum, blocks), (1e6, 123));
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Debug)]
pub struct BlockReader<R> {
    reader: R,
    start: FileStart,
    /// How many bytes of elements have not been read.
    left: usize,
}

impl<R: Read> BlockReader<R> {
    /// Reads the header, and no further than to the first element.
    ///
    /// # Errors
    /// When the header is malformed or claims more than any memory holds, and when the reader fails,
    /// whose error is then the [`source`](std::error::Error::source).
    pub fn new(mut reader: R) -> Result<Self, Error> {
        let start = FileStart::read(&mut reader).and_then(|start| {
            // What is wrong with the dtype shows where there are no elements, too.
            array(&start, Shape::flat(0), Order::C, Aligned::zeroed(width(&start), 0))?;
            Ok(start)
        });
        let start = start.map_err(named)?;
        let left = start.needed;
        Ok(Self { reader, start, left })
    }

    /// Elements without a header. For the command: no part of the public interface.
    ///
    /// # Errors
    /// When there are too many axes, or more elements than any memory holds.
    #[doc(hidden)]
    pub fn __of_elements(reader: R, dtype: &DType, shape: &[usize]) -> Result<Self, Error> {
        let start = FileStart::of_elements(dtype.clone(), shape)?;
        let left = start.needed;
        Ok(Self { reader, start, left })
    }

    /// Reads the bytes of [`DType::Void`] as elements of this dtype, as
    /// [`DynArray::reinterpret_void`] has it.
    ///
    /// # Errors
    /// When the array is not of as large a void.
    pub fn reinterpret_void(mut self, dtype: DType) -> Result<Self, Error> {
        let header = &mut self.start.header;
        if !dtype.is_in_void(header.descr.dtype()) {
            let (data, field) = (header.descr.dtype().in_message(), dtype.in_message());
            return Err(named(Kind::DTypeMismatch { data, field }.into()));
        }
        header.descr = Descr::marked(dtype, ByteOrder::Little);
        Ok(self)
    }

    /// The element type.
    #[must_use]
    pub const fn dtype(&self) -> &DType {
        self.start.header.descr.dtype()
    }

    /// The lengths of the axes, outermost first.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        &self.start.header.shape
    }

    /// The order of the elements in the file.
    #[must_use]
    pub const fn order(&self) -> Order {
        self.start.header.order
    }

    /// How many bytes the whole file has by its header.
    #[must_use]
    pub const fn file_len(&self) -> u64 {
        (self.start.len as u64).saturating_add(self.start.needed as u64)
    }

    /// Refuses a file of so many bytes in all, unless these are the header and the elements.
    ///
    /// # Errors
    /// When they are not, as [`from_slice`](super::from_slice) has it.
    pub fn check_len(&self, file: u64) -> Result<(), Error> {
        let len = usize::try_from(file).unwrap_or(usize::MAX);
        match len.saturating_sub(self.start.len) {
            found if found == self.start.needed => Ok(()),
            found => Err(named(self.wrong_len(found))),
        }
    }

    /// The next elements in the order of the file, as an array of one axis: so many, at least one, or as
    /// many as are left. None where there are no more.
    ///
    /// # Errors
    /// When the file ends before, a bool is neither 0 nor 1, the reader fails, or, instead of none, when
    /// something stands behind the elements.
    pub fn next_block(&mut self, elements: usize) -> Result<Option<DynArray>, Error> {
        self.block(elements).map_err(named)
    }

    /// The whole array, in memory that grows with what has been read; where blocks have been taken, the
    /// rest of the elements as an array of one axis.
    ///
    /// # Errors
    /// As those of [`next_block`](Self::next_block).
    pub fn into_array(mut self) -> Result<DynArray, Error> {
        let array = if self.left == self.start.needed {
            let FileStart { header, needed, .. } = &self.start;
            let (shape, order, needed) = (header.shape.clone(), header.order, *needed);
            self.read(shape, order, needed)
        } else {
            self.rest(usize::MAX)
        };
        let array = array.and_then(|array| {
            self.start.end(&mut self.reader)?;
            Ok(array)
        });
        array.map_err(named)
    }

    /// Writes the file anew, byte for byte as [`to_writer`](super::to_writer) writes the array, block by
    /// block.
    ///
    /// # Errors
    /// As those of [`next_block`](Self::next_block), when NumPy has no name for the dtype, and when the
    /// writer fails.
    pub fn copy_to<W: Write>(mut self, mut writer: W) -> Result<(), Error> {
        self.copy(&mut writer).map_err(named)
    }

    fn copy(&mut self, writer: &mut dyn Write) -> Result<(), Error> {
        let FileStart { header, .. } = &self.start;
        let head = ArrayBytes {
            dtype: header.descr.dtype().clone(),
            shape: header.shape.clone(),
            order: header.order,
            byteorder: ByteOrder::Little,
            data: Buffer::Borrowed(&[]),
            fixed_rank: false,
        };
        writer.write_all(&header_of(&head)?)?;
        let most = BLOCK.checked_div(self.start.itemsize).unwrap_or_default();
        while let Some(block) = self.block(most)? {
            block.with_untyped(|block| writer.write_all(block.data()))??;
        }
        Ok(writer.flush()?)
    }

    fn block(&mut self, most: usize) -> Result<Option<DynArray>, Error> {
        if self.left == 0 {
            return self.start.end(&mut self.reader).map(|()| None);
        }
        self.rest(most).map(Some)
    }

    fn rest(&mut self, most: usize) -> Result<DynArray, Error> {
        let size = self.start.itemsize;
        let len = most.max(1).saturating_mul(size).min(self.left);
        let elements = len.checked_div(size).unwrap_or_default();
        self.read(Shape::flat(elements), Order::C, len)
    }

    fn read(&mut self, shape: Shape, order: Order, len: usize) -> Result<DynArray, Error> {
        let data = Aligned::read(width(&self.start), &mut self.reader, len)?;
        let found = data.as_bytes().len();
        self.left = self.left.saturating_sub(found);
        if found < len {
            return Err(self.wrong_len(self.start.needed.saturating_sub(self.left)));
        }
        array(&self.start, shape, order, data)
    }

    fn wrong_len(&self, found: usize) -> Error {
        let FileStart { header, needed, .. } = &self.start;
        let (shape, dtype) = (header.shape.to_string(), header.descr.dtype().in_message());
        Kind::Length { shape, dtype, needed: *needed, found }.into()
    }
}

/// The width of the scalars.
fn width(start: &FileStart) -> crate::aligned::Width {
    start.header.descr.dtype().width()
}

/// What the file has as these elements, checked.
fn array(start: &FileStart, shape: Shape, order: Order, data: Aligned) -> Result<DynArray, Error> {
    let (descr, data) = (start.header.descr.clone(), Buffer::Owned(data));
    let array = EnclosedArray { descr, byteorder: None, shape, order, data };
    UncheckedArray::from(array).check(&FieldType::any(None)).and_then(DynArray::from_untyped)
}

fn named(error: Error) -> Error {
    error.in_input().in_wire(Npy::NAME)
}
