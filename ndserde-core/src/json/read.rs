//! The functions that read: those of `serde_json`, exact for decimal floats.

use std::io;

use serde_core::{Deserialize, de::DeserializeOwned};

use super::Result;

/// Reads a value from the text of a JSON document.
///
/// `CowArray` and `ArrayView` fields do not borrow here, since base64 must be decoded.
///
/// ```
/// use ndarray::{Array1, array};
/// use ndserde::{Nd, json, wire::Nested};
///
/// let array: Array1<f64> = json::from_str::<Nd<_, Nested>>("[180.17933438838418]")?.into_inner();
/// assert_eq!(array, array![180.17933438838418]);
/// # Ok::<(), json::Error>(())
/// ```
///
/// # Errors
/// When the text is no JSON, or not what the type asks for: the message has the line and column.
pub fn from_str<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T> {
    serde_json::from_str(text)
}

/// Reads a value from the bytes of a JSON document.
///
/// # Errors
/// As [`from_str`], and when the bytes are no UTF-8.
pub fn from_slice<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T> {
    serde_json::from_slice(bytes)
}

/// Reads a value from a file or socket, which wants a [`BufReader`](io::BufReader) around it.
///
/// Where the document fits into memory it is faster to read it whole and call [`from_slice`].
///
/// # Errors
/// As [`from_slice`], and when the reader fails.
pub fn from_reader<R: io::Read, T: DeserializeOwned>(reader: R) -> Result<T> {
    serde_json::from_reader(reader)
}
