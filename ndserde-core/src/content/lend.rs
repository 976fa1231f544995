//! Content of which others take what they need, and which stays.

use alloc::{borrow::Cow, boxed::Box};

use super::Content;

impl Content<'_> {
    /// The same, its texts and bytes lent.
    pub(crate) fn lent(&self) -> Content<'_> {
        match self {
            Self::Null => Content::Null,
            Self::Number(sort, bits) => Content::Number(*sort, *bits),
            Self::Wide(wide) => Content::Wide(wide.clone()),
            Self::Text(text) => Content::Text(Cow::Borrowed(text)),
            Self::Bytes(bytes) => Content::Bytes(Cow::Borrowed(bytes)),
            Self::Numbers(numbers) => Content::Numbers(numbers.clone()),
            Self::Texts(texts) => Content::Texts(texts.clone()),
            Self::List(items) => Content::List(items.iter().map(Self::lent).collect()),
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (key.lent(), value.lent()));
                Content::Map(entries.collect())
            }
            Self::Extension(inner) => Content::Extension(Box::new(inner.lent())),
            Self::Found(found) => Content::Found(found.clone()),
            Self::Tag(tag, inner) => Content::Tag(*tag, Box::new(inner.lent())),
        }
    }
}
