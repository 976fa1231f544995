//! The one place where what a document says becomes an array that can be trusted.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    ArrayBytes, FieldType, NoBase64, NumberList, Payload, Source, UncheckedArray, reorder,
};
use crate::{
    aligned::{Aligned, Width},
    backend::{Known, Swaps},
    base64,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::{Error, Kind, Quoted},
    order::Order,
    shape::Shape,
    text::{self, Widths},
};

impl<'de> UncheckedArray<'de> {
    /// Checks everything that the document claims against what the field holds and what the data
    /// has.
    ///
    /// Text in place of bytes is base64 here, and bytes are bytes. A field knows the data format: where
    /// that is known to hand over bytes as text, or base64 as bytes, dtype and shape tell.
    ///
    /// # Errors
    /// When dtype, rank, byte order, shape or length do not fit together; the message has both
    /// sides.
    #[inline]
    pub fn check(self, field: &FieldType) -> Result<ArrayBytes<'de>, Error> {
        self.check_from(|| None, field)
    }

    /// As [`check`](Self::check), of a document in a format of which this is known.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn check_from(
        mut self,
        format: Known,
        field: &FieldType,
    ) -> Result<ArrayBytes<'de>, Error> {
        if !self.is_plain() {
            self = self.into_plain(format, field)?;
        }
        if let (Some(DType::BFloat16), DType::Void(2)) = (field.dtype(), self.descr.dtype()) {
            // What ml_dtypes has NumPy write of it.
            self.descr = Descr::marked(DType::BFloat16, ByteOrder::Little);
        }
        let (byteorder, needed) = self.fits(field)?;
        let Self { descr, shape, order, data, .. } = self;
        let dtype = descr.into_dtype();
        let (byteorder, data) = match data.0 {
            Source::Bytes(data) if data.as_slice().len() == needed => (byteorder, data),
            Source::Base64(data) if data.as_bytes().len() == needed => {
                (byteorder, Buffer::Owned(data))
            }
            Source::List(list) => {
                let numbers = settle_list(*list, &shape, &dtype, order)?;
                (ByteOrder::NATIVE, Buffer::Owned(numbers))
            }
            data => {
                let bytes = other_encoding(format, data, &shape, &dtype, needed)?;
                (byteorder, Buffer::Owned(bytes))
            }
        };
        let fixed_rank = field.ndim().is_some();
        // Where both orders are the same memory, it is C, as what is written here says.
        let order = if order == Order::F && shape.has_one_order() { Order::C } else { order };
        Ok(ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank })
    }

    /// Everything that can be checked where it stands; the byte order of the data, and how many
    /// bytes it must have.
    ///
    /// Apart from [`check`](Self::check), so that this, the long part, is compiled once, and moving
    /// the array melts into the caller.
    fn fits(&self, field: &FieldType) -> Result<(ByteOrder, usize), Error> {
        let dtype = self.descr.dtype();
        match field.dtype() {
            Some(only) if !only.takes(dtype) => return Err(mismatch(dtype, only)),
            _ => {}
        }
        field.check_axes(&self.shape)?;
        let needed = self.shape.byte_len(dtype)?;
        let byteorder = match &self.data.0 {
            // Only where the field takes more than one dtype, and the document states it too late.
            Source::List(list) if list.dtype != *dtype => {
                let (data, list) = (dtype.in_message(), list.dtype.in_message());
                return Err(Kind::ListDType { data, list }.into());
            }
            // Numbers have no byte order, so none need be stated; a stated one must still be sound.
            Source::List(_) if self.byteorder.is_none() => ByteOrder::NATIVE,
            // No bytes have no order: the null that a list without items is in Go.
            Source::Bytes(data) if needed == 0 && data.as_slice().is_empty() => {
                match (self.descr.byteorder(), self.byteorder) {
                    (None, None) => ByteOrder::NATIVE,
                    _ => stated_byteorder(&self.descr, self.byteorder)?,
                }
            }
            _ => stated_byteorder(&self.descr, self.byteorder)?,
        };
        Ok((byteorder, needed))
    }
}

/// The error for data of another dtype than the field's.
pub(super) fn mismatch(data: &DType, field: &DType) -> Error {
    let (data, field) = (data.in_message(), field.in_message());
    Kind::DTypeMismatch { data, field }.into()
}

/// The bytes that a document means, where it has another number of them than the shape needs: in a
/// format that is known for it, text that is the bytes themselves, or bytes that are the text of
/// base64. Base64 never has as many characters as bytes, so that dtype and shape tell.
///
/// In any other format a length that happens to fit shows nothing: the 12 bytes of an image of three
/// channels have 16 characters, as many as four channels have bytes.
#[cold]
pub(super) fn other_encoding(
    format: Known,
    data: Source<'_>,
    shape: &Shape,
    dtype: &DType,
    needed: usize,
) -> Result<Aligned, Error> {
    let width = dtype.width();
    let swaps = |swaps| format().is_some_and(|known| known.swaps == swaps);
    let found = match data {
        Source::Text(word) if word.is_number => {
            return number_or_bytes(format, *word, shape, dtype, needed);
        }
        Source::Text(no_base64) if no_base64.text.len() == needed && swaps(Swaps::BytesAsText) => {
            return Ok(Aligned::copy(width, &no_base64.text));
        }
        Source::Text(no_base64) => return Err(Kind::Malformed(no_base64.why).into()),
        Source::Base64(bytes)
            if base64::encoded_len(bytes.as_bytes().len()) == needed
                && swaps(Swaps::BytesAsText) =>
        {
            // Canonical base64 is the only text of these bytes.
            return Ok(Aligned::copy(width, base64::encode(bytes.as_bytes()).as_bytes()));
        }
        Source::Bytes(text)
            if text.as_slice().len() == base64::encoded_len(needed)
                && swaps(Swaps::TextAsBytes) =>
        {
            match base64::decode(text.as_slice(), width) {
                Ok(bytes) if bytes.as_bytes().len() == needed => return Ok(bytes),
                _ => text.as_slice().len(),
            }
        }
        Source::Bytes(bytes) => bytes.as_slice().len(),
        Source::Base64(bytes) => bytes.as_bytes().len(),
        Source::List(list) => list.numbers.as_bytes().len(),
        // Settled before.
        Source::Packed(list) => list.numbers.len(),
        Source::Typed(typed) => typed.bytes.as_slice().len(),
    };
    let (shape, dtype) = (shape.to_string(), dtype.in_message());
    Err(Kind::Length { shape, dtype, needed, found }.into())
}

