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
        let mut data = RawData::default();
        self.fill(&mut data).deserialize(deserializer)?;
        Ok(data)
    }
}

impl Payload {
    /// Reads the data into its place.
    pub(crate) const fn fill<'a, 'de>(&'a self, data: &'a mut RawData<'de>) -> Fill<'a, 'de> {
        Fill { ask: self, data }
    }

    fn collector(&self) -> Collector {
        let ndim = match self.form {
            Form::List { ndim } => Some(ndim),
            Form::Numbers { ndim } => ndim,
            Form::Any | Form::Bytes | Form::Lent | Form::Raw => None,
        };
        Collector::new(self.wire, self.dtype, ndim)
    }
}

/// Two references, which each layer of a backend hands on in registers: the data and what was asked
/// would be copied there.
pub(crate) struct Fill<'a, 'de> {
    ask: &'a Payload,
    data: &'a mut RawData<'de>,
}

impl<'de> DeserializeSeed<'de> for Fill<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.ask.form {
            Form::Any => deserializer.deserialize_any(self),
            Form::Bytes | Form::Raw => deserializer.deserialize_byte_buf(self),
            Form::Lent => deserializer.deserialize_bytes(self),
            Form::Numbers { .. } => {
                let mut collector = self.ask.collector();
                Item(&mut collector).deserialize(deserializer)?;
                self.list(collector)
            }
            // A tuple has no mark of its own: a bare number is a tuple of one, and formats that do
            // describe themselves (compact `MessagePack`) hand over whatever stands there.
            Form::List { ndim: 0 } => {
                deserializer.deserialize_tuple(self.ask.dtype.scalars(), self)
            }
            Form::List { .. } => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> Fill<'_, 'de> {
    #[allow(clippy::unnecessary_wraps, reason = "what visitors return")]
    fn bytes<E>(self, bytes: Bytes<'de>) -> Result<(), E> {
        *self.data = RawData::Bytes(bytes);
        Ok(())
    }

    fn copied<E>(self, bytes: &[u8]) -> Result<(), E> {
        let words = Words::copy(self.ask.dtype.width(), bytes);
        self.bytes(Bytes::Owned(words))
    }

    fn list<E: Error>(self, collector: Collector) -> Result<(), E> {
        *self.data = collector.finish()?;
        Ok(())
    }

    fn number<E: Error>(self, number: Number) -> Result<(), E> {
        let mut collector = self.ask.collector();
        collector.number(number)?;
        self.list(collector)
    }
}

impl<'de> Visitor<'de> for Fill<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the data of a {} {} array: base64, bytes or a list of numbers",
            self.ask.dtype, self.ask.wire
        )
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if self.ask.form == Form::Raw {
            return self.copied(text.as_bytes());
        }
        let words = base64::decode(text.as_bytes(), self.ask.dtype.width())
            .map_err(|error| E::custom(error.in_wire(self.ask.wire)))?;
        self.bytes(Bytes::Owned(words))
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        self.bytes(Bytes::Borrowed(bytes))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.copied(bytes)
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        self.bytes(Bytes::Owned(Words::W1(bytes)))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        let mut collector = self.ask.collector();
        collector.list(list)?;
        self.list(collector)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.number(Number::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(Number::Int(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.number(Number::Int(value.into()))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.number(Number::Single(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.number(Number::Double(value))
    }
}
