//! .npy files.

mod block_writer;
mod blocks;
mod objects;

use std::io;

use ndarray::{Array, ArrayView, Dimension};

pub use self::{
    block_writer::BlockWriter,
    blocks::BlockReader,
    objects::{claim_of, objects_from_reader, objects_from_slice},
};
use crate::{
    array::{NdArray, ReadNdArray, borrow},
    dynamic::DynArray,
    element::Element,
    error::{Error, Kind},
    untyped::UncheckedArray,
    wire::{
        Npy, Wire,
        npy::{self, header_of, unchecked},
    },
};

/// The array as a .npy file, byte for byte as `numpy.save` writes it.
///
/// ```
/// use ndserde::npy;
///
/// let array = ndarray::arr2(&[[1.5, 2.5], [3.5, 4.5]]);
/// let file = npy::to_vec(&array)?;
/// assert!(file.starts_with(b"\x93NUMPY\x01\x00"));
/// assert_eq!(npy::from_slice::<f64, ndarray::Ix2>(&file)?, array);
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// # Errors
/// When NumPy has no name for the element type, which is true of `bf16` alone.
pub fn to_vec<T: NdArray + ?Sized>(array: &T) -> Result<Vec<u8>, Error> {
    array
        .with_untyped(|array| Ok([&header_of(array)?, array.data()].concat()))
        .and_then(|file| file)
        .map_err(|error: Error| error.in_wire(Npy::NAME))
}

/// Writes the array as a .npy file to a file, a socket, or memory that is there already, as [`to_vec`]
/// does. An array in C or F order is not copied.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let path = std::env::temp_dir().join(format!("ndserde-{}.npy", std::process::id()));
/// use std::fs::File;
///
/// use ndserde::npy;
///
/// let array = ndarray::arr2(&[[1.5, 2.5], [3.5, 4.5]]);
/// npy::to_writer(File::create(&path)?, &array)?;
/// assert_eq!(npy::from_reader::<_, f64, ndarray::Ix2>(File::open(&path)?)?, array);
/// # std::fs::remove_file(&path)?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// As [`to_vec`], and when the writer fails, whose error is then the
/// [`source`](std::error::Error::source).
pub fn to_writer<W, T>(mut writer: W, array: &T) -> Result<(), Error>
where
    W: io::Write,
    T: NdArray + ?Sized,
{
    let written = array.with_untyped(|array| {
        writer.write_all(&header_of(array)?)?;
        writer.write_all(array.data())?;
        Ok(writer.flush()?)
    });
    written.and_then(|written| written).map_err(|error: Error| error.in_wire(Npy::NAME))
}

/// Writes an array whose dtype only it knows, as [`to_writer`] does.
///
/// # Errors
/// As [`to_writer`].
pub fn to_writer_dyn<W: io::Write>(mut writer: W, array: &DynArray) -> Result<(), Error> {
    let written = array.with_untyped(|array| {
        writer.write_all(&header_of(array)?)?;
        writer.write_all(array.data())?;
        Ok(writer.flush()?)
    });
    written.and_then(|written| written).map_err(|error: Error| error.in_wire(Npy::NAME))
}

/// The array in a .npy file of version 1.0, 2.0 or 3.0.
///
/// # Errors
/// When the file is malformed, or its dtype or number of axes are not the array's.
pub fn from_slice<A: Element, D: Dimension>(file: &[u8]) -> Result<Array<A, D>, Error> {
    read_slice(file)
}

/// The same as an array of ndarray 0.16.
///
/// # Errors
/// As [`from_slice`].
#[cfg(feature = "ndarray_0_16")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "ndarray_0_16")))]
pub fn from_slice_0_16<A: Element, D: ndarray_0_16::Dimension>(
    file: &[u8],
) -> Result<ndarray_0_16::Array<A, D>, Error> {
    read_slice(file)
}

/// The array in a .npy file whose bytes are in memory, where they are: nothing is copied, so that a file
/// that is mapped into memory may be larger than that.
///
/// The caller maps it, by the crate `memmap2` for example. [`BlockReader::new`] of the same bytes tells
/// dtype and shape before, where they are not known.
///
/// ```
/// # let file = ndserde::npy::to_vec(&ndarray::arr2(&[[1_u8, 2], [3, 4]]))?;
/// use ndarray::{ArrayView2, arr2};
/// use ndserde::npy;
///
/// // let file = unsafe { memmap2::Mmap::map(&File::open(path)?)? };
/// let array: ArrayView2<u8> = npy::view(&file)?;
/// assert_eq!(array, arr2(&[[1, 2], [3, 4]]));
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// # Errors
/// As [`from_slice`], and when the elements cannot be used where they are: their byte order is not the
/// machine's, or their address is not aligned for them, which it is in a mapped file, and in a file in a
/// `Vec` by chance. [`from_slice`] copies those.
pub fn view<A: Element, D: Dimension>(file: &[u8]) -> Result<ArrayView<'_, A, D>, Error> {
    lent::<A, _>(file)
}

/// The same as a view of ndarray 0.16.
///
/// # Errors
/// As [`view`].
#[cfg(feature = "ndarray_0_16")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "ndarray_0_16")))]
pub fn view_0_16<A: Element, D: ndarray_0_16::Dimension>(
    file: &[u8],
) -> Result<ndarray_0_16::ArrayView<'_, A, D>, Error> {
    lent::<A, _>(file)
}

/// The array of a file or socket that has a .npy file and nothing behind it, as [`from_slice`] has it
/// from memory.
///
/// It is read in large blocks into the array's own memory, which grows with what has been read.
///
/// # Errors
/// As [`from_slice`], and when the reader fails, whose error is then the
/// [`source`](std::error::Error::source).
pub fn from_reader<R, A, D>(reader: R) -> Result<Array<A, D>, Error>
where
    R: io::Read,
    A: Element,
    D: Dimension,
{
    read_from(reader)
}

/// The same as an array of ndarray 0.16.
///
/// # Errors
/// As [`from_reader`].
#[cfg(feature = "ndarray_0_16")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "ndarray_0_16")))]
pub fn from_reader_0_16<R, A, D>(reader: R) -> Result<ndarray_0_16::Array<A, D>, Error>
where
    R: io::Read,
    A: Element,
    D: ndarray_0_16::Dimension,
{
    read_from(reader)
}

fn read_slice<'de, T: ReadNdArray<'de>>(file: &'de [u8]) -> Result<T, Error> {
    let array = unchecked(file).and_then(|array| array.check(T::FIELD_TYPE));
    array.and_then(T::from_untyped).map_err(|error| error.in_input().in_wire(Npy::NAME))
}

/// `T` is a view of elements `A`.
fn lent<'de, A: Element, T: ReadNdArray<'de>>(file: &'de [u8]) -> Result<T, Error> {
    let lend = || {
        let array = unchecked(file)?.check(T::FIELD_TYPE)?;
        if let Err(why) = borrow::<A>(&array)? {
            let (field, instead) = ("an ArrayView", "npy::from_slice copies it");
            return Err(Kind::Unborrowable { field, why, instead }.into());
        }
        T::from_untyped(array)
    };
    lend().map_err(|error: Error| error.in_input().in_wire(Npy::NAME))
}

fn read_from<T: for<'de> ReadNdArray<'de>>(mut reader: impl io::Read) -> Result<T, Error> {
    let array = npy::read(&mut reader).map(UncheckedArray::from);
    let array = array.and_then(|array| array.check(T::FIELD_TYPE));
    array.and_then(T::from_untyped).map_err(|error| error.in_input().in_wire(Npy::NAME))
}
