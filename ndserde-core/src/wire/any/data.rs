//! What stands in the place of the data.

use alloc::{borrow::Cow, vec::Vec};

use super::text;
use crate::{
    aligned::{Aligned, Width},
    buffer::Buffer,
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    number::{Form, Number},
    order::Order,
    payload::{JoinedPieces, from_element, from_text, is_element},
    shape::Shape,
    untyped::{FieldType, Payload, Source, UncheckedArray},
    wire::typed_array::tag,
};

/// The dtype of elements in a document that states this one. Texts are as wide as the field says, if
/// it does.
pub(super) fn dtype<'a>(descr: &'a Descr, field: &'a FieldType) -> &'a DType {
    match descr.dtype() {
        stated @ DType::Str(_) => field.dtype_or(Some(stated)).unwrap_or(stated),
        stated => stated,
    }
}

/// What null in a list of floats is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Nulls {
    Nan,
    Refused,
}

/// Base64, bytes, numbers or texts. Where people read the data format, a word may be a number.
pub(super) fn read<'de>(
    content: Content<'de>,
    dtype: &DType,
    form: Form,
    is_text: bool,
    nulls: Nulls,
) -> Result<Payload<'de>, Error> {
    match content {
        Content::Text(text) => Ok(base64(&text, dtype.width(), is_text)),
        Content::Bytes(bytes) => Ok(bytes_of(bytes)),
        Content::Tag(tag, inner) => tagged(tag, *inner),
        Content::List(pieces) if matches!(pieces.first(), Some(Content::Bytes(_))) => {
            joined(pieces, dtype.width())
        }
        content => list(content, dtype, form, nulls),
    }
}

/// Text that is base64, or perhaps bytes that happen to be text: the shape will tell.
pub(super) fn base64<'de>(text: &str, width: Width, is_text: bool) -> Payload<'de> {
    from_text(text, width, is_text && Number::from_word(text).is_some())
}

/// A text that is an element of this dtype, if it may be one.
pub(super) fn element<'de>(text: &str, dtype: &DType) -> Option<Payload<'de>> {
    match dtype {
        DType::Str(width) if is_element(text, *width) => Some(from_element(text)),
        _ => None,
    }
}

/// Bytes, borrowed where the document's are.
pub(super) fn bytes_of(bytes: Cow<'_, [u8]>) -> Payload<'_> {
    Payload(Source::Bytes(match bytes {
        Cow::Borrowed(bytes) => Buffer::Borrowed(bytes),
        Cow::Owned(bytes) => Buffer::Owned(Aligned::W1(bytes)),
    }))
}

/// Bytes in pieces, of a format that holds no more in one.
fn joined<'de>(pieces: Vec<Content<'_>>, width: Width) -> Result<Payload<'de>, Error> {
    let mut joined = JoinedPieces::new(width);
    for piece in pieces {
        match piece {
            Content::Bytes(piece) => joined.push(&piece),
            other => {
                return Err(Error::custom(format_args!(
                    "the data is a list of byte strings, and {other} among them"
                )));
            }
        }
    }
    Ok(joined.finish().into())
}

/// A typed array of CBOR, which is its bytes.
fn tagged(tag: u64, inner: Content<'_>) -> Result<Payload<'_>, Error> {
    match inner {
        Content::Bytes(bytes) => tag::data(tag, bytes_of(bytes)),
        other => {
            tag::check_data(tag)?;
            Err(Error::custom(format_args!("{other}, expected bytes behind the CBOR tag {tag}")))
        }
    }
}

/// Bytes, or a typed array that is its bytes.
pub(super) fn bytes(content: Content<'_>) -> Option<Result<Payload<'_>, Error>> {
    match content {
        Content::Bytes(bytes) => Some(Ok(bytes_of(bytes))),
        Content::Tag(tag, inner) => Some(tagged(tag, *inner)),
        _ => None,
    }
}

/// Numbers or texts, alone or in lists.
pub(super) fn list<'de>(
    content: Content<'de>,
    dtype: &DType,
    form: Form,
    nulls: Nulls,
) -> Result<Payload<'de>, Error> {
    if matches!(dtype, DType::Str(_)) {
        return text::list(content, dtype);
    }
    let numbers = content.into_numbers(dtype)?;
    let numbers = match nulls {
        Nulls::Nan => numbers.with_nan_for_null(dtype),
        Nulls::Refused => numbers,
    };
    Payload::of_numbers(numbers, dtype, form)
}

/// Bytes without those at the beginning, borrowed where the document's are.
pub(super) fn bytes_from(bytes: Cow<'_, [u8]>, start: usize) -> Payload<'_> {
    match bytes {
        Cow::Borrowed(bytes) => bytes.get(start..).unwrap_or_default().into(),
        Cow::Owned(mut bytes) => {
            bytes.drain(..start.min(bytes.len()));
            bytes.into()
        }
    }
}

/// An array whose numbers stand by columns in one list.
pub(super) fn columns(descr: Descr, shape: Shape, data: Payload<'_>) -> UncheckedArray<'_> {
    let data = match data.0 {
        // The memory that such a list is.
        Source::List(list) if list.shape.len() <= 1 => {
            Payload(Source::Bytes(Buffer::Owned(list.numbers)))
        }
        other => Payload(other),
    };
    let array = UncheckedArray::new(descr, shape, data);
    array.with_order(Order::F).with_byteorder(ByteOrder::NATIVE)
}

/// An array whose dtype may have no mark of the byte order: an unmarked name is that of the machine that
/// wrote it, and today's machines are little-endian.
pub(super) fn little(descr: Descr, shape: Option<Shape>, data: Payload<'_>) -> UncheckedArray<'_> {
    let shape = shape.unwrap_or_else(|| data.own_shape(descr.dtype()));
    let byteorder = descr.byteorder().unwrap_or(ByteOrder::Little);
    UncheckedArray::new(descr, shape, data).with_byteorder(byteorder)
}