impl NoBase64 {
    /// The element that it is in an array of texts without axes, or else the base64 that it is.
    ///
    /// # Errors
    /// When it ends with NUL, or is none of both.
    pub(super) fn as_element<'de>(
        &self,
        shape: &Shape,
        dtype: &DType,
    ) -> Result<Payload<'de>, Error> {
        let text = String::from_utf8_lossy(&self.text);
        let source = match (dtype, shape.is_empty()) {
            (&DType::Str(width), true) => {
                let mut widths = Widths::default();
                widths.add(&text)?;
                let width = widths.width(Some(width))?;
                let mut words = Vec::with_capacity(width);
                text::encode(&text, width, &mut words);
                let (dtype, numbers) = (DType::Str(width), Aligned::W4(words));
                Source::List(Box::new(NumberList {
                    dtype,
                    numbers,
                    shape: shape.clone(),
                    rounded: None,
                }))
            }
            _ => match base64::decode(&self.text, dtype.width()) {
                Ok(bytes) => Source::Base64(bytes),
                Err(why) => {
                    let why = why.to_string();
                    Source::Text(Box::new(Self { why, is_element: false, ..self.clone() }))
                }
            },
        };
        Ok(Payload(source))
    }
}

/// As [`other_encoding`], of a word that spells a number: of rank 0 it may be the number itself, and
/// just as many bytes.
fn number_or_bytes(
    format: Known,
    word: NoBase64,
    shape: &Shape,
    dtype: &DType,
    needed: usize,
) -> Result<Aligned, Error> {
    match base64::decode(&word.text, dtype.width()) {
        Ok(bytes) if bytes.as_bytes().len() == needed => Ok(bytes),
        _ if shape.is_empty() => Err(Error::custom(format_args!(
            "the word {} is no base64 of one {}, and a number where it stands without quotes",
            Quoted(&String::from_utf8_lossy(&word.text)),
            dtype.in_message()
        ))),
        Ok(bytes) => other_encoding(format, Source::Base64(bytes), shape, dtype, needed),
        Err(why) => {
            let text = NoBase64 { why: why.to_string(), is_number: false, ..word };
            other_encoding(format, Source::Text(Box::new(text)), shape, dtype, needed)
        }
    }
}

/// The byte order, from the mark and the tag: one must be there, and both must agree.
pub(super) fn stated_byteorder(descr: &Descr, tag: Option<ByteOrder>) -> Result<ByteOrder, Error> {
    let dtype = descr.dtype();
    match (descr.byteorder(), tag) {
        (Some(mark), Some(tag)) if mark != tag => Err(Kind::ByteOrderConflict {
            dtype: dtype.in_message(),
            mark: mark.as_str(),
            tag: tag.as_str(),
        }
        .into()),
        (Some(order), _) | (None, Some(order)) => Ok(order),
        (None, None) if dtype.width() == Width::W1 => Ok(ByteOrder::NATIVE),
        (None, None) => Err(Kind::ByteOrderMissing(dtype.in_message()).into()),
    }
}

/// A list is indexed like the array, so that in an F document it must be transposed. A flat one is
/// taken where it can mean only one array.
fn settle_list(
    list: NumberList,
    shape: &Shape,
    dtype: &DType,
    order: Order,
) -> Result<Aligned, Error> {
    let NumberList { numbers, shape: list, .. } = list;
    let size = dtype.itemsize().max(1);
    let needed = shape.byte_len(dtype)?.checked_div(size).unwrap_or_default();
    let found = numbers.as_bytes().len().checked_div(size).unwrap_or_default();
    if list[..] == shape[..] {
        return Ok(match order {
            Order::F if list.len() > 1 => reorder::c_to_f(numbers.as_bytes(), shape, dtype),
            _ => numbers,
        });
    }
    if found == 0 && needed == 0 && (list.len() <= 1 || shape.starts_with(&list)) {
        return Ok(numbers);
    }
    if list.len() != 1 {
        let (list, shape) = (list.to_string(), shape.to_string());
        return Err(Kind::ListShape { list, shape }.into());
    }
    if found != needed {
        return Err(Kind::ListLength { shape: shape.to_string(), needed, found }.into());
    }
    // Readers do not agree whether the elements stand as in memory or as in the array.
    if order == Order::F && shape.iter().filter(|&&len| len > 1).count() > 1 {
        return Err(Error::custom(format_args!(
            "a flat list of shape {shape} in F order: the lists must be nested there"
        )));
    }
    Ok(numbers)
}
