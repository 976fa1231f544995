//! Data in pieces, where a format holds no more in one.

use serde_core::{Serialize, Serializer, ser::SerializeSeq};

use super::{PayloadBytes, text::BlockText};
use crate::{
    aligned::{Aligned, Width},
    backend::{Backend, SHORT},
    untyped::ArrayBlocks,
};

/// As many bytes as a piece has.
const PIECE: usize = 1 << 30;

/// Bytes as [`PayloadBytes`] are written, or as a list of byte strings where they are more than the
/// format holds in one. For layouts whose readers join them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PiecedBytes<'a>(pub(crate) &'a [u8]);

impl Serialize for PiecedBytes<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(bytes) = *self;
        // Of all others nothing else is asked.
        if bytes.len() > SHORT
            && !serializer.is_human_readable()
            && has_pieces(bytes.len(), Backend::of::<S::Error>())
        {
            return in_pieces(bytes, PIECE, serializer);
        }
        PayloadBytes(bytes).serialize(serializer)
    }
}

/// Data that may lie apart, which becomes base64 in blocks; bytes as [`PiecedBytes`] are written.
pub(crate) enum PayloadParts<'a> {
    /// In one piece.
    Whole(&'a [u8]),
    /// In blocks, for human-readable formats.
    Apart(ArrayBlocks<'a>),
}

impl Serialize for PayloadParts<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(bytes) => PiecedBytes(bytes).serialize(serializer),
            Self::Apart(blocks) => BlockText(blocks).serialize(serializer),
        }
    }
}

/// Whether a format has so many bytes in pieces alone.
fn has_pieces(len: usize, format: Option<&Backend>) -> bool {
    let longest = format.and_then(|known| known.longest);
    longest.is_some_and(|longest| {
        longest.has_pieces && u32::try_from(len).map_or(true, |len| len > longest.len)
    })
}

fn in_pieces<S: Serializer>(bytes: &[u8], piece: usize, serializer: S) -> Result<S::Ok, S::Error> {
    let mut items = serializer.serialize_seq(None)?;
    // In so many words, because each data format of each user compiles it.
    let mut rest = bytes;
    while let Some(piece) = first(&mut rest, piece) {
        items.serialize_element(&piece)?;
    }
    items.end()
}

/// Takes the first piece off.
fn first<'a>(rest: &mut &'a [u8], piece: usize) -> Option<BytePiece<'a>> {
    let (first, behind) = rest.split_at_checked(piece).unwrap_or((rest, &[]));
    *rest = behind;
    (!first.is_empty()).then_some(BytePiece(first))
}

struct BytePiece<'a>(&'a [u8]);

impl Serialize for BytePiece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// Pieces of any size, one behind the other in memory that is aligned for the elements.
pub(crate) struct JoinedPieces {
    width: Width,
    words: Aligned,
    len: usize,
}

impl JoinedPieces {
    pub(crate) fn new(width: Width) -> Self {
        Self { width, words: Aligned::zeroed(width, 0), len: 0 }
    }

    pub(crate) fn push(&mut self, piece: &[u8]) {
        let end = self.len.saturating_add(piece.len());
        self.words.make_room(end);
        if let Some(room) = self.words.as_bytes_mut().get_mut(self.len..end) {
            room.copy_from_slice(piece);
        }
        self.len = end;
    }

    pub(crate) fn finish(self) -> Aligned {
        let Self { width, words, len } = self;
        match words.as_bytes().get(..len) {
            // No whole number of words.
            Some(bytes) if bytes.len() < words.as_bytes().len() => Aligned::copy(width, bytes),
            _ => words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_format_does_not_hold_in_one_is_in_pieces() {
        const GIB: u64 = 1 << 30;
        for (path, len, expected) in [
            ("rmp_serde::encode::Error", 4 * GIB, true),
            ("rmp_serde::encode::Error", 4 * GIB - 1, false),
            ("rmpv::ext::error::Error", 5 * GIB, true),
            ("bson::error::Error", 2 * GIB, false),
            ("ciborium::ser::Error<std::io::Error>", 5 * GIB, false),
        ] {
            let Ok(len) = usize::try_from(len) else { continue };
            assert_eq!(has_pieces(len, Backend::at(path)), expected, "{path}, {len}");
        }
    }

    #[test]
    fn pieces_are_byte_strings_in_a_list() {
        let mut document = Vec::new();
        let mut serializer = rmp_serde::Serializer::new(&mut document);
        in_pieces(&[1, 2, 3, 4, 5], 2, &mut serializer).unwrap();
        assert_eq!(document, b"\x93\xc4\x02\x01\x02\xc4\x02\x03\x04\xc4\x01\x05");
    }

    #[test]
    fn pieces_of_any_size_are_joined() {
        let bytes: Vec<u8> = (0..40).collect();
        for width in [Width::W1, Width::W2, Width::W4, Width::W8] {
            for len in [0, 1, 8, 39, 40] {
                for size in [1, 3, 8, 40] {
                    let mut joined = JoinedPieces::new(width);
                    bytes[..len].chunks(size).for_each(|piece| joined.push(piece));
                    joined.push(&[]);
                    let joined = joined.finish();
                    assert_eq!(joined.as_bytes(), &bytes[..len]);
                    let is_whole = len % width.bytes() == 0;
                    assert_eq!(joined.width() == width, is_whole || width == Width::W1);
                }
            }
        }
    }
}
