//! The bytes of a payload: lent by the input or the array, or owned.

use crate::words::{Width, Words};

/// Bytes that the input (or the array being written) lends, or that are owned.
#[derive(Clone, Debug)]
pub enum Bytes<'a> {
    /// Lent; at any address.
    Borrowed(&'a [u8]),
    /// Owned, and aligned for the scalars they hold.
    Owned(Words),
}

impl Bytes<'_> {
    /// The bytes, whoever owns them.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Self::Borrowed(bytes) => bytes,
            Self::Owned(words) => words.as_bytes(),
        }
    }

    /// Owned words of this width, with the bytes of each reversed if asked: at most one copy.
    #[inline]
    pub(crate) fn into_words(self, width: Width, swap: bool) -> Words {
        let copy = if swap { Words::copy_swapped } else { Words::copy };
        match self {
            Self::Borrowed(bytes) => copy(width, bytes),
            Self::Owned(mut words) if words.width() == width => {
                if swap {
                    words.swap();
                }
                words
            }
            Self::Owned(words) => copy(width, words.as_bytes()),
        }
    }
}
