//! The wire `tagged` as it is written, looked at where it stands.
//!
//! The general way finds out which of the layouts a map is, and takes its values out. In a document of many
//! small arrays that would be most of the work.

use alloc::borrow::Cow;

use super::{data, key::LayoutKey, shape};
use crate::{
    byteorder::ByteOrder, content::Content, dtype::Descr, order::Order, untyped::UncheckedArray,
};

/// The array, if the document has the keys of the wire in their order, or their values alone, and each of
/// them is what is written there. Whatever else stands there may be an array nevertheless.
pub(crate) fn written<'a>(content: &'a Content<'_>) -> Option<UncheckedArray<'a>> {
    match content {
        Content::Map(entries) => {
            let [dtype, shape, byteorder, order, data] = &entries[..] else { return None };
            let behind = |(name, value): &'a (Content<'_>, _), key: LayoutKey| {
                matches!(name, Content::Text(name) if name == key.name()).then_some(value)
            };
            of_values(
                behind(dtype, LayoutKey::DType)?,
                behind(shape, LayoutKey::Shape)?,
                behind(byteorder, LayoutKey::ByteOrder)?,
                behind(order, LayoutKey::Order)?,
                behind(data, LayoutKey::Data)?,
            )
        }
        Content::List(items) => {
            let [dtype, shape, byteorder, order, data] = &items[..] else { return None };
            of_values(dtype, shape, byteorder, order, data)
        }
        _ => None,
    }
}

fn of_values<'a>(
    dtype: &Content<'_>,
    shape: &Content<'_>,
    byteorder: &Content<'_>,
    order: &Content<'_>,
    data: &'a Content<'_>,
) -> Option<UncheckedArray<'a>> {
    let (Content::Text(dtype), Content::Text(byteorder), Content::Text(order)) =
        (dtype, byteorder, order)
    else {
        return None;
    };
    let Content::Numbers(axes) = shape else { return None };
    let shape = shape::numbers(axes)?.ok()?;
    let byteorder: ByteOrder = byteorder.parse().ok()?;
    let order: Order = order.parse().ok()?;
    let descr: Descr = dtype.parse().ok()?;
    let data = match data {
        Content::Bytes(bytes) => data::bytes_of(Cow::Borrowed(bytes)),
        Content::Text(text) => data::base64(text, descr.dtype().width(), true),
        _ => return None,
    };
    Some(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder).with_order(order))
}

/// The key or word as a text that lives on, if it is one of those that are written nearly always.
pub(crate) fn usual_word(word: &str) -> Option<&'static str> {
    const VALUES: [&str; 10] =
        ["little", "C", "F", "float64", "float32", "int64", "int32", "uint8", "bool", "complex64"];
    let value = || VALUES.into_iter().find(|value| *value == word);
    LayoutKey::of(word).map(LayoutKey::name).or_else(value)
}
