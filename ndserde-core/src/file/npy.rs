//! .npy files.

mod blocks;
mod objects;

use std::io;

use ndarray::{Array, ArrayBase, Data, Dimension};

pub use self::{
    blocks::BlockReader,
    objects::{claim_of, objects_from_reader, objects_from_slice},
};
use crate::{
    array::{field_type, into_array, with_untyped},
    dynamic::DynArray,
    element::{Element, Write},
    error::Error,
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
pub fn to_vec<S, D>(array: &ArrayBase<S, D>) -> Result<Vec<u8>, Error>
where
    S: Data,
    S::Elem: Write,
    D: Dimension,
{
    with_untyped(array, |array| Ok([&header_of(array)?, array.data()].concat()))
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
pub fn to_writer<W, S, D>(mut writer: W, array: &ArrayBase<S, D>) -> Result<(), Error>
where
    W: io::Write,
    S: Data,
    S::Elem: Write,
    D: Dimension,
{
    with_untyped(array, |array| {
        writer.write_all(&header_of(array)?)?;
        writer.write_all(array.data())?;
        Ok(writer.flush()?)
    })
    .and_then(|written| written)
    .map_err(|error: Error| error.in_wire(Npy::NAME))
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
    read(file).map_err(|error| error.in_input().in_wire(Npy::NAME))
}

/// The array of a file or socket that has a .npy file and nothing behind it, as [`from_slice`] has it
/// from memory.
///
/// It is read in large blocks into the array's own memory, which grows with what has been read.
///
/// # Errors
/// As [`from_slice`], and when the reader fails, whose error is then the
/// [`source`](std::error::Error::source).
pub fn from_reader<R, A, D>(mut reader: R) -> Result<Array<A, D>, Error>
where
    R: io::Read,
    A: Element,
    D: Dimension,
{
    let array = npy::read(&mut reader).map(UncheckedArray::from);
    let array = array.and_then(|array| array.check(field_type::<A, D>()));
    array.and_then(into_array).map_err(|error| error.in_input().in_wire(Npy::NAME))
}

fn read<A: Element, D: Dimension>(file: &[u8]) -> Result<Array<A, D>, Error> {
    unchecked(file)?.check(field_type::<A, D>()).and_then(into_array)
}
