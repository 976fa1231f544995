//! A .npy file that is written block by block.

use std::io::Write;

use ndarray::{ArrayBase, Data, Dimension};

use crate::{
    array::NdArray,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    dynamic::DynArray,
    element,
    error::{Error, Kind},
    order::Order,
    shape::Shape,
    untyped::ArrayBytes,
    wire::{Npy, Wire, npy::header_of},
};

/// Writes a .npy file of elements that come in blocks, of which no more than one is in memory.
///
/// ```
/// use ndarray::Array2;
/// use ndserde::{DType, Order, npy::{self, BlockWriter}};
///
/// // To a file: BlockWriter::new(BufWriter::new(File::create(path)?), ..)
/// let mut writer = BlockWriter::new(Vec::new(), &DType::Float32, &[1000, 4], Order::C)?;
/// for n in 0..10_u8 {
///     writer.write(&Array2::from_elem((100, 4), f32::from(n)))?; // a hundred rows
/// }
/// let file = writer.finish()?;
///
/// let array: Array2<f32> = npy::from_slice(&file)?;
/// assert_eq!((array[(0, 0)], array[(999, 3)]), (0.0, 9.0));
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// The elements come in the order of the file: in order C a block is the next rows, or any part of
/// them, in order F the next columns. How many axes a block has is of no account; its elements are
/// taken in the order of the file, whichever order they lie in.
///
/// Without [`finish`](Self::finish) a file is not known to be whole.
#[derive(Debug)]
#[must_use = "only `finish` tells whether the file has all of its elements"]
pub struct BlockWriter<W> {
    writer: W,
    file: Progress,
}

/// What the header says, and how far the elements have come.
#[derive(Debug)]
struct Progress {
    dtype: DType,
    shape: Shape,
    order: Order,
    /// How many bytes all elements take.
    needed: usize,
    written: usize,
    /// Whether the writer has failed within a block.
    is_broken: bool,
}

impl<W: Write> BlockWriter<W> {
    /// Writes the header of a file of this dtype, shape and order.
    ///
    /// # Errors
    /// When NumPy has no name for the dtype, there are more axes or elements than any memory holds,
    /// or the writer fails, whose error is then the [`source`](std::error::Error::source).
    pub fn new(mut writer: W, dtype: &DType, shape: &[usize], order: Order) -> Result<Self, Error> {
        let file = Progress::start(&mut writer, dtype, shape, order).map_err(named)?;
        Ok(Self { writer, file })
    }

    /// Writes the next elements.
    ///
    /// Texts may be shorter than those of the file.
    ///
    /// # Errors
    /// When they are of another dtype, or more than are left by the shape, of which nothing is written
    /// then; and when the writer fails.
    pub fn write<S, D>(&mut self, block: &ArrayBase<S, D>) -> Result<(), Error>
    where
        S: Data,
        S::Elem: element::Write,
        D: Dimension,
    {
        let Self { writer, file } = self;
        // The order of one is that of the other with its axes reversed.
        let written = match file.order {
            Order::C => block.with_untyped(|block| file.block(writer, block)),
            Order::F => block.t().with_untyped(|block| file.block(writer, block)),
        };
        written.and_then(|written| written).map_err(named)
    }

    /// Writes the next elements, whose dtype only they know, as [`write`](Self::write) does.
    ///
    /// # Errors
    /// As [`write`](Self::write).
    pub fn write_dyn(&mut self, block: &DynArray) -> Result<(), Error> {
        let Self { writer, file } = self;
        let written = block.with_untyped(|block| match file.order {
            Order::C => file.block(writer, block),
            Order::F => file.block(writer, &block.reversed()),
        });
        written.and_then(|written| written).map_err(named)
    }

    /// Ends the file, and returns what it was written to.
    ///
    /// # Errors
    /// When there were fewer elements than the shape needs, or the writer fails.
    pub fn finish(mut self) -> Result<W, Error> {
        self.file.is_whole().map_err(named)?;
        if self.file.written < self.file.needed {
            return Err(named(self.file.wrong_len(self.file.written)));
        }
        self.writer.flush().map_err(|error| named(error.into()))?;
        Ok(self.writer)
    }
}

impl Progress {
    fn start(
        writer: &mut dyn Write,
        dtype: &DType,
        shape: &[usize],
        order: Order,
    ) -> Result<Self, Error> {
        let shape = Shape::new(shape)?;
        let needed = shape.byte_len(dtype)?;
        // As NumPy writes what is both.
        let long = shape.iter().filter(|&&len| len != 1).count();
        let stated = if long < 2 || needed == 0 { Order::C } else { order };
        let head = ArrayBytes {
            dtype: dtype.clone(),
            shape,
            order: stated,
            byteorder: ByteOrder::Little,
            data: Buffer::Borrowed(&[]),
            fixed_rank: false,
        };
        writer.write_all(&header_of(&head)?)?;
        let ArrayBytes { dtype, shape, .. } = head;
        Ok(Self { dtype, shape, order, needed, written: 0, is_broken: false })
    }

    /// Writes a block in C order.
    fn block(&mut self, writer: &mut dyn Write, block: &ArrayBytes<'_>) -> Result<(), Error> {
        self.is_whole()?;
        let block = block.to_c_order();
        let (from, to) = (block.dtype(), &self.dtype);
        let widened = match (from, to) {
            _ if from == to => false,
            (DType::Str(from), DType::Str(to)) | (DType::Bytes(from), DType::Bytes(to))
                if from < to =>
            {
                true
            }
            _ => {
                return Err(Error::custom(format_args!(
                    "a block of {} for a file of {}",
                    from.in_message(),
                    to.in_message()
                )));
            }
        };
        let elements = block.shape().byte_len(to)?;
        let written = self.written.saturating_add(elements);
        if written > self.needed {
            return Err(self.wrong_len(written));
        }
        // Nothing behind a part of a block would stand where it belongs.
        self.is_broken = true;
        if widened {
            widen(writer, &block, to.itemsize(), elements)?;
        } else {
            writer.write_all(block.data())?;
        }
        self.is_broken = false;
        self.written = written;
        Ok(())
    }

    /// Refuses a file in which a block may stand in part.
    fn is_whole(&self) -> Result<(), Error> {
        if self.is_broken {
            return Err(Error::custom("the writer has failed before, within a block"));
        }
        Ok(())
    }

    fn wrong_len(&self, found: usize) -> Error {
        let (shape, dtype) = (self.shape.to_string(), self.dtype.in_message());
        Kind::Length { shape, dtype, needed: self.needed, found }.into()
    }
}

/// Writes texts with zeros behind each.
fn widen(
    writer: &mut dyn Write,
    block: &ArrayBytes<'_>,
    to: usize,
    needed: usize,
) -> Result<(), Error> {
    let from = block.dtype().itemsize();
    let mut padded = vec![0; to];
    // Those of no width have no bytes.
    let mut texts = block.data().chunks_exact(from.max(1));
    for _ in 0..needed.checked_div(to).unwrap_or_default() {
        if let Some((text, memory)) = texts.next().zip(padded.get_mut(..from)) {
            memory.copy_from_slice(text);
        }
        writer.write_all(&padded)?;
    }
    Ok(())
}

fn named(error: Error) -> Error {
    error.in_wire(Npy::NAME)
}
