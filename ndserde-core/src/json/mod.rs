//! JSON with the text of [`serde_json`], written several times faster where there are arrays, and
//! read by a reader of our own.
//!
//! `serde_json` looks at every character of a string for what must be escaped, and base64 has
//! nothing of the kind. These functions write the data of arrays in blocks instead, and leave
//! everything else to `serde_json`: what they write is the same, byte for byte.
//!
//! What they read is what `serde_json` reads, for any type, with the same words for what is wrong; its
//! `RawValue` is read too, and depth ends at 128. Otherwise than by `serde_json`:
//!
//! - `NaN`, `Infinity` and `-Infinity` are read as floats wherever a value stands, as Python's `json`
//!   writes them, though they are no JSON. A `serde_json::Value` has `null` for them, and a `RawValue` the
//!   word. They are never written: arrays have a form for each wire, everything else has `null`.
//! - Floats are exact without its feature `float_roundtrip`; an `f32` is rounded once, and so are the
//!   `f16` and `bf16` of arrays.
//! - Integers of more than 64 bits reach arrays as they are written. Other types get them as
//!   `serde_json` hands them over: exactly as an `i128` or `u128`, otherwise as an `f64`, also with
//!   its feature `arbitrary_precision`.
//! - A byte order mark before the text is passed over.
//! - [`from_reader`] reads all of its input first.
//! - [`Error::classify`] calls it wrong data, not syntax, where valid JSON does not suit an `i128`, an
//!   enum or a key that is a number.
//!
//! ```
//! use ndarray::{Array2, array};
//! use ndserde::{Nd, json};
//!
//! let weights = Nd::new(array![[1.0, 2.0], [3.0, 4.0]]);
//! let text = json::to_string(&weights)?;
//! assert_eq!(text, serde_json::to_string(&weights)?);
//! assert_eq!(json::from_str::<Nd<Array2<f64>>>(&text)?, weights);
//! # Ok::<(), json::Error>(())
//! ```

mod format;
mod latin1;
mod mark;
mod output;
mod read;
mod reader;
mod serializer;
mod write;

use serde_core::Serializer;

pub use read::{documents, from_reader, from_slice, from_str};
pub use reader::Documents;
pub(crate) use reader::is_reader;
pub use serde_json::{Error, Result};
pub use write::{to_string, to_string_pretty, to_vec, to_vec_pretty, to_writer, to_writer_pretty};

/// Writes bytes as base64 by the shortest way, where the serializer is ours; otherwise gives the
/// serializer back.
pub(crate) fn write_base64<S: Serializer>(
    bytes: &[u8],
    serializer: S,
) -> std::result::Result<std::result::Result<S::Ok, S::Error>, S> {
    if !takes_payload::<S>() {
        return Err(serializer);
    }
    Ok(serializer.serialize_newtype_struct("Base64", &mark::MarkedBase64(bytes)))
}

/// The same for so many bytes that lie apart, run by run.
pub(crate) fn write_base64_blocks<S: Serializer>(
    len: usize,
    each: &mark::EachRun<'_>,
    serializer: S,
) -> std::result::Result<std::result::Result<S::Ok, S::Error>, S> {
    if !takes_payload::<S>() {
        return Err(serializer);
    }
    Ok(serializer.serialize_newtype_struct("Base64", &mark::MarkedBlocks { len, each }))
}

/// The same for three runs of bytes, each of which but the last is a multiple of three.
pub(crate) fn write_base64_runs<S: Serializer>(
    runs: [&[u8]; 3],
    serializer: S,
) -> std::result::Result<std::result::Result<S::Ok, S::Error>, S> {
    if !takes_payload::<S>() {
        return Err(serializer);
    }
    let runs = mark::MarkedRuns(runs.map(mark::MarkedBase64));
    Ok(serializer.serialize_newtype_struct("Base64", &runs))
}

/// The same for Latin-1 text, whose runs may be of any length.
pub(crate) fn write_latin1_runs<S: Serializer>(
    runs: [&[u8]; 3],
    serializer: S,
) -> std::result::Result<std::result::Result<S::Ok, S::Error>, S> {
    if !takes_payload::<S>() {
        return Err(serializer);
    }
    let runs = mark::MarkedRuns(runs.map(mark::MarkedLatin1));
    Ok(serializer.serialize_newtype_struct("Latin1", &runs))
}

/// Writes the digits of a number of any length, where the serializer is ours; otherwise gives the
/// serializer back.
pub(crate) fn write_digits<S: Serializer>(
    digits: &str,
    serializer: S,
) -> std::result::Result<std::result::Result<S::Ok, S::Error>, S> {
    if !takes_payload::<S>() {
        return Err(serializer);
    }
    Ok(serializer.serialize_newtype_struct("Digits", &mark::MarkedDigits(digits)))
}

/// Whether the serializer is ours and looks out for payloads.
///
/// What it returns alone would not do: a serializer of anyone else's around ours may return the
/// same, and make something of its own of a newtype.
fn takes_payload<S: Serializer>() -> bool {
    typeid::of::<S::Ok>() == typeid::of::<mark::Done<(), false>>() && serializer::is_through::<S>()
}
