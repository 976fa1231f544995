//! NumPy scalars as plain numbers and text.

use alloc::string::{String, ToString};
use core::fmt;

use serde_core::{
    de::{Deserializer, IntoDeserializer, Visitor, value::SeqDeserializer},
    forward_to_deserialize_any,
};

use super::super::{array::Parts, equal::NumberKey, heap::Heap, long, value::PyValue};
use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    error::{Error, Kind},
    float::half::{self, BF16, F16},
    words,
};

/// Visits the value of a scalar, complex numbers as a pair.
pub(super) fn visit<'de, V: Visitor<'de>>(
    parts: &Parts,
    data: &Buffer<'_>,
    visitor: V,
) -> Result<V::Value, Error> {
    let dtype = parts.descr.dtype();
    let bytes = data.as_slice();
    if bytes.len() != dtype.itemsize() {
        let (shape, needed, found) = (parts.shape.to_string(), dtype.itemsize(), bytes.len());
        return Err(Kind::Length { shape, dtype: dtype.in_message(), needed, found }.into());
    }
    let big = parts.descr.byteorder() == Some(ByteOrder::Big);
    match dtype {
        DType::Bool => match bytes {
            [0] => visitor.visit_bool(false),
            [1] => visitor.visit_bool(true),
            _ => Err(Kind::BoolByte { index: 0, byte: bytes.first().copied().unwrap_or_default() }
                .into()),
        },
        DType::Int8 => visitor.visit_i8(i8::from_le_bytes(word(bytes, big))),
        DType::Int16 => visitor.visit_i16(i16::from_le_bytes(word(bytes, big))),
        DType::Int32 => visitor.visit_i32(i32::from_le_bytes(word(bytes, big))),
        DType::Int64 => visitor.visit_i64(i64::from_le_bytes(word(bytes, big))),
        DType::UInt8 => visitor.visit_u8(u8::from_le_bytes(word(bytes, big))),
        DType::UInt16 => visitor.visit_u16(u16::from_le_bytes(word(bytes, big))),
        DType::UInt32 => visitor.visit_u32(u32::from_le_bytes(word(bytes, big))),
        DType::UInt64 => visitor.visit_u64(u64::from_le_bytes(word(bytes, big))),
        DType::Float16 => {
            visitor.visit_f32(half::widen::<F16>(u16::from_le_bytes(word(bytes, big))))
        }
        DType::BFloat16 => {
            visitor.visit_f32(half::widen::<BF16>(u16::from_le_bytes(word(bytes, big))))
        }
        DType::Float32 => visitor.visit_f32(f32::from_le_bytes(word(bytes, big))),
        DType::Float64 => visitor.visit_f64(f64::from_le_bytes(word(bytes, big))),
        DType::Complex64 => {
            let parts = bytes.chunks(4).map(|part| f32::from_le_bytes(word(part, big)));
            visitor.visit_seq(SeqDeserializer::new(parts.map(Part::Single)))
        }
        DType::Complex128 => {
            let parts = bytes.chunks(8).map(|part| f64::from_le_bytes(word(part, big)));
            visitor.visit_seq(SeqDeserializer::new(parts.map(Part::Double)))
        }
        // The number alone would lose its unit.
        DType::DateTime64(_) | DType::TimeDelta64(_) | DType::Record(_) => {
            let takes_it = "a field of the type Array0 or DynArray takes it";
            let dtype = dtype.in_message();
            Err(Error::custom(format_args!("a {dtype} is no plain value: {takes_it}")))
        }
        DType::Str(_) => {
            let characters = bytes.chunks(4).map(|code| u32::from_le_bytes(word(code, big)));
            let text: Option<String> = characters.map(char::from_u32).collect();
            let text =
                text.ok_or_else(|| Error::custom("a NumPy str has a code that is no character"))?;
            visitor.visit_str(text.trim_end_matches('\0'))
        }
        DType::Void(_) => visitor.visit_bytes(bytes),
        DType::Bytes(_) => {
            let len =
                bytes.iter().rposition(|&byte| byte != 0).map_or(0, |last| last.saturating_add(1));
            visitor.visit_bytes(bytes.get(..len).unwrap_or_default())
        }
    }
}

/// A part of a complex number. Serde's own deserializers of floats say that people read them.
enum Part {
    Single(f32),
    Double(f64),
}

impl<'de> Deserializer<'de> for Part {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Single(value) => visitor.visit_f32(value),
            Self::Double(value) => visitor.visit_f64(value),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Part {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// The number that a key is, if it is one.
pub(super) fn number_of(heap: &Heap<'_>, key: PyValue) -> Option<NumberKey> {
    match key {
        PyValue::Bool(value) => Some(NumberKey::Bool(value)),
        PyValue::Int(number) => Some(NumberKey::Integer(number.into())),
        PyValue::Wide(at) => Some(NumberKey::Integer(heap.wide(at))),
        PyValue::Huge(at) => long::to_f64(heap.bytes(at)).map(NumberKey::Long),
        PyValue::Float(at) => Some(NumberKey::Float(heap.number(at))),
        PyValue::Array(at) => {
            let parts = Parts::of(heap, at).ok().filter(|parts| parts.scalar)?;
            number_key(&parts, &parts.data(heap).ok()?)
        }
        _ => None,
    }
}

/// The key that a scalar is, if it is a number.
pub(super) fn number_key(parts: &Parts, data: &Buffer<'_>) -> Option<NumberKey> {
    visit(parts, data, NumberKeyVisitor).ok()
}

/// A scalar as a `Value` displays it as a key.
pub(super) fn shown(parts: &Parts, data: &Buffer<'_>) -> Option<String> {
    visit(parts, data, ShownKeyVisitor).ok()
}

struct ShownKeyVisitor;

impl Visitor<'_> for ShownKeyVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the key of a map")
    }

    fn visit_bool<E>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_u64<E>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(words::as_key(text))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<String, E> {
        Ok(words::bytes_as_key(bytes))
    }
}

struct NumberKeyVisitor;

impl Visitor<'_> for NumberKeyVisitor {
    type Value = NumberKey;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_bool<E>(self, value: bool) -> Result<NumberKey, E> {
        Ok(NumberKey::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<NumberKey, E> {
        Ok(NumberKey::Integer(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<NumberKey, E> {
        Ok(NumberKey::Integer(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<NumberKey, E> {
        Ok(NumberKey::Float(number))
    }
}

/// A scalar's bytes, the least first.
fn word<const N: usize>(bytes: &[u8], big: bool) -> [u8; N] {
    let mut word = [0; N];
    word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    if big {
        word.reverse();
    }
    word
}
