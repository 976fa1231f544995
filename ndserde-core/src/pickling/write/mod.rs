//! Pickles of protocol 4, which every Python 3 reads.

mod array;
mod compound;
mod dtype;
mod field;
mod output;
mod probe;
mod serializer;

use std::io;

use serde_core::Serialize;

pub(crate) use self::array::{START, Written, written};
use self::output::Output;
use crate::error::Error;

/// The opcode that ends a pickle.
pub(crate) const END: u8 = b'.';

/// Writes a value as a pickle.
pub(crate) fn to_writer<T: Serialize + ?Sized>(
    writer: impl io::Write,
    value: &T,
) -> Result<(), Error> {
    let mut output = Output::new(writer);
    output.put(START)?;
    value.serialize(&mut output)?;
    output.put(&[END])?;
    output.flush()
}
