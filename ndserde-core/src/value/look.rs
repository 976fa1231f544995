//! Which values are arrays: those that have the marks of one, and are sound.

use super::{Key, Map, Value, source::Source};
use crate::{
    dynamic::DynArray,
    error::Error,
    payload::Number,
    untyped::{FieldType, UncheckedArray},
    wire::{Any, Descr, Wire, any},
};

/// The array that a document means.
pub(super) fn checked(array: UncheckedArray<'_>) -> Result<Value, Error> {
    let array = array.check(&FieldType::any(None))?;
    DynArray::from_untyped(array).map(Value::from)
}

/// What a whole value is as an array.
fn read(value: &Value) -> Option<Value> {
    let array = Any::deserialize(Source(value), &FieldType::any(None)).ok()?;
    checked(array).ok()
}

/// A number that stands as a map: what `serde_json` makes of numbers with its feature
/// `arbitrary_precision`.
fn number(map: &Map) -> Option<Value> {
    match map.get("$serde_json::private::Number")? {
        Value::Text(digits) if map.len() == 1 => match Number::from_word(digits)? {
            Number::Wide(number) => match (i64::try_from(number), u64::try_from(number)) {
                (Ok(number), _) => Some(Value::Integer(number)),
                (_, Ok(number)) => Some(Value::Unsigned(number)),
                _ => None,
            },
            Number::Double(number) => Some(Value::Float(number)),
            _ => None,
        },
        _ => None,
    }
}

/// A map, or the array that it is.
pub(super) fn map(map: Map) -> Value {
    if let Some(number) = number(&map) {
        return number;
    }
    // Packed CBOR has the places of a struct's fields in place of their names.
    let mut places = (0..5).zip(&map);
    let is_packed = map.len() == 5 && places.all(|(place, (key, _))| *key == Key::Integer(place));
    let is_marked = is_packed || any::are_marks(map.iter().map(|(key, _)| key.name()));
    let map = Value::Map(map);
    if is_marked { read(&map).unwrap_or(map) } else { map }
}

/// A list, or the array that it is: one that states its dtype, in the place where the wires `triple`,
/// `tagged` and `json_numpy` have it.
pub(super) fn list(items: Vec<Value>) -> Value {
    let is_dtype = |value: &Value| match value {
        Value::Text(word) => word.parse::<Descr>().is_ok(),
        Value::List(fields) => matches!(fields.first(), Some(Value::List(_))),
        _ => false,
    };
    let is_marked = match &items[..] {
        [Value::Bytes(_), dtype, Value::List(_)]
        | [dtype, Value::Text(_) | Value::Bytes(_), Value::List(_)]
        | [dtype, Value::List(_), Value::Text(_), Value::Text(_), _] => is_dtype(dtype),
        _ => false,
    };
    let list = Value::List(items);
    if is_marked { read(&list).unwrap_or(list) } else { list }
}

/// Text, or the file that it is.
pub(super) fn text(text: &str) -> Option<Value> {
    checked(any::text(text)?.ok()?.into()).ok()
}

/// Bytes, or the file that they are.
pub(super) fn bytes(bytes: &[u8]) -> Option<Value> {
    checked(any::bytes(bytes).ok()?.into()).ok()
}

/// What stands as an extension type of `MessagePack`, or the array of flax that it is.
pub(super) fn extension(value: Value) -> Value {
    let array = match &value {
        Value::List(items) => match &items[..] {
            [Value::Integer(1), Value::Bytes(bytes)] => any::extension(bytes).ok(),
            _ => None,
        },
        _ => None,
    };
    array.and_then(|array| checked(array).ok()).unwrap_or(value)
}
