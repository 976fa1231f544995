//! What comes from our own reader of JSON alone: base64 whose end the shape says, which is decoded before
//! anything else has looked at it, and what is written most often, as a whole.

use super::{Encoding, Keyed, Role};
use crate::{
    base64,
    byteorder::ByteOrder,
    dtype::Descr,
    erased::{Ask, Fail, Slots as _},
    order::Order,
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
    /// Whether the places of keys are those of what is likely.
    pub(super) fn has_likely(&self) -> bool {
        !core::ptr::eq(self.fields, &raw const self.spec.fields)
    }

    /// Takes what is likely: keys, and the values between them.
    pub(super) fn likely(&mut self, place: i64) {
        let place = usize::try_from(place).unwrap_or_default();
        match (self.fields.names, place) {
            ([_, _], 0) => {
                self.seen |= 1 << Role::DType as u16;
                self.descr = self.field.dtype_or(None).cloned().map(Descr::unmarked);
                self.key = 1;
            }
            ([.., _], last) if last.wrapping_add(1) == self.fields.names.len() => {
                self.seen |= 1 << Role::ByteOrder as u16 | 1 << Role::Order as u16;
                (self.byteorder, self.order) = (Some(ByteOrder::Little), Order::C);
                self.key = self.spec.roles.len().wrapping_sub(1);
            }
            _ => self.key = place,
        }
    }

    /// How the format is asked for the data: as a tuple of so many characters where it is known how long
    /// base64 is. Apart, so that other formats need no room for it.
    #[inline(never)]
    pub(super) fn ask_unseen(&self) -> Ask {
        self.base64_len().map_or_else(|| self.ask_data(), Ask::Tuple)
    }

    fn base64_len(&self) -> Option<usize> {
        let is_known = self.seen & 1 << Role::Shape as u16 != 0
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
