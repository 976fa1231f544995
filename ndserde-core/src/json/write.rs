//! The functions that write.

use std::io;

use serde_core::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::{Result, format::Blocks, mark::Signals, output::JsonOutput, serializer::Through};

/// Writes a value as JSON on one line, into a new `String`.
///
/// ```
/// use ndarray::array;
/// use ndserde::{Nd, json, wire::Readable};
///
/// let text = json::to_string(&Nd::by::<Readable>(array![1_u8, 2]))?;
/// assert!(text.ends_with(r#""data":[1,2]}"#));
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
/// When a `Serialize` implementation fails, as that of a wire that cannot hold an array, or when a
/// map has keys that are no strings.
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    text(to_vec(value)?)
}

/// Writes a value as JSON on indented lines, into a new `String`.
///
/// ```
/// use ndarray::array;
/// use ndserde::{Nd, json, wire::Nested};
///
/// let text = json::to_string_pretty(&Nd::by::<Nested>(array![1_u8]))?;
/// assert_eq!(text, "[\n  1\n]");
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
/// As [`to_string`].
pub fn to_string_pretty<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    text(to_vec_pretty(value)?)
}

/// Writes a value as JSON on one line, into a new vector of bytes.
///
/// The vector is at most an eighth longer than the text. (That of `serde_json::to_vec` doubles as it
/// grows, so that it may be twice as long, and three times while it grows.)
///
/// Messages of many megabytes are faster by [`to_writer`] into memory that is kept: the kernel's
/// clearing of new pages takes longer than the encoding.
///
/// # Errors
/// As [`to_string`].
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>> {
    collect(value, CompactFormatter)
}

/// Writes a value as JSON on indented lines, into a new vector of bytes.
///
/// # Errors
/// As [`to_string`].
pub fn to_vec_pretty<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>> {
    collect(value, PrettyFormatter::new())
}

/// Writes a value as JSON on one line, to a file, a socket, or memory that is there already.
///
/// A file or socket wants a [`BufWriter`](io::BufWriter) around it. For large messages one after the
/// other, keep a vector:
///
/// ```
/// use ndarray::Array2;
/// use ndserde::{Nd, json};
///
/// let mut message = Vec::new();
/// for n in 0..3 {
///     message.clear(); // keeps the memory
///     json::to_writer(&mut message, &Nd::new(Array2::<f64>::ones((100, n))))?;
/// }
/// assert!(message.starts_with(br#"{"dtype":"float64","shape":[100,2]"#));
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
/// As [`to_string`], and when the writer fails.
pub fn to_writer<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> Result<()> {
    write(writer, value, CompactFormatter, &Signals::default())
}

/// Writes a value as JSON on indented lines, to a file, a socket, or memory that is there already.
///
/// # Errors
/// As [`to_writer`].
pub fn to_writer_pretty<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> Result<()> {
    write(writer, value, PrettyFormatter::new(), &Signals::default())
}

fn collect<T: Serialize + ?Sized>(value: &T, formatter: impl Formatter) -> Result<Vec<u8>> {
    let signals = Signals::default();
    let mut output = JsonOutput::new(&signals);
    write(&mut output, value, formatter, &signals)?;
    Ok(output.into_bytes())
}

fn write<T: Serialize + ?Sized>(
    writer: impl io::Write,
    value: &T,
    formatter: impl Formatter,
    signals: &Signals,
) -> Result<()> {
    let blocks = Blocks { formatter, signals };
    let mut serializer = serde_json::Serializer::with_formatter(writer, blocks);
    value.serialize(Through::<_, false>(&mut serializer, signals))?;
    Ok(())
}

fn text(json: Vec<u8>) -> Result<String> {
    String::from_utf8(json).map_err(serde_core::ser::Error::custom)
}
