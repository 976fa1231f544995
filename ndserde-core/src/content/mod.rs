//! Documents of unknown layout, read once into a small tree.
//!
//! Which layout a map has is known behind its last key, so what looks for arrays reads the document
//! first, and plain functions look at what there is. Lists of numbers or short texts, nested ones too,
//! are kept packed: a value of its own for each would take a multiple of what the document does.

mod found;
mod lend;
mod list;
mod listed;
mod number;
mod pack;
mod read;
mod references;
mod skip;
mod unpack;
mod value;
mod walk;

use alloc::{borrow::Cow, boxed::Box, string::String, vec::Vec};

pub(crate) use self::{
    found::{Finder, FoundValue},
    listed::ListedNumbers,
    pack::{Texts, Words},
    read::{Purpose, read},
    unpack::scalar,
    walk::ContentWalk,
};
use crate::number::{BigInt, Sort};

/// A value of a document.
#[derive(Clone, Debug, Default)]
pub(crate) enum Content<'de> {
    #[default]
    Null,
    /// A bool or number, as its sort and bits.
    Number(Sort, u64),
    /// An integer of more than 64 bits.
    Wide(Box<BigInt>),
    Text(Cow<'de, str>),
    Bytes(Cow<'de, [u8]>),
    /// A list of numbers, or of such lists that are all alike.
    Numbers(ListedNumbers),
    /// The same of texts.
    Texts(Box<Texts>),
    /// Any other list.
    List(Vec<Self>),
    /// A map in the order of the document. A key may stand there twice, which is for who looks to
    /// refuse.
    Map(Vec<(Self, Self)>),
    /// An extension type of `MessagePack`: a list of its number and bytes.
    Extension(Box<Self>),
    /// A value behind a CBOR tag.
    Tag(u64, Box<Self>),
    /// What the map or list was that stood here.
    Found(Box<dyn FoundValue>),
}

/// How deep lists and maps may stand within one another.
const DEEPEST: usize = 128;

impl Content<'_> {
    /// The text of a word, which some formats have as bytes.
    pub(crate) fn as_word(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Bytes(bytes) => Some(String::from_utf8_lossy(bytes)),
            _ => None,
        }
    }

    /// How many items a list has.
    pub(crate) fn len(&self) -> Option<usize> {
        match self {
            Self::Numbers(numbers) => numbers.lens().first().copied(),
            Self::Texts(texts) => texts.lens.first().copied(),
            Self::List(items) => Some(items.len()),
            _ => None,
        }
    }

    /// Whether it is a list, of whatever.
    pub(crate) const fn is_list(&self) -> bool {
        matches!(self, Self::Numbers(_) | Self::Texts(_) | Self::List(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_small() {
        assert!(size_of::<Content<'_>>() <= 32, "{}", size_of::<Content<'_>>());
    }
}
