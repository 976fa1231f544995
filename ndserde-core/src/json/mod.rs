//! JSON with the text of [`serde_json`], written several times faster where there are arrays.
//!
//! `serde_json` looks at every character of a string for what must be escaped, and base64 has
//! nothing of the kind. These functions write the payloads of arrays in blocks instead, and leave
//! everything else to `serde_json`: what they write is the same, byte for byte.
//!
//! ```
//! use ndserde_core::{json, tagged};
//! use serde::{Serialize, Serializer};
//!
//! struct Weights(ndarray::Array2<f64>);
//!
//! // What `#[serde(with = "ndserde::tagged")]` or the derive write for a field.
//! impl Serialize for Weights {
//!     fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
//!         tagged::serialize(&self.0, serializer)
//!     }
//! }
//!
//! let weights = Weights(ndarray::array![[1.0, 2.0], [3.0, 4.0]]);
//! assert_eq!(json::to_string(&weights)?, serde_json::to_string(&weights)?);
//! # Ok::<(), json::Error>(())
//! ```
//!
//! Reading needs no counterpart: `serde_json::from_slice` and `from_str` are fast as they are.

mod compound;
mod format;
mod output;
mod serializer;

use std::{cell::Cell, io};

use serde_core::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use format::Blocks;
use output::Output;
use serializer::Through;

pub use serde_json::{Error, Result};

/// As [`serde_json::to_string`].
///
/// # Errors
/// As there.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    text(to_vec(value)?)
}

/// As [`serde_json::to_string_pretty`].
///
/// # Errors
/// As there.
pub fn to_string_pretty<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    text(to_vec_pretty(value)?)
}

/// As [`serde_json::to_vec`].
///
/// # Errors
/// As there.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>> {
    collect(value, CompactFormatter)
}

/// As [`serde_json::to_vec_pretty`].
///
/// # Errors
/// As there.
pub fn to_vec_pretty<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>> {
    collect(value, PrettyFormatter::new())
}

/// As [`serde_json::to_writer`]; like there, a file or socket wants a `BufWriter` around it.
///
/// # Errors
/// As there.
pub fn to_writer<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> Result<()> {
    write(writer, value, CompactFormatter, &Cell::new(0))
}

/// As [`serde_json::to_writer_pretty`]; like there, a file or socket wants a `BufWriter` around it.
///
/// # Errors
/// As there.
pub fn to_writer_pretty<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> Result<()> {
    write(writer, value, PrettyFormatter::new(), &Cell::new(0))
}

fn collect<T: Serialize + ?Sized>(value: &T, formatter: impl Formatter) -> Result<Vec<u8>> {
    let coming = Cell::new(0);
    let mut output = Output::new(&coming);
    write(&mut output, value, formatter, &coming)?;
    Ok(output.into_bytes())
}

fn write<T: Serialize + ?Sized>(
    writer: impl io::Write,
    value: &T,
    formatter: impl Formatter,
    coming: &Cell<usize>,
) -> Result<()> {
    let blocks = Blocks { formatter, coming };
    let mut serializer = serde_json::Serializer::with_formatter(writer, blocks);
    value.serialize(Through::<_, false>(&mut serializer))?;
    Ok(())
}

fn text(json: Vec<u8>) -> Result<String> {
    String::from_utf8(json).map_err(serde_core::ser::Error::custom)
}
