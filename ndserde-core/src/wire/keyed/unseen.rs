//! Base64 whose end the shape says, from our own reader of JSON: it is decoded before anything else has
//! looked at it.

use super::{Encoding, Keyed, Role};
use crate::{
    base64,
    dtype::Descr,
    erased::{Fail, Slots as _},
    payload::{from_base64, width},
};

/// Whether the format hands over texts that it has not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "json"), allow(dead_code, reason = "of the reader of the feature"))]
pub(super) enum Unseen {
    No,
    Yes,
    /// One was no base64: it is read once more, as any other value.
    Refused,
}

impl Keyed<'_, '_> {
    /// How long the data is as base64, where that is known before it is read.
    pub(super) fn base64_len(&self) -> Option<usize> {
        let is_known = self.unseen == Unseen::Yes
            && self.seen & 1 << Role::Shape as u16 != 0
            && matches!(self.spec.data, Encoding::Bytes | Encoding::Borrowed);
        if !is_known {
            return None;
        }
        let dtype = self.descr.as_ref().map(Descr::dtype).or(self.field.dtype())?;
        self.shape.byte_len(dtype).ok().map(base64::encoded_len)
    }

    /// Takes a text that may be anything.
    pub(super) fn unseen(&mut self, text: &[u8]) -> Result<(), Fail> {
        if may_be_number(text) {
            let text = core::str::from_utf8(text).unwrap_or_default();
            return self.text(Role::Data, text);
        }
        let Some(data) = from_base64(text, width(self.elements_dtype())) else {
            self.unseen = Unseen::Refused;
            return Err(Fail::Kind);
        };
        self.data = data;
        Ok(())
    }
}

/// Whether base64 may be a word that stands for a number, by its characters: most texts are told from
/// one by the first few.
fn may_be_number(text: &[u8]) -> bool {
    matches!(text, b"true" | b"Infinity")
        || text.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'e' | b'E'))
}
