//! .npy files.

use ndarray::{Array, ArrayBase, Data, Dimension};

use crate::{
    array::{field_type, into_array, with_untyped},
    element::{Element, Write},
    error::Error,
    wire::{
        Npy, Wire,
        npy::{header_of, unchecked},
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

/// The array in a .npy file of version 1.0, 2.0 or 3.0.
///
/// # Errors
/// When the file is malformed, or its dtype or number of axes are not the array's.
pub fn from_slice<A: Element, D: Dimension>(file: &[u8]) -> Result<Array<A, D>, Error> {
    read(file).map_err(|error| error.in_wire(Npy::NAME))
}

fn read<A: Element, D: Dimension>(file: &[u8]) -> Result<Array<A, D>, Error> {
    unchecked(file)?.check(field_type::<A, D>()).and_then(into_array)
}
