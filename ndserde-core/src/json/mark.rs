//! How a payload and ndserde's JSON serializer know each other.

use std::{cell::Cell, fmt::Display};

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};

use crate::{
    base64::{self, encoded_len},
    error::Error,
    latin1,
};

/// What ndserde's JSON serializer returns: a type without a name outside this crate.
///
/// `PAYLOAD` tells the serializer that takes the bytes of a payload from the one that takes a user's
/// bytes as `serde_json` does, which is a list of numbers.
pub(crate) struct Done<O, const PAYLOAD: bool>(pub(super) O);

/// What bytes become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum TextForm {
    #[default]
    Base64,
    Latin1,
    /// A number, of whose digits they are the characters.
    Digits,
}

/// What the serializer tells the formatter, and the formatter the output.
#[derive(Default)]
pub(super) struct Signals {
    /// How the payload that comes next is written.
    pub(super) form: Cell<TextForm>,
    /// How much text is about to be written, for an output that can make room.
    pub(super) coming: Cell<usize>,
    /// Whether the list that is being written is one text, in runs.
    pub(super) in_runs: Cell<bool>,
}

/// Bytes on their way to become base64 in ndserde's JSON serializer, which knows them by this type.
pub(crate) struct MarkedBase64<'a>(pub(super) &'a [u8]);

/// The same for Latin-1 text.
pub(crate) struct MarkedLatin1<'a>(pub(super) &'a [u8]);

/// The same for the digits of a number.
pub(crate) struct MarkedDigits<'a>(pub(super) &'a str);

/// A text in runs, each of which is marked: a list for the serializer, which writes them as one string.
pub(crate) struct MarkedRuns<R>(pub(super) [R; 3]);

impl<R: Serialize> Serialize for MarkedRuns<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Run))
    }
}

/// The base64 of a view whose elements lie apart, in as many runs as it has blocks.
pub(crate) struct MarkedBlocks<'a> {
    /// How many bytes all have.
    pub(super) len: usize,
    pub(super) each: &'a EachRun<'a>,
}

/// Calls what it is given with the bytes of run after run, each of which but the last is a multiple of
/// three, as long as that returns true.
pub(crate) type EachRun<'a> = dyn Fn(&mut dyn FnMut(&[u8]) -> bool) -> Result<(), Error> + 'a;

impl Serialize for MarkedBlocks<'_> {
    /// As a list of so many characters, by which the output makes room.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut runs = serializer.serialize_seq(Some(encoded_len(self.len)))?;
        let mut written = Ok(());
        (self.each)(&mut |run| {
            written = runs.serialize_element(&Run(&MarkedBase64(run)));
            written.is_ok()
        })
        .map_err(S::Error::custom)?;
        written?;
        runs.end()
    }
}

/// A run as a newtype, by which the serializer knows it.
struct Run<'a, R>(&'a R);

impl<R: Serialize> Serialize for Run<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Run", self.0)
    }
}

impl Serialize for MarkedDigits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes_or_text(self.0.as_bytes(), &self.0, serializer)
    }
}

impl Serialize for MarkedBase64<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes_or_text(self.0, &base64::Base64Text(self.0), serializer)
    }
}

impl Serialize for MarkedLatin1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        bytes_or_text(self.0, &latin1::Latin1Text(self.0), serializer)
    }
}

fn bytes_or_text<S: Serializer>(
    bytes: &[u8],
    text: &impl Display,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if typeid::of::<S::Ok>() == typeid::of::<Done<(), true>>() {
        serializer.serialize_bytes(bytes)
    } else {
        serializer.collect_str(text)
    }
}
