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

pub(super) use self::array::{NEW, TAIL};
use self::output::Output;
pub(crate) use self::{
    array::{START, Written, written},
    long::write_big_integer,
};
#[cfg(feature = "npz")]
pub(crate) use self::{field::ArrayFields, probe::word_of};
use crate::{
    error::Error,
    growth::{give_back, make_room},
};

/// The opcode that ends a pickle.
pub(crate) const END: u8 = b'.';

/// Writes a value as a pickle in memory of its own.
pub(crate) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut memory = Memory(Vec::new());
    to_writer(&mut memory, value)?;
    give_back(&mut memory.0);
    Ok(memory.0)
}

/// Bytes whose memory grows once for an array.
struct Memory(Vec<u8>);

impl io::Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        make_room(&mut self.0, bytes.len());
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
