//! Which values are arrays: those that have the keys of one, and are sound.

use super::{Key, Map, Value};
use crate::{
    backend::Known,
    content::{Content, scalar},
    dynamic::DynArray,
    error::Error,
    float,
    number::{BigInt, Number, PackedList},
    untyped::{FieldType, UncheckedArray},
    wire::any,
};

/// A part of a document, or the array that it is; `format` is what is known of the data format.
pub(super) fn value(format: Known, content: Content<'_>) -> Result<Value, Error> {
    if let Some(array) = any::stated(&content) {
        // An array that is not sound stays what it is.
        if let Ok(array) = array.and_then(|array| checked(format, array)) {
            return match content {
                Content::Map(entries) => with_names(format, array, entries),
                _ => Ok(array),
            };
        }
    }
    Ok(match content {
        Content::Null => Value::Null,
        Content::Number(sort, bits) => number(sort.number(bits)),
        Content::Wide(wide) => Value::from(*wide),
        Content::Text(text) => Value::Text(text.into_owned()),
        Content::Bytes(bytes) => Value::Bytes(bytes.into_owned()),
        Content::Numbers(all) => numbers(&all)?,
        Content::Texts(texts) => {
            let word = |word: &str| value(format, Content::Text(word.into()));
            let mut values = texts.words.iter().map(word);
            nested(&texts.lens, &mut values)?
        }
        Content::List(items) => list(format, items)?,
        Content::Map(entries) => map(format, entries)?,
        Content::Extension(inner) => extension(*inner)?,
        Content::Tag(tag, inner) => tagged(format, tag, *inner)?,
    })
}

/// What stands behind a tag: an integer of any length, or what only the tag's reader knows.
fn tagged(format: Known, tag: u64, inner: Content<'_>) -> Result<Value, Error> {
    match big_integer(tag, &inner) {
        Some(number) => Ok(number.into()),
        None => Ok(Value::Tag(tag, Box::new(value(format, inner)?))),
    }
}

/// The integer that bytes behind a tag are.
fn big_integer(tag: u64, inner: &Content<'_>) -> Option<BigInt> {
    match (tag, inner) {
        (2 | 3, Content::Bytes(bytes)) if bytes.len() <= BigInt::LONGEST_BYTES => {
            Some(BigInt::from_cbor(tag == 3, bytes))
        }
        _ => None,
    }
}

/// The number and the bytes of an extension type.
fn extension(inner: Content<'_>) -> Result<Value, Error> {
    let items = inner.into_items().unwrap_or_default();
    if let Ok([number, Content::Bytes(bytes)]) = <[Content<'_>; 2]>::try_from(items) {
        let number = match number.as_number() {
            Some(Number::Signed(number)) => i8::try_from(number).ok(),
            Some(Number::Unsigned(number)) => i8::try_from(number).ok(),
            _ => None,
        };
        if let Some(number) = number {
            return Ok(Value::Extension(number, bytes.into_owned()));
        }
    }
    Err(Error::custom("an extension type that is no number and bytes"))
}

/// The array that a document means.
fn checked(format: Known, array: UncheckedArray<'_>) -> Result<Value, Error> {
    let array = array.check_from(format, &FieldType::any(None))?;
    DynArray::from_untyped(array).map(Value::from)
}

/// An array, or the map of it and of what stands beside it.
fn with_names(
    format: Known,
    array: Value,
    entries: Vec<(Content<'_>, Content<'_>)>,
) -> Result<Value, Error> {
    let Some(parts) = any::beside(entries) else { return Ok(array) };
    let mut array = Some(array);
    let part = |(name, part): (Content<'_>, Option<Content<'_>>)| {
        let part = match part {
            Some(part) => value(format, part)?,
            None => array.take().unwrap_or_default(),
        };
        Ok((key(name)?, part))
    };
    let entries = parts.into_iter().map(part).collect::<Result<_, Error>>()?;
    Map::new(entries).map(Value::Map)
}

fn number(number: Number) -> Value {
    match number {
        Number::Bool(value) => Value::Bool(value),
        Number::Signed(number) => Value::Integer(number),
        Number::Unsigned(number) => Value::from(number),
        Number::Single(number) => Value::Float(float::widen(number)),
        Number::Double(number) => Value::Float(number),
        #[allow(
            clippy::cast_precision_loss,
            reason = "none of a packed list has more than 64 bits"
        )]
        Number::Wide(number) => Value::Float(number as f64),
    }
}

/// Numbers in nested lists, without a list of their own for each row on the way.
fn numbers(all: &PackedList) -> Result<Value, Error> {
    let (sorts, bits) = all.numbers.parts();
    let mut values = sorts.iter().zip(bits).map(|(sort, bits)| {
        Ok(match scalar(*sort, *bits) {
            Content::Text(word) => Value::Text(word.into_owned()),
            _ => number(sort.number(*bits)),
        })
    });
    nested(&all.lens, &mut values)
}

/// Values in nested lists of these lengths.
fn nested(
    lens: &[usize],
    values: &mut dyn Iterator<Item = Result<Value, Error>>,
) -> Result<Value, Error> {
    let mut items = Vec::new();
    if let Some((len, inner)) = lens.split_first() {
        // As many as the document has.
        items.reserve_exact(*len);
        for _ in 0..*len {
            let item = if inner.is_empty() { values.next() } else { Some(nested(inner, values)) };
            items.extend(item.transpose()?);
        }
    }
    Ok(Value::List(items))
}

fn list(format: Known, items: Vec<Content<'_>>) -> Result<Value, Error> {
    items.into_iter().map(|item| value(format, item)).collect::<Result<_, _>>().map(Value::List)
}

fn map(format: Known, entries: Vec<(Content<'_>, Content<'_>)>) -> Result<Value, Error> {
    let entry = |(name, content)| Ok((key(name)?, value(format, content)?));
    let entries = entries.into_iter().map(entry).collect::<Result<_, Error>>()?;
    Map::new(entries).map(Value::Map)
}

fn key(name: Content<'_>) -> Result<Key, Error> {
    let number = match name {
        Content::Text(text) => return Ok(Key::Text(text.into_owned())),
        Content::Bytes(bytes) => return Ok(Key::Bytes(bytes.into_owned())),
        Content::Wide(number) => return Ok(Key::from(*number)),
        Content::Tag(tag, ref inner) => big_integer(tag, inner).map(Key::from),
        ref name => match name.as_number() {
            Some(Number::Bool(value)) => Some(Key::Bool(value)),
            Some(Number::Signed(number)) => Some(number.into()),
            Some(Number::Unsigned(number)) => Some(number.into()),
            _ => None,
        },
    };
    number.ok_or_else(|| {
        let what = "the key of a map: text, bytes, an integer or a bool";
        Error::custom(format_args!("{name}, expected {what}"))
    })
}
