//! Which values are arrays: those that have the keys of one, and are sound.

use alloc::{
    borrow::ToOwned,
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use core::{any::Any, iter};

use super::{Key, Map, Object, Value, scalar};
use crate::{
    backend::{Known, PICKLED_CLASS, PICKLED_SAME, PICKLED_UNREAD},
    content::{Content, Finder, FoundValue, scalar as item},
    dynamic::DynArray,
    error::Error,
    float,
    number::{BigInt, Number, PackedList, PackedNumbers},
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
            let PackedList { numbers: mut all, lens } = all.into_packed();
            numbers(&lens, &mut all)
        }
        Content::Texts(all) => texts(format, &all.lens, &mut all.words.iter())?,
        Content::List(items) => list(format, items)?,
        Content::Map(entries) => map(format, entries)?,
        Content::Extension(inner) => extension(*inner)?,
        Content::Found(known) => found(known.into_any())?,
        Content::Tag(tag, inner) => tagged(format, tag, *inner)?,
    })
}

/// Whether a map has the keys of an array: where it is none, something in it is wrong.
#[must_use]
pub fn claims_array(value: &Value) -> bool {
    // More than any layout has.
    const MANY: usize = 16;
    let Some(map) = value.as_map().filter(|map| map.len() <= MANY) else { return false };
    let entry = |(key, value): &(Key, Value)| {
        let key = key.as_str()?.to_owned();
        let value = value.as_map().map_or(Content::Null, |_| Content::Map(Vec::new()));
        Some((Content::Text(key.into()), value))
    };
    let entries: Option<Vec<_>> = map.iter().map(entry).collect();
    entries.is_some_and(|entries| any::claims_array(&entries))
}

/// Looks for the arrays that were written by the wire `tagged` while the document is read: of many small
/// ones the keys and words would take several times their memory up to the end.
pub(super) fn finder(format: Known) -> Finder {
    let find = |format, content: &Content<'_>| -> Option<Box<dyn FoundValue>> {
        let array = checked(format, any::written(content)?).ok()?;
        Some(Box::new(array))
    };
    Finder { format, find, pickled, word: any::usual_word }
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

/// What stands in a pickle in the place of a value, or why it is no pickle's.
#[derive(Clone, Debug)]
enum Pickled {
    Same(Option<String>),
    Unread(String),
    Wrong(&'static str),
}

impl FoundValue for Object {
    fn again(&self) -> Box<dyn FoundValue> {
        Box::new(self.clone())
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

impl FoundValue for Pickled {
    fn again(&self) -> Box<dyn FoundValue> {
        Box::new(self.clone())
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// What stands already, and nobody says where: one of them takes no memory.
#[derive(Clone, Debug)]
struct SameAsBefore;

impl FoundValue for SameAsBefore {
    fn again(&self) -> Box<dyn FoundValue> {
        Box::new(Self)
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// An object, from the name of its class and what it holds, or what stands in its place: as soon as it is
/// read, since many small ones would take several times their memory.
fn pickled(tag: u64, format: Known, inner: Content<'_>) -> Box<dyn FoundValue> {
    Box::new(match (tag, inner) {
        (PICKLED_CLASS, Content::Map(entries)) => match <[_; 1]>::try_from(entries) {
            Ok([(Content::Text(class), state)]) => match value(format, state) {
                // As it stands in a value, in which many small ones take enough memory.
                Ok(state) => return Box::new(Object::new(class.into_owned(), state)),
                Err(error) => Pickled::Unread(error.to_string()),
            },
            _ => Pickled::Wrong("an object that is no class and what it holds"),
        },
        (PICKLED_SAME, Content::Null) => return Box::new(SameAsBefore),
        (PICKLED_SAME, Content::Text(path)) => Pickled::Same(Some(path.into_owned())),
        (PICKLED_UNREAD, Content::Text(why)) => Pickled::Unread(why.into_owned()),
        _ => Pickled::Wrong("a value of a pickle in a form that it does not have"),
    })
}

/// What was found while the document was read.
fn found(found: Box<dyn Any>) -> Result<Value, Error> {
    let found = match found.downcast::<DynArray>() {
        Ok(array) => return Ok(Value::Array(array)),
        Err(found) => found,
    };
    let found = match found.downcast::<Object>() {
        Ok(object) => return Ok(Value::Object(object)),
        Err(found) => found,
    };
    match found.downcast::<Pickled>().map(|found| *found) {
        Ok(Pickled::Same(path)) => Ok(Value::Same(path.map(Box::new))),
        Ok(Pickled::Unread(why)) => Ok(Value::Unread(Box::new(why))),
        Ok(Pickled::Wrong(why)) => Err(Error::custom(why)),
        Err(_) => Ok(Value::Same(None)),
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
pub(super) fn checked(format: Known, array: UncheckedArray<'_>) -> Result<DynArray, Error> {
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

/// Numbers in nested lists of these lengths, without a list of content for each on the way. The last are
/// taken first, so that they make way for what they become.
fn numbers(lens: &[usize], all: &mut PackedNumbers) -> Value {
    let Some((&len, inner)) = lens.split_first() else { return Value::List(Box::default()) };
    // As many as the document has.
    let mut items = Vec::with_capacity(len);
    if inner.is_empty() {
        let last = iter::from_fn(|| all.pop()).take(len);
        items.extend(last.map(|(sort, bits)| match item(sort, bits) {
            Content::Text(word) => Value::from(word.into_owned()),
            Content::Null => Value::Null,
            _ => number(sort.number(bits)),
        }));
    } else {
        items.extend((0..len).map(|_| numbers(inner, all)));
    }
    items.reverse();
    Value::List(Box::new(items))
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
