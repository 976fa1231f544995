//! Runs a row through backends and both wires.

use std::fmt::Debug;

use ndserde::{
    field::{DeserializeBy, HoldsArray},
    wire::{Readable, Tagged, Wire},
};

use ndserde_test_support::{
    Backend::{
        self, CborReader, CborSlice, Ciborium, JsonReader, JsonSlice, RmpNamed, RmpReader,
        SonicSlice, Yaml,
    },
    backend::One,
    with_backend,
};

use crate::document::Doc;

/// Backends that can write any document: text and binary, from slices and readers.
const BACKENDS: &[Backend] = &[
    JsonSlice, JsonReader, SonicSlice, Yaml, CborSlice, CborReader, Ciborium, RmpNamed, RmpReader,
];

#[derive(Default)]
pub(crate) struct Table {
    backends: Vec<Backend>,
    own_words: Vec<Backend>,
    rows: usize,
    wrong: Vec<String>,
}

impl Table {
    pub(crate) fn new() -> Self {
        Self { backends: BACKENDS.to_vec(), ..Self::default() }
    }

    /// The rows that follow leave these out.
    pub(crate) fn without(&mut self, backends: &[Backend]) {
        self.backends = BACKENDS.iter().copied().filter(|b| !backends.contains(b)).collect();
    }

    /// In the rows that follow these refuse with words of their own.
    pub(crate) fn own_words(&mut self, backends: &[Backend]) {
        self.own_words = backends.to_vec();
    }

    /// The document is read as this.
    #[allow(clippy::needless_pass_by_value, reason = "rows make their documents on the spot")]
    pub(crate) fn accept<T: Readers + PartialEq + Debug>(&mut self, doc: Doc, expected: &T) {
        self.row(&doc, |_, _, result: Result<T, String>| match result {
            Ok(field) if field == *expected => Ok(()),
            Ok(field) => Err(format!("became {field:?}")),
            Err(why) => Err(why),
        });
    }

    /// The document is refused with a message that names the wire and has these words, in which
    /// `{wire}` is its name. Without words the backend may refuse it before the wire does.
    #[allow(clippy::needless_pass_by_value, reason = "rows make their documents on the spot")]
    pub(crate) fn refuse<T: Readers + Debug>(&mut self, doc: Doc, words: &[&str]) {
        let own_words = self.own_words.clone();
        self.row(&doc, |wire, backend, result: Result<T, String>| {
            let says = |why: &str, words: &&str| {
                // ciborium's messages are in quotes of Rust.
                why.replace("\\\"", "\"").contains(&words.replace("{wire}", wire))
            };
            match result {
                Ok(field) => Err(format!("was accepted as {field:?}")),
                Err(_) if own_words.contains(&backend) || words.is_empty() => Ok(()),
                Err(why) if words.iter().chain([&"{wire}"]).all(|words| says(&why, words)) => {
                    Ok(())
                }
                Err(why) => Err(format!("the message {why:?} lacks words of {words:?}")),
            }
        });
    }

    fn row<T: Readers>(
        &mut self,
        doc: &Doc,
        judge: impl Fn(&str, Backend, Result<T, String>) -> Result<(), String>,
    ) {
        self.rows += 1;
        for &backend in &self.backends {
            let results = with_backend!(
                backend,
                B in [
                    JsonSlice, JsonReader, SonicSlice, Yaml, CborSlice, CborReader, Ciborium, RmpNamed,
                    RmpReader,
                ] => B::write(doc).map(|bytes| T::read::<B>(&bytes))
            );
            let results = match results {
                Ok(results) => results,
                Err(why) => {
                    self.wrong.push(format!("{backend:?} cannot write {doc:?}: {why}"));
                    continue;
                }
            };
            for (wire, result) in results {
                if let Err(why) = judge(wire, backend, result) {
                    self.wrong.push(format!("{wire} {backend:?} {doc:?}: {why}"));
                }
            }
        }
    }

    pub(crate) fn judge(&self, rows: usize) {
        assert!(self.wrong.is_empty(), "{}: {:#?}", self.wrong.len(), self.wrong);
        assert_eq!(self.rows, rows, "not every row has run");
    }
}

/// What both wires can read.
pub(crate) trait Readers: Sized {
    fn read<B: One>(bytes: &[u8]) -> [(&'static str, Result<Self, String>); 2];
}

impl<T> Readers for T
where
    T: for<'de> DeserializeBy<'de, Tagged> + for<'de> DeserializeBy<'de, Readable> + HoldsArray,
{
    fn read<B: One>(bytes: &[u8]) -> [(&'static str, Result<Self, String>); 2] {
        [
            (Tagged::NAME, B::read_by::<Tagged, T>(bytes)),
            (Readable::NAME, B::read_by::<Readable, T>(bytes)),
        ]
    }
}
