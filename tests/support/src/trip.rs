//! Documents of any content from one data format to another and back.

use std::fmt::Write;

use arbitrary::{Result, Unstructured};
use half::{bf16, f16};
use ndarray::{ArrayD, IxDyn, ShapeBuilder};
use ndserde::{
    DynArray, Element, Value, json, pickle,
    value::{BigInt, Key, Map},
};
use num_complex::Complex;

use crate::{
    backend::{One, one},
    check::fingerprint,
};

/// A data format that describes itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripFormat {
    Json,
    Cbor,
    MessagePack,
    Pickle,
}

impl TripFormat {
    pub const ALL: [Self; 4] = [Self::Json, Self::Cbor, Self::MessagePack, Self::Pickle];

    fn write(self, value: &Value) -> std::result::Result<Vec<u8>, String> {
        match self {
            Self::Json => json::to_vec(value).map_err(|error| error.to_string()),
            Self::Cbor => one::Ciborium::write(value),
            Self::MessagePack => one::RmpNamed::write(value),
            Self::Pickle => pickle::to_vec(value).map_err(|error| error.to_string()),
        }
    }

    fn read(self, document: &[u8]) -> Value {
        let value = match self {
            Self::Json => json::from_slice(document).map_err(|error| error.to_string()),
            Self::Cbor => one::Ciborium::read(document),
            Self::MessagePack => one::RmpNamed::read(document),
            Self::Pickle => pickle::from_slice(document).map_err(|error| error.to_string()),
        };
        value.unwrap_or_else(|error| panic!("{self:?}: written, but not read: {error}"))
    }

    /// What the format has no form for, in the words of its errors.
    fn lacks(self, value: &Value) -> Vec<&'static str> {
        let mut lacks: Vec<&str> = match value {
            Value::List(items) => items.iter().flat_map(|item| self.lacks(item)).collect(),
            Value::Map(map) => map.iter().flat_map(|(_, value)| self.lacks(value)).collect(),
            Value::Tag(tag) => self.lacks(&tag.1),
            _ => Vec::new(),
        };
        lacks.extend(match (self, value) {
            (Self::Json | Self::MessagePack | Self::Pickle, Value::Tag(_)) => {
                Some("has no form for CBOR's tag")
            }
            (Self::Json | Self::Cbor | Self::Pickle, Value::Extension(..)) => {
                Some("has no form for MessagePack's extension type")
            }
            (Self::MessagePack, Value::BigInt(_)) => Some("has no form for the integer"),
            (Self::MessagePack, Value::Map(map)) if map.iter().any(|(key, _)| is_long(key)) => {
                Some("has no form for the integer")
            }
            (Self::Json, Value::Map(map)) if map.iter().any(|(key, _)| is_binary(key)) => {
                Some("has no form for the key")
            }
            (Self::Pickle, Value::Map(map)) if has_twice(map, python_key) => {
                Some("which are equal in Python")
            }
            _ => None,
        });
        if let (Self::Json, Value::Map(map)) = (self, value) {
            lacks.extend(has_twice(map, json_key).then_some("a map has two keys that are"));
        }
        lacks
    }

    /// The value as the format has it: text formats have no bytes, no special floats, and no keys but
    /// text.
    fn held(self, value: &Value) -> Value {
        let held = |value| self.held(value);
        match value {
            Value::Float(number) if self == Self::Json && !number.is_finite() => Value::Null,
            Value::Bytes(bytes) if self == Self::Json => {
                bytes.iter().map(|byte| Value::from(*byte)).collect()
            }
            Value::List(items) => items.iter().map(held).collect(),
            Value::Map(map) => {
                let key = |key: &Key| match self {
                    Self::Json => Key::from(json_key(key)),
                    _ => key.clone(),
                };
                map.iter().map(|(name, value)| (key(name), held(value))).collect()
            }
            Value::Tag(tag) => Value::tagged(tag.0, held(&tag.1)),
            value => value.clone(),
        }
    }
}

