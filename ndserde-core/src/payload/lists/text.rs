//! Texts in lists, both ways.

use alloc::{borrow::Cow, string::String, vec::Vec};

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};

use super::native::native;
use crate::{
    aligned::Aligned,
    content::Words,
    dtype::DType,
    error::Error,
    text::{self, Widths},
    untyped::ArrayBytes,
};

/// Texts that have been read so far.
pub(crate) struct TextLists {
    /// The width that is stated, if one is.
    stated: Option<usize>,
    words: Words,
    widths: Widths,
}

impl TextLists {
    /// # Errors
    /// When the elements are none that lists hold.
    pub(crate) fn new(dtype: &DType) -> Result<Self, Error> {
        let DType::Str(width) = dtype else { return Err(not_in_lists(dtype)) };
        let stated = Some(*width).filter(|&width| width > 0);
        Ok(Self { stated, words: Words::default(), widths: Widths::default() })
    }

    pub(crate) fn add(&mut self, text: &str) -> Result<(), Error> {
        self.widths.add(text)?;
        self.words.push(text);
        Ok(())
    }

    /// The texts at one width, with their dtype.
    pub(crate) fn finish(self) -> Result<(DType, Aligned), Error> {
        let Self { stated, words: texts, widths } = self;
        let width = widths.width(stated)?;
        let mut words = Vec::with_capacity(texts.len().saturating_mul(width));
        texts.iter().for_each(|text| text::encode(text, width, &mut words));
        Ok((DType::Str(width), Aligned::W4(words)))
    }
}

/// An array of texts in C order, as nested lists over the axes that are left.
struct WriteTexts<'a> {
    words: &'a [u32],
    width: usize,
    /// The place of the first text among all.
    first: usize,
    axes: &'a [usize],
}

impl WriteTexts<'_> {
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

impl Serialize for WriteTexts<'_> {
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
    array: &ArrayBytes<'_>,
    axes: Option<&[usize]>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let DType::Str(width) = array.dtype else {
        return Err(S::Error::custom(not_in_lists(&array.dtype)));
    };
    let words: Cow<'_, [u32]> = match native(array) {
        Cow::Borrowed(bytes) => match bytemuck::try_cast_slice(bytes) {
            Ok(words) => Cow::Borrowed(words),
            Err(_) => Cow::Owned(bytemuck::pod_collect_to_vec(bytes)),
        },
        Cow::Owned(bytes) => Cow::Owned(bytemuck::pod_collect_to_vec(&bytes)),
    };
    let axes = axes.unwrap_or(&array.shape);
    WriteTexts { words: &words, width, first: 0, axes }.serialize(serializer)
}

/// Refuses elements that stand in no list, before anything is written.
///
/// # Errors
/// For byte strings, bytes and records.
pub(crate) fn check(dtype: &DType) -> Result<(), Error> {
    match dtype {
        DType::Bytes(_) | DType::Void(_) | DType::Record(_) => Err(not_in_lists(dtype)),
        _ => Ok(()),
    }
}

pub(super) fn not_in_lists(dtype: &DType) -> Error {
    let dtype = dtype.in_message();
    Error::custom(format_args!("lists hold no elements of {dtype}: the wire tagged carries them"))
}
