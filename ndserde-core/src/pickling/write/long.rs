//! Integers of more than 128 bits, for which serde has no form.

use core::any::type_name;
#[cfg(feature = "std")]
use std::io;

use serde_core::{Serialize, Serializer};

use super::{
    super::long,
    opcode,
    output::Output,
    probe::{Probe, Probed},
};
use crate::{error::Error, number::BigInt};

/// An integer that a pickle takes, as its bytes.
struct Long<'a>(&'a BigInt);

impl Serialize for Long<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&long::to_bytes(self.0))
    }
}

/// Writes an integer of any length, where the serializer is that of pickles; otherwise gives the
/// serializer back.
pub(crate) fn write_big_integer<S: Serializer>(
    number: &BigInt,
    serializer: S,
) -> Result<Result<S::Ok, S::Error>, S> {
    if !is_output::<S>() {
        return Err(serializer);
    }
    Ok(serializer.serialize_newtype_struct("Long", &Long(number)))
}

/// Whether the serializer is that of pickles itself. A wrapper may make something of its own of a
/// newtype.
fn is_output<S>() -> bool {
    let output = type_name::<&mut Output<io::Sink>>();
    let path = output.split_once('<').map_or(output, |(path, _)| path);
    type_name::<S>().strip_prefix(path).is_some_and(|rest| rest.starts_with('<'))
}

/// Writes the value of a newtype, if it is such an integer; whether it is.
pub(super) fn put<T: Serialize + ?Sized, W: io::Write>(
    value: &T,
    output: &mut Output<W>,
) -> Result<bool, Error> {
    if type_name::<T>() != type_name::<Long<'_>>() {
        return Ok(false);
    }
    let mut result = Ok(());
    let mut write = |bytes: &[u8]| {
        result = put_bytes(bytes, output);
    };
    let found = value.serialize(Probe { data: Some(&mut write) });
    result?;
    found.map(|found| matches!(found, Probed::Data))
}

fn put_bytes<W: io::Write>(bytes: &[u8], output: &mut Output<W>) -> Result<(), Error> {
    let len = i32::try_from(bytes.len())
        .map_err(|_| Error::custom("an integer of 2 GiB, which a pickle has no opcode for"))?;
    let mut head = Vec::new();
    opcode::long(&mut head, len);
    output.put(&head)?;
    output.put(bytes)
}
