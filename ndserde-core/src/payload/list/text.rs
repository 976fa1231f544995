//! Texts in lists, both ways.

use std::fmt;

use serde_core::{
    Serialize, Serializer,
    de::{DeserializeSeed, Deserializer, SeqAccess, Visitor},
    ser::{Error as _, SerializeSeq},
};

use super::{Number, depths::Depths, opening::Collect, read::Lists};
use crate::{
    aligned::Aligned,
    dtype::{DType, Descr},
    error::{Error, Kind},
    text::{self, Widths},
    untyped::{Payload, UntypedArray},
};

/// Lists of texts that have been read so far.
pub(super) struct Collector<'t> {
    depths: Depths<'t>,
    /// All texts, one behind the other.
    texts: String,
    /// Where each of them ends.
    ends: Vec<usize>,
    widths: Widths,
}

impl<'t> Collector<'t> {
    /// # Errors
    /// When the elements are none that lists hold.
    pub(super) fn new<E: serde_core::de::Error>(lists: Lists<'t>) -> Result<Self, E> {
        if !matches!(lists.dtype, DType::Str(_)) {
            return Err(lists.fail(not_in_lists(lists.dtype)));
        }
        let (texts, ends) = (String::new(), Vec::new());
        Ok(Self { depths: Depths::new(lists), texts, ends, widths: Widths::default() })
    }

    pub(super) const fn item(&mut self) -> Item<'_, 't> {
        Item(self)
    }

    fn text<E: serde_core::de::Error>(&mut self, text: &str) -> Result<(), E> {
        self.depths.leaf()?;
        self.widths.add(text).map_err(|error| self.depths.lists.fail(error))?;
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
        Ok(())
    }

    pub(super) fn finish<'de, E: serde_core::de::Error>(self) -> Result<Payload<'de>, E> {
        let Self { depths, texts, ends, widths } = self;
        let lists = depths.lists;
        let stated = match lists.dtype {
            DType::Str(width) => Some(*width).filter(|&width| width > 0),
            _ => None,
        };
        let width = widths.width(stated).map_err(|error| lists.fail(error))?;
        let mut words = Vec::with_capacity(ends.len().saturating_mul(width));
        let mut start = 0;
        for end in ends {
            text::encode(texts.get(start..end).unwrap_or_default(), width, &mut words);
            start = end;
        }
        lists.payload(DType::Str(width), Aligned::W4(words), &depths.lens())
    }
}

impl<'t> Collect<'t> for Collector<'t> {
    fn depths(&mut self) -> &mut Depths<'t> {
        &mut self.depths
    }

    /// Any word is a text, but one that names a dtype.
    fn word<E: serde_core::de::Error>(&mut self, word: &str) -> Result<bool, E> {
        if word.parse::<Descr>().is_ok() {
            return Ok(false);
        }
        self.text(word).map(|()| true)
    }

    /// A number in a list of texts.
    fn number<E: serde_core::de::Error>(&mut self, number: Number) -> Result<(), E> {
        let lists = &self.depths.lists;
        let (found, dtype) = (format!("the number {number}"), lists.dtype.to_string());
        Err(lists.fail(Kind::NotANumber { found, dtype }))
    }

    fn rest<'de, S: SeqAccess<'de>>(
        &mut self,
        mut list: S,
        depth: usize,
        mut len: usize,
    ) -> Result<(), S::Error> {
        while list.next_element_seed(Item(self))?.is_some() {
            len = len.saturating_add(1);
            self.depths.at(len);
        }
        self.depths.path.pop();
        self.depths.end(depth, len)
    }
}

/// One item of a list: a text or a list.
pub(super) struct Item<'a, 't>(&'a mut Collector<'t>);

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.0.depths.lists.ndim {
            None => deserializer.deserialize_any(self),
            Some(ndim) if self.0.depths.path.len() < ndim => deserializer.deserialize_seq(self),
            Some(_) => deserializer.deserialize_str(self),
        }
    }
}

impl<'de> Visitor<'de> for Item<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a text of a {} array or a list of them", self.0.depths.lists.wire)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        self.0.list(list)
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<(), E> {
        self.0.text(text)
    }
}

/// An array of texts in C order, as nested lists over the axes that are left.
struct Rows<'a> {
    words: &'a [u32],
    width: usize,
    /// The place of the first text among all.
    first: usize,
    axes: &'a [usize],
}

impl Rows<'_> {
    /// One text after the other, in the same memory.
    fn texts<S: SerializeSeq>(&self, list: &mut S) -> Result<(), S::Error> {
        let mut text = String::new();
        for (at, words) in self.words.chunks_exact(self.width.max(1)).enumerate() {
            let at = self.first.saturating_add(at);
            text::decode_one(words, at, &mut text).map_err(S::Error::custom)?;
            list.serialize_element(text.as_str())?;
        }
        Ok(())
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let &Self { words, width, first, axes } = self;
        let Some((&len, axes)) = axes.split_first() else {
            let mut text = String::new();
            text::decode_one(words, first, &mut text).map_err(S::Error::custom)?;
            return serializer.serialize_str(&text);
        };
        let mut list = serializer.serialize_seq(Some(len))?;
        if axes.is_empty() {
            self.texts(&mut list)?;
            return list.end();
        }
        let within = axes.iter().product::<usize>();
        for row in 0..len {
            let first = row.saturating_mul(within);
            let start = first.saturating_mul(width);
            let end = start.saturating_add(within.saturating_mul(width));
            let words = words.get(start..end).unwrap_or_default();
            let first = self.first.saturating_add(first);
            list.serialize_element(&Self { words, width, first, axes })?;
        }
        list.end()
    }
}

/// Writes an array in C order whose elements are no numbers.
///
/// `axes` are those of the lists, where they are not the array's.
pub(super) fn serialize<S: Serializer>(
    array: &UntypedArray<'_>,
    axes: Option<&[usize]>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let DType::Str(width) = array.dtype else {
        return Err(S::Error::custom(not_in_lists(&array.dtype)));
    };
    let words = super::write::elements::<u32, 1>(array);
    let (words, axes) = (words.as_flattened(), axes.unwrap_or(&array.shape));
    Rows { words, width, first: 0, axes }.serialize(serializer)
}

/// Refuses elements that stand in no list, before anything is written.
///
/// # Errors
/// For byte strings and records.
pub(crate) fn check(dtype: &DType) -> Result<(), Error> {
    match dtype {
        DType::Bytes(_) | DType::Record(_) => Err(not_in_lists(dtype)),
        _ => Ok(()),
    }
}

fn not_in_lists(dtype: &DType) -> Error {
    Error::custom(format_args!("lists hold no elements of {dtype}: the wire tagged carries them"))
}
