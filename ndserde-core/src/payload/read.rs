//! Reading the data in whichever encoding it stands.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};

use super::{
    base64,
    list::{Collector, Item, Number},
};
use crate::{DType, bytes::Bytes, parts::RawData, words::Words};

/// How the deserializer must be asked for the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The format describes itself: base64 text, bytes and lists are told apart by what comes.
    ///
    /// Right whenever the format is human-readable (serde's buffering says so of binary formats
    /// too, and still hands over bytes) and whenever it has shown keys.
    Any,
    /// Nothing but numbers and lists of them will do.
    Numbers {
        /// How deep the lists are nested, where the format may not describe itself.
        ndim: Option<usize>,
    },
    /// The format may not describe itself, and bytes were written.
    Bytes,
    /// As [`Bytes`](Self::Bytes), where the input had better lend them.
    ///
    /// Formats without names lend what stands in memory; a format that has a buffer of its own
    /// (`ciborium`) refuses to lend more than the buffer holds.
    Lent,
    /// As [`Bytes`](Self::Bytes), but a string is the bytes themselves and no base64: what
    /// `MessagePack` without the type bin makes of them.
    Raw,
    /// The format may not describe itself, and nested lists of this many axes were written.
    List {
        /// How deep the lists are nested.
        ndim: usize,
    },
}

/// Reads the data of an array whose elements are `dtype`.
///
/// Memory follows what the input holds, never a length that it claims.
#[derive(Clone, Copy, Debug)]
pub struct Payload {
    /// The name that error messages start with.
    pub wire: &'static str,
    /// The element type of the field, which decides how numbers and alignment are understood.
    pub dtype: DType,
    /// How to ask for it.
    pub form: Form,
}

impl<'de> DeserializeSeed<'de> for Payload {
    type Value = RawData<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawData<'de>, D::Error> {
        match self.form {
            Form::Any => deserializer.deserialize_any(self),
            Form::Bytes | Form::Raw => deserializer.deserialize_byte_buf(self),
            Form::Lent => deserializer.deserialize_bytes(self),
            Form::Numbers { .. } => {
                let mut collector = self.collector();
                Item(&mut collector).deserialize(deserializer)?;
                collector.finish()
            }
            // A tuple has no mark of its own: a bare number is a tuple of one, and formats that do
            // describe themselves (compact `MessagePack`) hand over whatever stands there.
            Form::List { ndim: 0 } => deserializer.deserialize_tuple(self.dtype.scalars(), self),
            Form::List { .. } => deserializer.deserialize_seq(self),
        }
    }
}

impl Payload {
    fn collector(self) -> Collector {
        let ndim = match self.form {
            Form::List { ndim } => Some(ndim),
            Form::Numbers { ndim } => ndim,
            Form::Any | Form::Bytes | Form::Lent | Form::Raw => None,
        };
        Collector::new(self.wire, self.dtype, ndim)
    }

    fn copied<'de>(self, bytes: &[u8]) -> RawData<'de> {
        RawData::Bytes(Bytes::Owned(Words::copy(self.dtype.width(), bytes)))
    }

    fn number<'de, E: Error>(self, number: Number) -> Result<RawData<'de>, E> {
        let mut collector = self.collector();
        collector.number(number)?;
        collector.finish()
    }
}

impl<'de> Visitor<'de> for Payload {
    type Value = RawData<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the data of a {} {} array: base64, bytes or a list of numbers",
            self.dtype, self.wire
        )
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RawData<'de>, E> {
        if self.form == Form::Raw {
            return Ok(self.copied(text.as_bytes()));
        }
        let words = base64::decode(text.as_bytes(), self.dtype.width())
            .map_err(|error| E::custom(error.in_wire(self.wire)))?;
        Ok(RawData::Bytes(Bytes::Owned(words)))
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<RawData<'de>, E> {
        Ok(RawData::Bytes(Bytes::Borrowed(bytes)))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<RawData<'de>, E> {
        Ok(self.copied(bytes))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<RawData<'de>, E> {
        Ok(RawData::Bytes(Bytes::Owned(Words::W1(bytes))))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<RawData<'de>, S::Error> {
        let mut collector = self.collector();
        collector.list(list)?;
        collector.finish()
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<RawData<'de>, E> {
        self.number(Number::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<RawData<'de>, E> {
        self.number(Number::Int(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<RawData<'de>, E> {
        self.number(Number::Int(value.into()))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<RawData<'de>, E> {
        self.number(Number::Single(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<RawData<'de>, E> {
        self.number(Number::Double(value))
    }
}
