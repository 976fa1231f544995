//! Which values are arrays: those that have the keys of one, and are sound.

use super::{Key, Map, Value};
use crate::{
    content::{Content, scalar},
    dynamic::DynArray,
    error::Error,
    number::{Number, PackedList},
    untyped::{FieldType, UncheckedArray},
    wire::any,
};

/// A part of a document, or the array that it is.
pub(super) fn value(content: Content<'_>) -> Result<Value, Error> {
    if let Some(array) = any::stated(&content) {
        match (array.and_then(checked), &content) {
            (Ok(array), _) => return Ok(array),
            (Err(error), Content::Tag(..)) => return Err(error),
            // An array that is not sound stays what it is, but a tag would be lost.
            (Err(_), _) => {}
        }
    }
    Ok(match content {
        Content::Null => Value::Null,
        Content::Number(sort, bits) => number(sort.number(bits)),
        Content::Wide(wide) => {
            return Err(Error::custom(format_args!("the integer {wide} has more than 64 bits")));
        }
        Content::Text(text) => Value::Text(text.into_owned()),
        Content::Bytes(bytes) => Value::Bytes(bytes.into_owned()),
        Content::Numbers(all) => numbers(&all)?,
        Content::Texts(texts) => {
            let mut values = texts.words.iter().map(|word| value(Content::Text(word.into())));
            nested(&texts.lens, &mut values)?
        }
        Content::List(items) => list(items)?,
        Content::Map(entries) => map(entries)?,
        Content::Extension(inner) | Content::Tag(_, inner) => value(*inner)?,
    })
}

/// The array that a document means.
fn checked(array: UncheckedArray<'_>) -> Result<Value, Error> {
    let array = array.check(&FieldType::any(None))?;
    DynArray::from_untyped(array).map(Value::from)
}

fn number(number: Number) -> Value {
    match number {
        Number::Bool(value) => Value::Bool(value),
        Number::Signed(number) => Value::Integer(number),
        Number::Unsigned(number) => Value::from(number),
        Number::Single(number) => Value::Float(number.into()),
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

fn list(items: Vec<Content<'_>>) -> Result<Value, Error> {
    items.into_iter().map(value).collect::<Result<_, _>>().map(Value::List)
}

fn map(entries: Vec<(Content<'_>, Content<'_>)>) -> Result<Value, Error> {
    let entry = |(name, content)| Ok((key(name)?, value(content)?));
    let entries = entries.into_iter().map(entry).collect::<Result<_, Error>>()?;
    Map::new(entries).map(Value::Map)
}

fn key(name: Content<'_>) -> Result<Key, Error> {
    Ok(match name {
        Content::Text(text) => Key::Text(text.into_owned()),
        Content::Bytes(bytes) => Key::Bytes(bytes.into_owned()),
        name => match name.as_number() {
            Some(Number::Bool(value)) => Key::Bool(value),
            Some(Number::Signed(number)) => Key::Integer(number),
            Some(Number::Unsigned(number)) => {
                i64::try_from(number).map_or(Key::Unsigned(number), Key::Integer)
            }
            _ => {
                let what = "the key of a map: text, bytes, an integer or a bool";
                return Err(Error::custom(format_args!("{name}, expected {what}")));
            }
        },
    })
}
