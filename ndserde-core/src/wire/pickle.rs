//! A pickle as one value.

use serde_core::{Deserializer, Serialize, Serializer};

use super::{
    Wire,
    enclosed::{self, File},
};
use crate::{
    aligned::Width,
    base64,
    error::Error,
    latin1,
    payload::Joined,
    pickling::{self, END, PickledArray, START},
    untyped::{ArrayBytes, EnclosedArray, FieldType, UncheckedArray},
};

/// A pickle of the array: base64 of it in text formats, its bytes in the others.
#[derive(Clone, Copy, Debug)]
pub struct Pickle;

impl Wire for Pickle {
    const NAME: &'static str = "pickle";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        write(array, |pickle| pickle.serialize(serializer))
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        enclosed::read::<Self, Self, D>(deserializer)
    }
}

/// Lends the whole pickle.
pub(super) fn write<R>(array: &ArrayBytes<'_>, write: impl FnOnce(Joined<'_>) -> R) -> R {
    let (body, order) = (array.data(), array.order());
    let PickledArray { head, tail } =
        pickling::written(array.dtype(), array.shape(), order, body.len());
    let (head, tail) = ([START, &head].concat(), [tail, &[END]].concat());
    write(Joined { head: &head, body, tail: &tail })
}

impl File for Pickle {
    /// From protocol 2 on a pickle starts with a byte that no text starts with; before, it has lines,
    /// as its Latin-1 text may have, which starts with that byte as a character.
    fn starts(bytes: &[u8]) -> bool {
        let is_text = bytes.starts_with("\u{80}".as_bytes());
        bytes.starts_with(&[0x80]) || bytes.contains(&b'\n') && !is_text
    }

    fn text(text: &str) -> Result<EnclosedArray<'static>, Error> {
        // Base64 has neither of the two.
        let pickle = if text.starts_with('\u{80}') || text.contains('\n') {
            latin1::decode(text, 0, Width::W1)?
        } else {
            base64::decode(text.as_bytes(), Width::W1)?
        };
        pickling::array(pickle.as_bytes()).map(EnclosedArray::into_owned)
    }

    fn bytes(pickle: &[u8]) -> Result<EnclosedArray<'_>, Error> {
        pickling::array(pickle)
    }
}
