//! Arrays of objects: a pickle behind the header.

use std::io::Read;

use serde_core::{Deserialize, de::DeserializeOwned};

use crate::{
    error::Error,
    pickling,
    wire::{
        Npy, Wire,
        npy::{Claim, claim},
    },
};

/// What an array of Python's objects holds, which `numpy.save` has made of a dict or of lists of unlike
/// things, without executing anything.
///
/// An array without axes is its one object, and others are nested lists. What these are for serde,
/// [`pickle::from_slice`](crate::pickle::from_slice) says, and what it refuses is refused here.
///
/// ```
/// use ndserde::{Value, npy};
///
/// // numpy.save(file, {"steps": 3})
/// # let state: &[u8] = b"\x80\x04cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R(\
/// #     K\x01)cnumpy\ndtype\n\x8c\x02O8\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftb\
/// #     \x89]}\x8c\x05stepsK\x03satb.";
/// # let dict = format!("{:<117}\n", "{'descr': '|O', 'fortran_order': False, 'shape': (), }");
/// # let file = [b"\x93NUMPY\x01\x00\x76\x00", dict.as_bytes(), state].concat();
/// let value: Value = npy::objects_from_slice(&file)?;
/// assert_eq!(value.to_string(), "steps: 3");
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// # Errors
/// When the file is malformed, its array is not one of objects, or its pickle names what is no plain data.
pub fn objects_from_slice<'a, T: Deserialize<'a>>(file: &'a [u8]) -> Result<T, Error> {
    let mut pickle = file;
    let read = claim(&mut pickle).and_then(|claim| objects(&claim, pickle));
    read.map_err(|error| error.in_input().in_wire(Npy::NAME))
}

/// What an array of Python's objects holds, of a file or socket that has a .npy file and nothing behind
/// it, as [`objects_from_slice`] has it from memory.
///
/// # Errors
/// As [`objects_from_slice`], and when the reader fails, whose error is then the
/// [`source`](std::error::Error::source).
pub fn objects_from_reader<R: Read, T: DeserializeOwned>(mut reader: R) -> Result<T, Error> {
    let mut pickle = Vec::new();
    let claim = claim(&mut reader).and_then(|claim| {
        // Nothing else is read to its end, which may be far.
        claim.check_objects()?;
        reader.read_to_end(&mut pickle)?;
        Ok(claim)
    });
    let read = claim.and_then(|claim| objects(&claim, &pickle));
    read.map_err(|error| error.in_input().in_wire(Npy::NAME))
}

fn objects<'a, T: Deserialize<'a>>(claim: &Claim, pickle: &'a [u8]) -> Result<T, Error> {
    claim.check_objects()?;
    pickling::objects_from_slice(pickle, &claim.shape)
}

/// What a .npy file says that its array is, for the command: the dtype as it is spelled, whether or not
/// it is known, and the shape.
///
/// # Errors
/// When the reader fails or the header is wrong.
#[doc(hidden)]
pub fn claim_of(reader: &mut dyn Read) -> Result<(String, Vec<usize>), Error> {
    let claim = claim(reader).map_err(|error| error.in_input().in_wire(Npy::NAME))?;
    Ok((claim.dtype, claim.shape.to_vec()))
}
