//! Texts and byte strings as elements of one width.

use std::ops::Range;

use ndserde::DType;

use super::{
    deps::arrow_array::{
        Array, GenericByteArray,
        types::{BinaryType, ByteArrayType, LargeBinaryType, LargeUtf8Type, Utf8Type},
    },
    lists::Offsets,
};
use crate::error::Error;

/// Texts or byte strings.
pub(super) struct Texts<'a> {
    offsets: Offsets<'a>,
    data: &'a [u8],
}

impl<'a> Texts<'a> {
    /// The texts of an array of them.
    pub(super) fn of(array: &'a dyn Array) -> Option<Self> {
        small::<Utf8Type>(array)
            .or_else(|| small::<BinaryType>(array))
            .or_else(|| large::<LargeUtf8Type>(array))
            .or_else(|| large::<LargeBinaryType>(array))
    }

    /// The elements of these texts, each filled up with zeros to the width of the dtype, or of the longest
    /// where it has none.
    ///
    /// # Errors
    /// When one is longer, ends with NUL, or would make all others a multiple of their memory.
    pub(super) fn bytes(
        &self,
        texts: Range<usize>,
        dtype: &DType,
    ) -> Result<(DType, Vec<u8>), Error> {
        let (is_text, stated) = match dtype {
            DType::Str(width) => (true, *width),
            DType::Bytes(width) => (false, *width),
            other => return Err(Error::new(format!("texts are no {other}"))),
        };
        let (mut longest, mut all) = (0_usize, 0_usize);
        for at in texts.clone() {
            let text = self.text(at)?;
            if text.last() == Some(&0) {
                return Err(Error::new(format!(
                    "the text of item {at} ends with NUL, which elements are filled up with"
                )));
            }
            longest = longest.max(if is_text { chars(text)?.count() } else { text.len() });
            all = all.saturating_add(text.len());
        }
        if stated > 0 && longest > stated {
            return Err(Error::new(format!(
                "there is a text of {longest}, and its metadata says {dtype}"
            )));
        }
        let width = if stated > 0 { stated } else { longest.max(1) };
        let (dtype, size) = if is_text {
            (DType::Str(width), width.saturating_mul(4))
        } else {
            (DType::Bytes(width), width)
        };
        let len = is_bounded(texts.len(), all, size, &dtype)?;
        let mut bytes = Vec::with_capacity(len);
        for (done, at) in texts.enumerate() {
            let text = self.text(at)?;
            if is_text {
                chars(text)?
                    .for_each(|char| bytes.extend_from_slice(&u32::from(char).to_ne_bytes()));
            } else {
                bytes.extend_from_slice(text);
            }
            bytes.resize(done.saturating_add(1).saturating_mul(size), 0);
        }
        Ok((dtype, bytes))
    }

    fn text(&self, at: usize) -> Result<&'a [u8], Error> {
        let text = self.offsets.range(at).and_then(|range| self.data.get(range));
        text.ok_or_else(|| Error::new(format!("the offsets of the text of item {at} lead nowhere")))
    }
}

/// How many bytes so many elements of one width take, unless that is a multiple of the texts.
fn is_bounded(texts: usize, all: usize, size: usize, dtype: &DType) -> Result<usize, Error> {
    /// How many times as much as the texts their elements may take; characters take four bytes.
    const MOST: usize = 8 * 4;
    const ALWAYS: usize = 1 << 16;
    let most = all.saturating_mul(MOST).saturating_add(ALWAYS);
    texts.checked_mul(size).filter(|bytes| *bytes <= most).ok_or_else(|| {
        Error::new(format!(
            "{texts} texts of {all} bytes in all are too many for elements as wide as {dtype}: \
             the longest makes all others as long"
        ))
    })
}

fn chars(text: &[u8]) -> Result<std::str::Chars<'_>, Error> {
    std::str::from_utf8(text).map(str::chars).map_err(Error::other)
}

fn small<T: ByteArrayType<Offset = i32>>(array: &dyn Array) -> Option<Texts<'_>> {
    let array: &GenericByteArray<T> = array.as_any().downcast_ref()?;
    Some(Texts { offsets: Offsets::Small(array.value_offsets()), data: array.value_data() })
}

fn large<T: ByteArrayType<Offset = i64>>(array: &dyn Array) -> Option<Texts<'_>> {
    let array: &GenericByteArray<T> = array.as_any().downcast_ref()?;
    Some(Texts { offsets: Offsets::Large(array.value_offsets()), data: array.value_data() })
}
