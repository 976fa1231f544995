//! One value as a deserializer.

use std::borrow::Cow;

use serde_core::{
    de::{Deserializer, Visitor},
    forward_to_deserialize_any,
};

use super::{
    super::{array::Parts, value::PyValue},
    access::{DictAccess, ListAccess},
    array::ArrayMap,
    node::Node,
    scalar,
    variant::Variant,
};
use crate::{
    aligned::Width,
    error::Error,
    latin1,
    untyped::{FieldType, UncheckedArray},
};

impl<'a, 'de> Node<'a, 'de> {
    fn string(self, at: u32) -> Result<&'a Cow<'de, [u8]>, Error> {
        let bytes = self.unpickled.heap.bytes(at);
        self.spend(bytes.len())?;
        Ok(bytes)
    }

    fn visit_text<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        let no_text = |_| {
            Error::custom(
                "the pickle has a string of Python 2 that is not UTF-8 where text belongs",
            )
        };
        match self.string(at)? {
            Cow::Borrowed(bytes) => {
                visitor.visit_borrowed_str(std::str::from_utf8(bytes).map_err(no_text)?)
            }
            Cow::Owned(bytes) => visitor.visit_str(std::str::from_utf8(bytes).map_err(no_text)?),
        }
    }

    fn visit_bytes<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        match self.string(at)? {
            Cow::Borrowed(bytes) => visitor.visit_borrowed_bytes(bytes),
            Cow::Owned(bytes) => visitor.visit_bytes(bytes),
        }
    }

    fn visit_encoded<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        let text = std::str::from_utf8(self.string(at)?).unwrap_or_default();
        visitor.visit_byte_buf(latin1::decode(text, 0, Width::W1)?.into_elements())
    }

    fn visit_elements<V: Visitor<'de>>(self, at: u32, visitor: V) -> Result<V::Value, Error> {
        self.spend(0)?;
        let mut elements = ListAccess::of(self, at);
        let value = visitor.visit_seq(&mut elements)?;
        elements.end()?;
        Ok(value)
    }

    fn visit_entries<V: Visitor<'de>>(
        self,
        at: u32,
        pairs: bool,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.spend(0)?;
        let mut entries = DictAccess::of(self, at, pairs);
        let value = visitor.visit_map(&mut entries)?;
        entries.end()?;
        Ok(value)
    }

    /// An array as the map that the tagged wire reads.
    fn visit_array<V: Visitor<'de>>(self, parts: Parts, visitor: V) -> Result<V::Value, Error> {
        /// What a field of a record costs, whose name may be as long.
        const FIELD: usize = 128;
        let fields = parts.fields.saturating_mul(FIELD);
        let array = UncheckedArray::from(parts.enclosed(&self.unpickled.heap)?);
        // Records as they are packed, which the map can say.
        let array = array.check(&FieldType::any(None))?;
        self.spend(array.data().len().saturating_add(fields))?;
        visitor.visit_map(ArrayMap::new(array))
    }

    fn parts(self, at: u32) -> Result<Parts, Error> {
        Parts::of(&self.unpickled.heap, at)
    }
}

fn visit_integer<'de, V: Visitor<'de>>(value: i128, visitor: V) -> Result<V::Value, Error> {
    if let Ok(value) = u64::try_from(value) {
        visitor.visit_u64(value)
    } else if let Ok(value) = i64::try_from(value) {
        visitor.visit_i64(value)
    } else if let Ok(value) = u128::try_from(value) {
        visitor.visit_u128(value)
    } else {
        visitor.visit_i128(value)
    }
}

impl<'de> Deserializer<'de> for Node<'_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            PyValue::Text(at) => self.visit_text(at, visitor),
            // As Python 3 has it, where nothing else is asked for.
            PyValue::Str(at) if self.unpickled.heap.bytes(at).is_ascii() => {
                self.visit_text(at, visitor)
            }
            PyValue::Bytes(at) | PyValue::Str(at) => self.visit_bytes(at, visitor),
            PyValue::Encoded(at) => self.visit_encoded(at, visitor),
            PyValue::List(at) | PyValue::Tuple(at) | PyValue::Set(at) => {
                self.visit_elements(at, visitor)
            }
            PyValue::Dict(at) => self.visit_entries(at, false, visitor),
            PyValue::Pairs(at) => self.visit_entries(at, true, visitor),
            PyValue::Array(at) => match self.parts(at)? {
                parts if parts.scalar => {
                    self.spend(0)?;
                    scalar::visit(&parts, &parts.data(&self.unpickled.heap)?, visitor)
                }
                parts => self.visit_array(parts, visitor),
            },
            value => {
                self.spend(0)?;
                match value {
                    PyValue::None => visitor.visit_unit(),
                    PyValue::Bool(value) => visitor.visit_bool(value),
                    PyValue::Int(value) => visit_integer(value.into(), visitor),
                    PyValue::Wide(at) => visit_integer(self.unpickled.heap.wide(at), visitor),
                    PyValue::Float(at) => visitor.visit_f64(self.unpickled.heap.number(at)),
                    PyValue::Huge => {
                        Err(Error::custom("the pickle has an integer of more than 128 bits"))
                    }
                    other => {
                        let other = other.sort();
                        Err(Error::custom(format_args!(
                            "the pickle has {other} where a value belongs"
                        )))
                    }
                }
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            PyValue::None => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// A NumPy scalar is a plain number, unless an array is asked for.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            PyValue::Array(at) if name == "NdArray" => self.visit_array(self.parts(at)?, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(Variant::of(self)?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            PyValue::Str(at) => self.visit_text(at, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            PyValue::Str(at) => self.visit_bytes(at, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_bytes(visitor)
    }

    /// Nothing within is looked at.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char
        unit unit_struct seq tuple tuple_struct map identifier
    }
}
