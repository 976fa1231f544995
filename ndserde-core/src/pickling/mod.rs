//! Python's pickles: read by a machine that executes nothing, and written.
//!
//! A pickle is a program for a machine with a stack, and Python's reader runs it: what it names is
//! imported and called. The machine here has the same opcodes, and knows a dozen names by comparing
//! them; each is what it would have made, and any other name is an error.

mod arena;
mod argument;
mod array;
mod dtype;
mod equal;
mod global;
mod input;
mod line;
mod long;
mod machine;
mod memo;
mod object;
mod read;
mod reduce;
mod spelled;
mod stack;
mod value;
mod write;

pub(crate) use self::read::{from_slice, tags};
pub(crate) use self::write::{END, START, Written, to_vec, to_writer, write_big_integer, written};
use self::{array::Parts, machine::Machine, value::PyValue};
use crate::{error::Error, untyped::EnclosedArray};

/// The array that a pickle is.
///
/// # Errors
/// When the pickle is malformed, names what is no part of an array, or holds something else.
pub(crate) fn array(pickle: &[u8]) -> Result<EnclosedArray<'_>, Error> {
    let (heap, root) = Machine::run(pickle)?;
    match root {
        PyValue::Array(at) => Parts::of(&heap, at)?.enclosed(&heap),
        other => {
            let (other, other_reader) = (other.sort(), "ndserde::pickle::from_slice reads it");
            Err(Error::custom(format_args!("the pickle is {other}, not an array: {other_reader}")))
        }
    }
}
