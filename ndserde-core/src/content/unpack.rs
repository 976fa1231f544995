//! Packed lists as lists of values.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    vec::Vec,
};
use core::fmt;

use super::{
    Content,
    listed::ListedNumbers,
    pack::{Texts, Words},
};
use crate::{
    error::Quoted,
    number::{Lens, PackedList, PackedNumbers, Sort, word},
};

impl Content<'_> {
    /// The items of a list, each by itself.
    ///
    /// # Errors
    /// What is no list, as it is.
    pub(crate) fn into_items(self) -> Result<Vec<Self>, Self> {
        match self {
            Self::List(items) => Ok(items),
            Self::Numbers(numbers) => Ok(numbers_of(&numbers).collect()),
            Self::Texts(texts) => Ok(texts.items().collect()),
            other => Err(other),
        }
    }
}

impl Content<'_> {
    /// The first item of a list.
    pub(crate) fn first(&self) -> Option<Self> {
        match self {
            Self::List(items) => items.first().cloned(),
            Self::Numbers(numbers) => numbers_of(numbers).next(),
            Self::Texts(texts) => texts.items().next(),
            _ => None,
        }
    }
}

/// The items of a list of numbers.
fn numbers_of<'de>(list: &ListedNumbers) -> impl Iterator<Item = Content<'de>> + '_ {
    let (len, inner) = split(list.lens());
    let size: usize = inner.iter().product();
    let (sorts, bits) = list.parts();
    (0..len).map(move |place| {
        let start = place.saturating_mul(size);
        if inner.is_empty() {
            let (sort, bits) = (sorts.get(start), bits.get(start));
            return sort.zip(bits).map_or(Content::Null, |(sort, bits)| scalar(*sort, *bits));
        }
        if inner[..] == [0] {
            return Content::List(Vec::new());
        }
        let numbers =
            PackedNumbers::from_parts(range(sorts, start, size), range(bits, start, size));
        Content::Numbers(PackedList { numbers, lens: inner.clone() }.into())
    })
}

impl Texts {
    fn items<'de>(&self) -> impl Iterator<Item = Content<'de>> + '_ {
        let (len, inner) = split(&self.lens);
        let size: usize = inner.iter().product();
        let mut all = self.words.iter();
        (0..len).map(move |_| {
            if inner.is_empty() {
                let text = all.next().unwrap_or_default();
                return Content::Text(Cow::Owned(text.to_owned()));
            }
            let mut words = Words::default();
            all.by_ref().take(size).for_each(|word| words.push(word));
            Content::Texts(Box::new(Self { words, lens: inner.clone() }))
        })
    }
}

/// A bool or number, or the word or null that it stood as.
pub(crate) fn scalar<'de>(sort: Sort, bits: u64) -> Content<'de> {
    match (word(sort, bits), sort) {
        (Some(word), _) => Content::Text(Cow::Borrowed(word)),
        (None, Sort::Apart) => Content::Null,
        (None, _) => Content::Number(sort, bits),
    }
}

/// The length of the outermost list, and those of the lists within it.
fn split(lens: &[usize]) -> (usize, Lens) {
    match lens.split_first() {
        Some((len, inner)) => (*len, Lens::from_slice(inner)),
        None => (0, Lens::new()),
    }
}

/// So many from a start on.
pub(crate) fn range<T>(all: &[T], start: usize, len: usize) -> &[T] {
    all.get(start..start.saturating_add(len)).unwrap_or_default()
}

/// What it is, for messages.
impl fmt::Display for Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Number(Sort::Bool, bits) => write!(f, "the bool {}", *bits != 0),
            Self::Number(sort, bits) => write!(f, "the number {}", sort.number(*bits)),
            Self::Wide(wide) => write!(f, "the number {wide}"),
            Self::Text(text) => write!(f, "the text {}", Quoted(text)),
            Self::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Self::Numbers(_) | Self::Texts(_) | Self::List(_) => f.write_str("a sequence"),
            Self::Map(_) => f.write_str("a map"),
            Self::Found(_) => f.write_str("an array"),
            Self::Extension(_) => f.write_str("an extension type"),
            Self::Tag(tag, _) => write!(f, "the CBOR tag {tag}"),
        }
    }
}
