//! Python's pickles: read by a machine that executes nothing, and written.
//!
//! A pickle is a program for a machine with a stack, and Python's reader runs it: what it names is
//! imported and called. The machine here has the same opcodes, and knows some names by comparing
//! them; each is what it would have made, and any other name stays a name, with what it was called with.

mod arena;
mod argument;
mod array;
mod dtype;
mod equal;
mod global;
mod heap;
mod input;
mod line;
mod long;
mod machine;
mod memo;
mod object;
mod plain_array;
mod read;
mod reduce;
mod spelled;
mod stack;
#[cfg(feature = "std")]
mod unpack;
mod value;
mod write;

#[cfg(feature = "npz")]
pub(crate) use self::read::ArrayMap;
pub(crate) use self::read::tags;
#[cfg(feature = "npz")]
pub(crate) use self::write::{ArrayFields, word_of};
pub(crate) use self::write::{END, PickledArray, START, write_big_integer, written};
#[cfg(feature = "std")]
pub(crate) use self::write::{to_vec, to_writer};
use self::{array::Parts, machine::Machine, value::PyValue};
#[cfg(feature = "std")]
pub(crate) use self::{
    read::{from_slice, objects as objects_from_slice},
    unpack::unpack,
};
use crate::{
    error::{BareName, Error},
    untyped::EnclosedArray,
};

/// What becomes of the names in a pickle.
const NOTHING: &str = "nothing in a pickle is executed";

/// The array that a pickle is.
///
/// # Errors
/// When the pickle is malformed, names what is no part of an array, or holds something else.
pub(crate) fn array(pickle: &[u8]) -> Result<EnclosedArray<'_>, Error> {
    let (heap, root) = Machine::run(pickle)?;
    match root {
        PyValue::Array(at) => Parts::of(&heap, at)?.enclosed(&heap),
        PyValue::Object(at) => {
            let class = heap.objects.get(at).map(|object| heap.name_of(*object));
            let class = class.unwrap_or_default();
            let class = BareName(&class);
            Err(Error::custom(format_args!(
                "the pickle is an object of the class {class}, not an array; {NOTHING}"
            )))
        }
        PyValue::Class(_) | PyValue::Global(_) => {
            let name = heap.name(root);
            let name = BareName(&name);
            Err(Error::custom(format_args!("the pickle names {name}, not an array; {NOTHING}")))
        }
        other => {
            let (other, other_reader) = (other.sort(), "ndserde::pickle::from_slice reads it");
            Err(Error::custom(format_args!("the pickle is {other}, not an array: {other_reader}")))
        }
    }
}
