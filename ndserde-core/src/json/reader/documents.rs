//! Documents that follow one another.

use std::{fmt, marker::PhantomData};

use serde_core::Deserialize;
use serde_json::{Error, Result};

use super::{input::JsonReader, syntax};

/// The documents of some bytes, of which each is read when it is asked for; behind an error there is
/// none. See [`documents`](super::super::documents).
pub struct Documents<'de, T> {
    reader: JsonReader<'de>,
    has_failed: bool,
    of: PhantomData<fn() -> T>,
}

impl<'de, T> Documents<'de, T> {
    pub(in super::super) fn new(bytes: &'de [u8], text: &'de str) -> Self {
        Self { reader: JsonReader::new(bytes, text), has_failed: false, of: PhantomData }
    }
}

impl<T> fmt::Debug for Documents<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Documents").field("at", &self.reader.at).finish_non_exhaustive()
    }
}

impl<'de, T: Deserialize<'de>> Iterator for Documents<'de, T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if self.has_failed {
            return None;
        }
        let from = self.reader.begin()?;
        let read = T::deserialize(&mut self.reader);
        let read = read.and_then(|value| self.reader.end_of_one().map(|()| value));
        self.has_failed = read.is_err();
        Some(read.map_err(|error| wrong(&self.reader, from, error)))
    }
}

/// The error of a document that begins here.
#[cold]
fn wrong(reader: &JsonReader<'_>, from: usize, error: Error) -> Error {
    if !reader.is_broken() {
        return error;
    }
    // As that of a document which stands there alone.
    let (before, document) = reader.bytes.split_at_checked(from).unwrap_or_default();
    let blank = before.iter().map(|byte| if *byte == b'\n' { b'\n' } else { b' ' });
    let alone: Vec<u8> = blank.chain(document.iter().copied()).collect();
    syntax::known(&alone, error)
}
