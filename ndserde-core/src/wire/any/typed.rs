//! The typed arrays of RFC 8746, by CBOR's tags.

use super::{data, shape};
use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    content::Content,
    dtype::DType,
    error::{Error, Kind},
    number::Form,
    order::Order,
    shape::Shape,
    untyped::{FieldType, Payload, Source, UncheckedArray},
    wire::typed_array::tag,
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
        let Elements { dtype, byteorder, data } = elements(Some(tag), content, field)?;
        let shape = data.own_shape(&dtype);
        return Ok(UncheckedArray::new(dtype, shape, data).with_byteorder(byteorder));
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

/// The elements in one row, or in nested lists.
struct Elements<'de> {
    dtype: DType,
    byteorder: ByteOrder,
    data: Payload<'de>,
}

fn elements<'de>(
    tag: Option<u64>,
    content: Content<'de>,
    field: &FieldType,
) -> Result<Elements<'de>, Error> {
    let (dtype, byteorder, data) = match (tag, content) {
        // The dtype is the field's, or else bool, which has no other form.
        (Some(tag::HOMOGENEOUS), content) => {
            let dtype = field.only().cloned().unwrap_or(DType::Bool);
            if !content.is_list() {
                return Err(Error::custom("no list stands behind the CBOR tag 41"));
            }
            let data = data::list(content, &dtype, Form::Plain)?;
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
            let dtype = field.unstated()?.clone();
            tag::of_dtype(&dtype)?;
            let data = data::list(content, &dtype, Form::Plain)?;
            (dtype, ByteOrder::NATIVE, data)
        }
        (None, _) => return Err(Error::custom("a single value, where an array belongs")),
    };
    Ok(Elements { dtype, byteorder, data })
}

/// The elements in their shape. They stand in memory's order in one row, a list as much as bytes.
fn in_shape(
    elements: Elements<'_>,
    shape: Shape,
    order: Order,
) -> Result<UncheckedArray<'_>, Error> {
    let Elements { dtype, byteorder, data } = elements;
    let bytes = match data.0 {
        Source::Bytes(bytes) => bytes,
        Source::List(list) if list.shape.len() == 1 => Buffer::Owned(list.numbers),
        _ => return Err(Error::custom("behind their shape, elements stand in one flat list")),
    };
    // The hub would take bytes of another length for the text of base64, which is no part of CBOR.
    let (needed, found) = (shape.byte_len(&dtype)?, bytes.as_slice().len());
    if needed != found {
        let (shape, dtype) = (shape.to_string(), dtype.to_string());
        return Err(Kind::Length { shape, dtype, needed, found }.into());
    }
    let array = UncheckedArray::new(dtype, shape, Payload(Source::Bytes(bytes)));
    Ok(array.with_byteorder(byteorder).with_order(order))
}