fn has_twice(map: &Map, form: fn(&Key) -> String) -> bool {
    let mut keys: Vec<String> = map.iter().map(|(key, _)| form(key)).collect();
    keys.sort_unstable();
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

fn is_binary(key: &Key) -> bool {
    matches!(key, Key::Bytes(bytes) if std::str::from_utf8(bytes).is_err())
}

fn is_long(key: &Key) -> bool {
    matches!(key, Key::BigInt(_))
}

/// A key as JSON has it.
fn json_key(key: &Key) -> String {
    match key {
        Key::Text(text) => text.clone(),
        Key::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        key => key.to_string(),
    }
}

/// Which is the same for keys that are equal in Python.
fn python_key(key: &Key) -> String {
    match key {
        Key::Bool(value) => u8::from(*value).to_string(),
        key => key.to_string(),
    }
}

/// Every bit of a value, NaN or not.
pub fn bits(value: &Value) -> String {
    let mut bits = String::new();
    write_bits(value, &mut bits).expect("in memory");
    bits
}

fn write_bits(value: &Value, to: &mut String) -> std::fmt::Result {
    match value {
        Value::Float(number) => write!(to, "float {:016x}", number.to_bits()),
        Value::Array(array) => write!(to, "array {:?}", fingerprint(&**array)),
        Value::List(items) => {
            to.push('[');
            for item in items.iter() {
                write_bits(item, to)?;
                to.push(',');
            }
            to.push(']');
            Ok(())
        }
        Value::Map(map) => {
            to.push('{');
            for (key, value) in map.iter() {
                write!(to, "{key:?}: ")?;
                write_bits(value, to)?;
                to.push(',');
            }
            to.push('}');
            Ok(())
        }
        Value::Tag(tag) => {
            write!(to, "tag {} ", tag.0)?;
            write_bits(&tag.1, to)
        }
        value => write!(to, "{value:?}"),
    }
}

/// A value goes through one format, another, and the one again. What the first reading of the one
/// gives must come back but for what the other has no form for; what a format has no form for at all
/// is an error that says so. Tells whether it went all the way.
pub fn check_trip(value: &Value, one: TripFormat, other: TripFormat) -> bool {
    let Some(first) = through(one, value) else { return false };
    let Some(between) = through(other, &first) else { return false };
    through(one, &between).is_some()
}

/// What is read of what is written; none where the format has no form for it.
fn through(format: TripFormat, value: &Value) -> Option<Value> {
    let lacks = format.lacks(value);
    let written = match format.write(value) {
        Ok(written) => written,
        Err(error) => {
            let is_known = lacks.iter().any(|lacks| error.contains(lacks));
            assert!(is_known, "{format:?}: {error}, where it {lacks:?}: {value:?}");
            return None;
        }
    };
    assert!(lacks.is_empty(), "{format:?}: written, though {lacks:?}: {value:?}");
    let read = format.read(&written);
    assert_eq!(bits(&read), bits(&format.held(value)), "{format:?}");
    Some(read)
}

/// Makes a document of the bytes from the second on, which goes through the two formats that the first
/// chooses. Tells whether it went all the way.
#[inline]
pub fn check_trip_chosen(input: &[u8]) -> bool {
    let [formats, input @ ..] = input else { return false };
    let format = |number: u8| TripFormat::ALL[usize::from(number % 4)];
    let Some(value) = value_of(input) else { return false };
    check_trip(&value, format(*formats), format(*formats >> 2))
}

/// Any value; none where the bytes end in the middle of something.
pub fn value_of(bytes: &[u8]) -> Option<Value> {
    value(&mut Unstructured::new(bytes), 4).ok()
}

/// Any value, in which so many levels stand within one another.
fn value(input: &mut Unstructured<'_>, deepest: u8) -> Result<Value> {
    Ok(match input.int_in_range(0..=if deepest == 0 { 10 } else { 15 })? {
        0 => Value::Null,
        1 => Value::from(input.arbitrary::<bool>()?),
        2 => Value::from(input.arbitrary::<i64>()?),
        3 => Value::from(input.arbitrary::<u64>()?),
        4 => {
            let (is_negative, len) = (input.arbitrary()?, input.int_in_range(0..=24)?);
            BigInt::from_be_bytes(is_negative, input.bytes(len)?).into()
        }
        5 => Value::from(input.arbitrary::<f64>()?),
        6 => Value::from(f64::from_bits(0x7ff0_0000_0000_0000 | input.arbitrary::<u64>()?)),
        7 => Value::from(input.arbitrary::<&str>()?),
        8 => Value::Bytes(input.arbitrary()?),
        9 => {
            // Some numbers are those of arrays.
            let number = input.arbitrary::<i8>()? | 1;
            Value::Extension(if number == 117 { 0 } else { number }, input.arbitrary()?)
        }
        10 => array(input)?,
        11 | 12 => {
            let len = input.int_in_range(0..=4)?;
            Value::from((0..len).map(|_| value(input, deepest - 1)).collect::<Result<Vec<_>>>()?)
        }
        13 | 14 => {
            let len = input.int_in_range(0..=4)?;
            let entry = |_| Ok((key(input)?, value(input, deepest - 1)?));
            Value::from((0..len).map(entry).collect::<Result<Map>>()?)
        }
        // Others are arrays, integers and references.
        _ => {
            let tag = *input.choose(&[0, 1, 4, 30, 32, 37, 99, 1000, 1 << 40, u64::MAX])?;
            Value::tagged(tag, value(input, deepest - 1)?)
        }
    })
}

fn key(input: &mut Unstructured<'_>) -> Result<Key> {
    Ok(match input.int_in_range(0..=7)? {
        0 | 1 => Key::from(input.arbitrary::<&str>()?),
        2 => Key::from(*input.choose(&["0", "1", "true", "-1", "a b", ""])?),
        3 => Key::from(input.int_in_range(-1_i64..=2)?),
        4 => Key::from(input.arbitrary::<u64>()?),
        5 => Key::from(input.arbitrary::<bool>()?),
        6 => {
            // ciborium reads no key from -2^128 to -2^127 - 1.
            let (is_negative, len) = (input.arbitrary()?, input.int_in_range(0..=15)?);
            Key::from(BigInt::from_be_bytes(is_negative, input.bytes(len)?))
        }
        _ => Key::Bytes(input.arbitrary()?),
    })
}

fn array(input: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match input.int_in_range(0..=8)? {
        0 => of_elements(input, f64::from_bits)?,
        1 => of_elements(input, f32::from_bits)?,
        2 => of_elements(input, f16::from_bits)?,
        3 => of_elements(input, bf16::from_bits)?,
        4 => of_elements(input, |bits: (u32, u32)| {
            Complex::new(f32::from_bits(bits.0), f32::from_bits(bits.1))
        })?,
        5 => of_elements(input, |value: bool| value)?,
        6 => of_elements(input, |number: u8| number)?,
        7 => of_elements(input, |number: i16| number)?,
        _ => of_elements(input, |number: i64| number)?,
    })
}

/// An array of up to three axes, in C order or F order.
fn of_elements<'a, B: arbitrary::Arbitrary<'a>, A: Element>(
    input: &mut Unstructured<'a>,
    element: fn(B) -> A,
) -> Result<Value> {
    let axes = input.int_in_range(0..=3)?;
    let shape = (0..axes).map(|_| input.int_in_range(0..=3)).collect::<Result<Vec<usize>>>()?;
    let shape = IxDyn(&shape).set_f(input.arbitrary()?);
    let len = shape.size();
    let elements = (0..len).map(|_| input.arbitrary().map(element)).collect::<Result<Vec<A>>>()?;
    let array = ArrayD::from_shape_vec(shape, elements).expect("as many as the shape has");
    let array = DynArray::try_from_array(&array).expect("elements of one size");
    Ok(Value::from(array))
}
