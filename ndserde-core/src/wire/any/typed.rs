//! The typed arrays of RFC 8746, by CBOR's tags.

use alloc::format;

use super::{
    data::{self, Nulls},
    shape,
};
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::DType,
    error::Error,
    number::Form,
    untyped::{FieldType, UncheckedArray},
    wire::typed_array::{TypedElements, in_shape, tag},
};

/// Whether a tag is that of an array.
pub(super) const fn is_array(tag: u64) -> bool {
    matches!(tag, 40 | 64..=75 | 77..=87 | 1040)
}

/// The array that stands behind a tag: its elements, or its shape and elements.
pub(super) fn array<'de>(
    tag: u64,
    content: Content<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let Some(order) = tag::order(tag) else {
        return elements(Some(tag), content, field).map(TypedElements::alone);
    };
    let items = content.into_items().map_err(|value| {
        let what = "the shape and the elements of a typed array";
        Error::custom(format_args!("{value}, expected {what}"))
    })?;
    let found = items.len();
    let mut items = items.into_iter();
    match (items.next(), items.next(), items.next()) {
        (Some(axes), Some(values), None) => {
            let shape = shape::list(axes)?;
            let elements = match values {
                Content::Tag(tag, values) => elements(Some(tag), *values, field)?,
                values => elements(None, values, field)?,
            };
            in_shape(elements, shape, order)
        }
        (.., Some(_)) => Err(Error::custom("there is a third value")),
        _ => Err(Error::custom(format_args!(
            "invalid length {found}, expected the shape and the elements of a typed array"
        ))),
    }
}

fn elements<'de>(
    tag: Option<u64>,
    content: Content<'de>,
    field: &FieldType,
) -> Result<TypedElements<'de>, Error> {
    let (dtype, byteorder, data) = match (tag, content) {
        // The dtype is the field's, or else bool, which has no other form.
        (Some(tag::HOMOGENEOUS), content) => {
            let dtype = field.dtype().cloned().unwrap_or(DType::Bool);
            if !content.is_list() {
                return Err(Error::custom("no list stands behind the CBOR tag 41"));
            }
            let data = data::list(content, &dtype, Form::Plain, Nulls::Refused)?;
            (dtype, ByteOrder::NATIVE, data)
        }
        (Some(tag), content) => {
            let (dtype, byteorder) = tag::dtype(tag)?;
            let Content::Bytes(bytes) = content else {
                let what = format!("the bytes of {dtype}");
                return Err(Error::custom(format_args!("{content}, expected {what}")));
            };
            (dtype, byteorder, data::bytes_of(bytes))
        }
        // Bytes without a tag are numbers of one byte.
        (None, Content::Bytes(bytes)) => (DType::UInt8, ByteOrder::NATIVE, data::bytes_of(bytes)),
        (None, content) if content.is_list() => {
            let dtype = field.require_dtype()?.clone();
            tag::of_dtype(&dtype)?;
            let data = data::list(content, &dtype, Form::Plain, Nulls::Refused)?;
            (dtype, ByteOrder::NATIVE, data)
        }
        (None, _) => return Err(Error::custom("a single value, where an array belongs")),
    };
    Ok(TypedElements { dtype, byteorder, data })
}
