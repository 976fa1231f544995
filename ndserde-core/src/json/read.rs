//! The functions that read.

use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read as _},
    str::from_utf8,
};

use serde_core::{
    Deserialize,
    de::{DeserializeOwned, Error as _, IgnoredAny},
};

use super::{Documents, Error, Result, reader};

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
    reader::read(text.as_bytes(), text)
}

/// Reads a value from the bytes of a JSON document.
///
/// # Errors
/// As [`from_str`], and when the bytes are no UTF-8.
pub fn from_slice<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T> {
    reader::read(bytes, text(bytes))
}

/// Reads the documents of JSON Lines (`.jsonl`, `.ndjson`), or some that follow one another in any
/// other way: a list, a map or a text may end where the next document begins, anything else has white
/// space behind it.
///
/// ```
/// use ndarray::{Array1, array};
/// use ndserde::{Nd, json, wire::Nested};
///
/// let lines = b"[1.0, 2.0]\n[3.0]\n";
/// let arrays = json::documents::<Nd<Array1<f64>, Nested>>(lines);
/// let arrays: Vec<_> = arrays.map(|array| Ok(array?.into_inner())).collect::<json::Result<_>>()?;
/// assert_eq!(arrays, [array![1.0, 2.0], array![3.0]]);
/// # Ok::<(), json::Error>(())
/// ```
#[must_use]
pub fn documents<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Documents<'a, T> {
    Documents::new(bytes, text(bytes))
}

/// The longest start that is UTF-8.
fn text(bytes: &[u8]) -> &str {
    let text = from_utf8(bytes).or_else(|error| {
        let (text, _) = bytes.split_at_checked(error.valid_up_to()).unwrap_or_default();
        from_utf8(text)
    });
    text.unwrap_or_default()
}

/// Reads a value from a file or socket, which need not be buffered: all of it is read before anything
/// is looked at.
///
/// A file, buffered or not, is read into memory of its length; while that of anything else grows, two
/// parts of it are there for a moment, of which the longer one is a quarter longer.
///
/// # Errors
/// As [`from_slice`], and when the reader fails.
pub fn from_reader<R: io::Read, T: DeserializeOwned>(mut reader: R) -> Result<T> {
    match whole(&mut reader, has_length::<R>()) {
        Ok(bytes) => from_slice(&bytes),
        Err(error) => Err(failed(error)),
    }
}

/// Whether the standard library reads all of this into memory of the right length: that of the file,
/// or of the memory that is read.
fn has_length<R>() -> bool {
    let reader = typeid::of::<R>();
    macro_rules! is_one_of {
        ($($known:ty),* $(,)?) => {
            $(reader == typeid::of::<$known>() || reader == typeid::of::<&mut $known>())||*
        };
    }
    is_one_of![
        File,
        &File,
        BufReader<File>,
        BufReader<&File>,
        &[u8],
        Cursor<&[u8]>,
        Cursor<Vec<u8>>,
        Cursor<&Vec<u8>>,
    ]
}

/// How much is read at first.
const START: usize = 16 << 10;

/// All of the input, in memory that is hardly longer at any time: twice as long would be as much as the
/// array that is made of it.
fn whole(reader: &mut dyn io::Read, has_length: bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if has_length {
        reader.read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    loop {
        let room = (bytes.len() / 4).max(START);
        bytes.reserve_exact(room);
        let limit = u64::try_from(room).unwrap_or(u64::MAX);
        if (&mut *reader).take(limit).read_to_end(&mut bytes)? < room {
            bytes.shrink_to_fit();
            return Ok(bytes);
        }
    }
}

/// The error of a reader, as `serde_json` makes it.
#[cold]
fn failed(error: io::Error) -> Error {
    struct Failing(Option<io::Error>);

    impl io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            self.0.take().map_or(Ok(0), Err)
        }
    }

    match serde_json::from_reader::<_, IgnoredAny>(Failing(Some(error))) {
        Err(error) => error,
        Ok(_) => Error::custom("the reader failed"),
    }
}
