//! Pickles of protocol 4, which every Python 3 reads.

mod array;
mod compound;
mod dtype;
mod field;
mod long;
mod opcode;
mod output;
mod probe;
mod serializer;

use std::io;

use serde_core::Serialize;

use self::output::Output;
pub(crate) use self::{
    array::{START, Written, written},
    long::write_big_integer,
};
use crate::error::Error;

/// The opcode that ends a pickle.
pub(crate) const END: u8 = b'.';

/// Writes a value as a pickle in memory of its own.
pub(crate) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut memory = Memory(Vec::new());
    to_writer(&mut memory, value)?;
    Ok(memory.0)
}

/// Bytes with room for what stands behind an array: a vector without it would grow once more, and copy
/// the array.
struct Memory(Vec<u8>);

/// As much as the end of a few dicts within one another takes.
const ROOM: usize = 64;

impl io::Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.reserve(bytes.len().saturating_add(ROOM));
        self.0.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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
