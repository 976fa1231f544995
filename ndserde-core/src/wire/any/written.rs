//! The wire `tagged` as it is written, looked at where it stands.
//!
//! The general way finds out which of the layouts a map is, and takes its values out. In a document of many
//! small arrays that would be most of the work.

use alloc::borrow::Cow;
use core::mem;

use super::{data, dtype, key::LayoutKey, shape};
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::Descr,
    order::Order,
    untyped::{FieldType, Payload, UncheckedArray},
};

/// The array, if the document has the keys of the wire in their order, or their values alone, and each of
/// them is what is written there. Whatever else stands there may be an array nevertheless.
pub(crate) fn written<'a>(content: &'a Content<'_>) -> Option<UncheckedArray<'a>> {
    let [Content::Text(dtype), shape, byteorder, order, data] = values(content)? else {
        return None;
    };
    let mut array = without_data(dtype.parse().ok()?, shape, byteorder, order)?;
    array.data = match data {
        Content::Bytes(bytes) => data::bytes_of(Cow::Borrowed(bytes)),
        Content::Text(text) => data::base64(text, array.descr.dtype().width(), true),
        _ => return None,
    };
    Some(array)
}

/// The same for a field; the data moves out of the content, which else stays as it is. `is_text` says that
/// people read the data format: in others text is no base64 as a rule.
pub(super) fn taken<'de>(
    content: &mut Content<'de>,
    field: &FieldType,
    is_text: bool,
) -> Option<UncheckedArray<'de>> {
    let [Content::Text(word), shape, byteorder, order, data] = values(content)? else {
        return None;
    };
    let descr = dtype::word(LayoutKey::DType, word, field).ok()?;
    let mut array = without_data(descr, shape, byteorder, order)?;
    match data {
        Content::Text(text) if is_text => {
            let dtype = data::dtype(&array.descr, field);
            array.data = data::base64(text, dtype.width(), true);
        }
        Content::Bytes(_) => {
            if let Content::Bytes(bytes) = mem::take(last(content)?) {
                array.data = data::bytes_of(bytes);
            }
        }
        _ => return None,
    }
    Some(array)
}

/// The values, in their order.
fn values<'a, 'de>(content: &'a Content<'de>) -> Option<[&'a Content<'de>; 5]> {
    const KEYS: [LayoutKey; 5] = [
        LayoutKey::DType,
        LayoutKey::Shape,
        LayoutKey::ByteOrder,
        LayoutKey::Order,
        LayoutKey::Data,
    ];
    match content {
        Content::Map(entries) => {
            let entries: &[_; 5] = entries[..].try_into().ok()?;
            let is_key = |((name, _), key): (&(Content<'_>, _), LayoutKey)| matches!(name, Content::Text(name) if name == key.name());
            entries.iter().zip(KEYS).all(is_key).then(|| entries.each_ref().map(|(_, value)| value))
        }
        Content::List(items) => Some(<&[_; 5]>::try_from(&items[..]).ok()?.each_ref()),
        _ => None,
    }
}

/// The last value.
fn last<'a, 'de>(content: &'a mut Content<'de>) -> Option<&'a mut Content<'de>> {
    match content {
        Content::Map(entries) => entries.last_mut().map(|(_, value)| value),
        Content::List(items) => items.last_mut(),
        _ => None,
    }
}

/// The array whose data is still missing.
fn without_data<'a>(
    descr: Descr,
    shape: &Content<'_>,
    byteorder: &Content<'_>,
    order: &Content<'_>,
) -> Option<UncheckedArray<'a>> {
    let (Content::Numbers(axes), Content::Text(byteorder), Content::Text(order)) =
        (shape, byteorder, order)
    else {
        return None;
    };
    let shape = shape::numbers(axes)?.ok()?;
    let byteorder: ByteOrder = byteorder.parse().ok()?;
    let order: Order = order.parse().ok()?;
    let array = UncheckedArray::new(descr, shape, Payload::default());
    Some(array.with_byteorder(byteorder).with_order(order))
}

/// The key or word as a text that lives on, if it is one of those that are written nearly always.
pub(crate) fn usual_word(word: &str) -> Option<&'static str> {
    // A match, which looks at the length first: this is asked for each word.
    Some(match word {
        "little" => "little",
        "C" => "C",
        "F" => "F",
        "float64" => "float64",
        "float32" => "float32",
        "int64" => "int64",
        "int32" => "int32",
        "uint8" => "uint8",
        "bool" => "bool",
        "complex64" => "complex64",
        word => return LayoutKey::of(word).map(LayoutKey::name),
    })
}
