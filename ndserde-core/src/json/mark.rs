//! How a payload and ndserde's JSON serializer know each other.

use std::{cell::Cell, fmt::Display};

use serde_core::{Serialize, Serializer};

use crate::{base64, latin1};

/// What ndserde's JSON serializer returns: a type without a name outside this crate.
///
/// `PAYLOAD` tells the serializer that takes the bytes of a payload from the one that takes a user's
/// bytes as `serde_json` does, which is a list of numbers.
pub(crate) struct Done<O, const PAYLOAD: bool>(pub(super) O);

/// What the serializer tells the formatter, and the formatter the output.
#[derive(Default)]
pub(super) struct Signals {
    /// Whether the payload that comes next is written as Latin-1 text and not as base64.
    pub(super) latin1: Cell<bool>,
    /// How much text is about to be written, for an output that can make room.
    pub(super) coming: Cell<usize>,
}

/// Bytes on their way to become base64 in ndserde's JSON serializer, which knows them by this type.
pub(crate) struct MarkedBase64<'a>(pub(super) &'a [u8]);

/// The same for Latin-1 text.
pub(crate) struct MarkedLatin1<'a>(pub(super) &'a [u8]);

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
