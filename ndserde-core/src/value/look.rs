//! Which values are arrays: those that have the keys of one, and are sound.

use std::any::Any;

use super::{Key, Map, Object, Value, scalar};
use crate::{
    backend::Known,
    content::{Content, Finder, FoundValue, range, scalar as item},
    dynamic::DynArray,
    error::Error,
    float,
    number::{BigInt, Number, Sort},
    untyped::{FieldType, UncheckedArray},
    wire::any,
};

/// A part of a document, or the array that it is; `format` is what is known of the data format.
pub(super) fn value(format: Known, content: Content<'_>) -> Result<Value, Error> {
    // An array that is not sound stays what it is.
    let array = any::stated(&content).and_then(Result::ok);
    let array = array.and_then(|array| array.check_from(format, &FieldType::any(None)).ok());
    let is_scalar = array.is_some() && any::is_scalar(&content);
    if let Some(number) = array.as_ref().filter(|_| is_scalar).and_then(scalar::number) {
        return Ok(number);
    }
    if let Some(Ok(array)) = array.map(DynArray::from_untyped) {
        let array = Value::from(array);
        return match content {
            Content::Map(entries) => with_names(format, array, entries),
            _ => Ok(array),
        };
    }
    Ok(match content {
        Content::Null => Value::Null,
        Content::Number(sort, bits) => number(sort.number(bits)),
        Content::Wide(wide) => Value::from(*wide),
        Content::Text(text) => Value::from(text.into_owned()),
        Content::Bytes(bytes) => Value::Bytes(Box::new(bytes.into_owned())),
        Content::Numbers(all) => {
            let (sorts, bits) = all.numbers.parts();
            numbers(&all.lens, sorts, bits)
        }
        Content::Texts(all) => texts(format, &all.lens, &mut all.words.iter())?,
        Content::List(items) => list(format, items)?,
        Content::Map(entries) => map(format, entries)?,
        Content::Extension(inner) => extension(*inner)?,
        Content::Found(known) => found(known.into_any())?,
        Content::Tag(tag, inner) => tagged(format, tag, *inner)?,
    })
}

/// Looks for the arrays that were written by the wire `tagged` while the document is read: of many small
/// ones the keys and words would take several times their memory up to the end.
pub(super) fn finder(format: Known) -> Finder {
    let find = |format, content: &Content<'_>| -> Option<Box<dyn FoundValue>> {
        let array = checked(format, any::written(content)?).ok()?;
        Some(Box::new(array))
    };
    Finder { format, find, object, word: any::usual_word }
}

impl FoundValue for DynArray {
    fn again(&self) -> Box<dyn FoundValue> {
        Box::new(self.clone())
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// What stands behind a tag: an integer of any length, or what only the tag's reader knows.
fn tagged(format: Known, tag: u64, inner: Content<'_>) -> Result<Value, Error> {
    match big_integer(tag, &inner) {
        Some(number) => Ok(number.into()),
        None => Ok(Value::tagged(tag, value(format, inner)?)),
    }
}

/// An object of a pickle, or why it is none.
#[derive(Clone, Debug)]
struct FoundObject(Result<Object, String>);

impl FoundValue for FoundObject {
    fn again(&self) -> Box<dyn FoundValue> {
        Box::new(self.clone())
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// An object, from the name of its class and what it holds: as soon as it is read, since many small ones
/// would take several times their memory.
fn object(format: Known, inner: Content<'_>) -> Box<dyn FoundValue> {
    let object = match inner {
        Content::Map(entries) => <[_; 1]>::try_from(entries).ok(),
        _ => None,
    };
    Box::new(FoundObject(match object {
        Some([(Content::Text(class), state)]) => value(format, state)
            .map(|state| Object::new(class.into_owned(), state))
            .map_err(|error| error.to_string()),
        _ => Err("an object that is no class and what it holds".to_owned()),
    }))
}

/// What was found while the document was read.
fn found(found: Box<dyn Any>) -> Result<Value, Error> {
    match found.downcast::<DynArray>() {
        Ok(array) => Ok(Value::Array(array)),
        Err(found) => match found.downcast::<FoundObject>().map(|found| found.0) {
            Ok(Ok(object)) => Ok(Value::Object(Box::new(object))),
            Ok(Err(why)) => Err(Error::custom(why)),
            Err(_) => Ok(Value::Null),
        },
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
            return Ok(Value::Extension(number, Box::new(bytes.into_owned())));
        }
    }
    Err(Error::custom("an extension type that is no number and bytes"))
}

/// The array that a document means.
fn checked(format: Known, array: UncheckedArray<'_>) -> Result<DynArray, Error> {
    DynArray::from_untyped(array.check_from(format, &FieldType::any(None))?)
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
    Map::new(entries).map(Value::from)
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
        Number::Apart(_) => Value::Null,
    }
}

/// Numbers in nested lists of these lengths, without a list of content for each on the way.
fn numbers(lens: &[usize], sorts: &[Sort], bits: &[u64]) -> Value {
    let Some((len, inner)) = lens.split_first() else { return Value::List(Box::default()) };
    if inner.is_empty() {
        let scalar = |(sort, bits): (&Sort, &u64)| match item(*sort, *bits) {
            Content::Text(word) => Value::from(word.into_owned()),
            Content::Null => Value::Null,
            _ => number(sort.number(*bits)),
        };
        return sorts.iter().zip(bits).map(scalar).collect();
    }
    let size: usize = inner.iter().product();
    let row = |place: usize| {
        let start = place.saturating_mul(size);
        numbers(inner, range(sorts, start, size), range(bits, start, size))
    };
    (0..*len).map(row).collect()
}

/// Texts in nested lists of these lengths.
fn texts(
    format: Known,
    lens: &[usize],
    words: &mut dyn Iterator<Item = &str>,
) -> Result<Value, Error> {
    let mut items = Vec::new();
    if let Some((len, inner)) = lens.split_first() {
        // As many as the document has.
        items.reserve_exact(*len);
        for _ in 0..*len {
            items.push(if inner.is_empty() {
                value(format, Content::Text(words.next().unwrap_or_default().into()))?
            } else {
                texts(format, inner, words)?
            });
        }
    }
    Ok(Value::List(Box::new(items)))
}

fn list(format: Known, items: Vec<Content<'_>>) -> Result<Value, Error> {
    each(items, |item| value(format, item)).map(|items| Value::List(Box::new(items)))
}

fn map(format: Known, entries: Vec<(Content<'_>, Content<'_>)>) -> Result<Value, Error> {
    let entries = each(entries, |(name, content)| Ok((key(name)?, value(format, content)?)))?;
    Map::new(entries).map(Value::from)
}

/// What is made of each, in memory for so many: to collect would keep that of what it was made of.
fn each<T, U>(all: Vec<T>, of: impl Fn(T) -> Result<U, Error>) -> Result<Vec<U>, Error> {
    let mut made = Vec::with_capacity(all.len());
    for one in all {
        made.push(of(one)?);
    }
    Ok(made)
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
