//! Reading the data in whichever encoding it stands.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::list::{Lists, Number, Opening, number_in_map};
use crate::{
    aligned::{Aligned, Width},
    base64,
    buffer::Buffer,
    dtype::DType,
    untyped::{NoBase64, Payload, Source},
};

/// How the deserializer is asked for the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The format describes itself: base64 text, bytes and lists are told apart by what comes.
    ///
    /// Right whenever the format is human-readable (serde's buffering says so of binary formats
    /// too, and still hands over bytes) and whenever it has shown keys.
    Any,
    /// As [`Any`](Self::Any) in a format that people read, where a word may be a number: formats
    /// whose values are all words have no other.
    Text,
    /// Nothing but numbers and lists of them will do.
    Numbers {
        /// How deep the lists are nested, where the format may not describe itself.
        ndim: Option<usize>,
    },
    /// As [`Numbers`](Self::Numbers), with the halves as the integers of their bits.
    Elements {
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
    /// The format may not describe itself, and nested lists of this many axes were written.
    List {
        /// How deep the lists are nested.
        ndim: usize,
    },
}

/// Reads the data of an array, in whichever encoding it stands.
///
/// Memory follows what the input holds, never a length that it claims.
///
/// ```
/// use ndserde::{DType, wire::PayloadSeed};
/// use serde::de::DeserializeSeed;
///
/// let seed = PayloadSeed::new("my_wire", Some(&DType::UInt8), true);
/// let mut json = serde_json::Deserializer::from_str(r#""AAEC""#);
/// assert_eq!(&seed.deserialize(&mut json)?.own_shape(&DType::UInt8)[..], [3]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PayloadSeed<'a> {
    /// The name that error messages start with.
    pub(crate) wire: &'static str,
    /// The element type, which decides how numbers and alignment are understood; unknown where the
    /// field takes any and the document has not stated it so far.
    pub(crate) dtype: Option<&'a DType>,
    pub(crate) hint: Hint,
}

impl<'de> DeserializeSeed<'de> for PayloadSeed<'_> {
    type Value = Payload<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Payload<'de>, D::Error> {
        let mut data = Payload::default();
        self.in_place(&mut data).deserialize(deserializer)?;
        Ok(data)
    }
}

impl<'t> PayloadSeed<'t> {
    /// A seed for data of this dtype, as [`FieldType::dtype_of`](crate::wire::FieldType::dtype_of)
    /// has it; `wire` leads the error messages.
    ///
    /// A format that describes itself is asked for whatever stands there: base64, bytes or lists of
    /// numbers. That is right whenever the format is human-readable, and whenever it has shown the
    /// keys of a map. Any other format is asked for bytes.
    #[must_use]
    pub const fn new(wire: &'static str, dtype: Option<&'t DType>, describes_itself: bool) -> Self {
        Self { wire, dtype, hint: if describes_itself { Hint::Any } else { Hint::Bytes } }
    }

    /// Reads the data into its place.
    pub(crate) const fn in_place<'a, 'de>(
        &'a self,
        data: &'a mut Payload<'de>,
    ) -> InPlace<'a, 'de> {
        InPlace { ask: self, data }
    }

    /// Reads a list that has begun, unless its first items show that it is another thing.
    pub(crate) fn open<'de, S: SeqAccess<'de>>(
        &self,
        list: &mut S,
    ) -> Result<Result<Payload<'de>, Opening<'de>>, S::Error> {
        let mut opening = None;
        let data = self.lists()?.open(list, &mut opening)?;
        Ok(opening.map_or(Ok(data), Err))
    }

    fn lists<E: Error>(&self) -> Result<Lists<'t>, E> {
        let ndim = match self.hint {
            Hint::List { ndim } => Some(ndim),
            Hint::Numbers { ndim } | Hint::Elements { ndim } => ndim,
            Hint::Any | Hint::Text | Hint::Bytes | Hint::Lent => None,
        };
        let dtype = self.dtype.ok_or_else(|| {
            let why = "a list of numbers whose dtype the document has not stated before it";
            E::custom(format_args!("{}: {why}", self.wire))
        })?;
        let halves_as_bits = matches!(self.hint, Hint::Elements { .. });
        Ok(Lists { wire: self.wire, dtype, ndim, halves_as_bits })
    }

    /// The scalars that the data is aligned for: the largest, where the dtype is not known.
    fn width(&self) -> Width {
        self.dtype.map_or(Width::W8, DType::width)
    }
}

/// Two references, which each layer of a backend hands on in registers: the data and what was asked
/// would be copied there.
pub(crate) struct InPlace<'a, 'de> {
    ask: &'a PayloadSeed<'a>,
    data: &'a mut Payload<'de>,
}

impl<'de> DeserializeSeed<'de> for InPlace<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.ask.hint {
            Hint::Any | Hint::Text => deserializer.deserialize_any(self),
            Hint::Bytes => deserializer.deserialize_byte_buf(self),
            Hint::Lent => deserializer.deserialize_bytes(self),
            Hint::Numbers { .. } | Hint::Elements { .. } => {
                *self.data = self.ask.lists()?.deserialize(deserializer)?;
                Ok(())
            }
            // A tuple has no mark of its own: a bare number is a tuple of one, and formats that do
            // describe themselves (compact `MessagePack`) hand over whatever stands there.
            Hint::List { ndim: 0 } => {
                let scalars = self.ask.dtype.map_or(1, DType::scalars);
                deserializer.deserialize_tuple(scalars, self)
            }
            Hint::List { .. } => deserializer.deserialize_seq(self),
        }
    }
}

impl<'de> InPlace<'_, 'de> {
    #[allow(clippy::unnecessary_wraps, reason = "what visitors return")]
    fn bytes<E>(self, bytes: Buffer<'de>) -> Result<(), E> {
        *self.data = Payload(Source::Bytes(bytes));
        Ok(())
    }

    fn copied<E>(self, bytes: &[u8]) -> Result<(), E> {
        let copy = Aligned::copy(self.ask.width(), bytes);
        self.bytes(Buffer::Owned(copy))
    }

    fn number<E: Error>(self, number: Number) -> Result<(), E> {
        *self.data = self.ask.lists()?.number(number)?;
        Ok(())
    }
}

impl<'de> Visitor<'de> for InPlace<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PayloadSeed { wire, dtype, .. } = self.ask;
        f.write_str("the data of a ")?;
        if let Some(dtype) = dtype {
            write!(f, "{dtype} ")?;
        }
        write!(f, "{wire} array: base64, bytes or a list of numbers")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let is_number = self.ask.hint == Hint::Text && Number::from_word(text).is_some();
        let source = match base64::decode(text.as_bytes(), self.ask.width()) {
            Ok(bytes) if !is_number => Source::Base64(bytes),
            // Bytes that happen to be text, perhaps: the shape will tell.
            decoded => {
                let why = decoded.err().map(|why| why.to_string()).unwrap_or_default();
                let text = text.as_bytes().to_vec();
                Source::Text(Box::new(NoBase64 { text, why, is_number }))
            }
        };
        *self.data = Payload(source);
        Ok(())
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        self.bytes(Buffer::Borrowed(bytes))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.copied(bytes)
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        self.bytes(Buffer::Owned(Aligned::W1(bytes)))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        *self.data = self.ask.lists()?.list(list)?;
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        let word = number_in_map(map, &self)?;
        *self.data = self.ask.lists()?.word(&word)?;
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.number(Number::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(Number::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.number(Number::Unsigned(value))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.number(Number::Single(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.number(Number::Double(value))
    }
}
