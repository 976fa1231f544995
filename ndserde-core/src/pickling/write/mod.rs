//! Pickles of protocol 4, which every Python 3 reads.

mod array;
#[cfg(feature = "std")]
mod compound;
mod dtype;
#[cfg(feature = "std")]
mod field;
#[cfg(feature = "std")]
mod long;
mod opcode;
#[cfg(feature = "std")]
mod output;
#[cfg(feature = "std")]
mod probe;
#[cfg(feature = "std")]
mod serializer;

#[cfg(feature = "std")]
use std::io;

#[cfg(feature = "std")]
use serde_core::Serialize;

pub(super) use self::array::{NEW, TAIL};
pub(crate) use self::array::{PickledArray, START, written};
#[cfg(feature = "std")]
pub(crate) use self::long::write_big_integer;
#[cfg(feature = "std")]
use self::output::Output;
#[cfg(feature = "npz")]
pub(crate) use self::{field::ArrayFields, probe::word_of};
#[cfg(feature = "std")]
use crate::{
    error::Error,
    growth::{give_back, make_room},
};

/// The opcode that ends a pickle.
pub(crate) const END: u8 = b'.';

/// Writes a value as a pickle in memory of its own.
#[cfg(feature = "std")]
pub(crate) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut memory = Memory(Vec::new());
    to_writer(&mut memory, value)?;
    give_back(&mut memory.0);
    Ok(memory.0)
}

/// Bytes whose memory grows once for an array.
#[cfg(feature = "std")]
struct Memory(Vec<u8>);

#[cfg(feature = "std")]
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
#[cfg(feature = "std")]
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

/// Pickles are written with `std` alone.
#[cfg(not(feature = "std"))]
pub(crate) const fn write_big_integer<S: serde_core::Serializer>(
    _: &crate::number::BigInt,
    serializer: S,
) -> Result<Result<S::Ok, S::Error>, S> {
    Err(serializer)
}
