//! The numbers of a row: each goes straight into its block, since a call through a table for each
//! would cost more than binary formats take to read one.

use core::fmt;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, Visitor},
};

#[cfg(feature = "json")]
use super::chunk;
use super::{
    Ask, Context, Fail, Row, digits,
    entries::MapEntries,
    raise::{Raise, done},
    tag::{self, BehindTag},
};
use crate::{
    backend::{Backend, By, Tags},
    number::{Number, Sort},
};

/// Takes a number of a row. Two references, which a format hands on in registers.
pub(super) struct Digit<'a, 'c, 't> {
    pub(super) row: &'a mut Row<'t>,
    pub(super) context: &'c Context,
}

impl Digit<'_, '_, '_> {
    #[inline]
    #[allow(clippy::unnecessary_wraps, reason = "what visitors return")]
    fn push<E>(self, sort: Sort, bits: u64) -> Result<(), E> {
        self.row.push(sort, bits);
        Ok(())
    }
}

impl Raise for Digit<'_, '_, '_> {
    fn wire(&self) -> &'static str {
        self.context.wire
    }
}

impl<'de> Visitor<'de> for Digit<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.row.expecting(self.context.wire, f)
    }

    #[inline]
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.push(Sort::Bool, value.into())
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.push(Sort::Integer, u64::from_ne_bytes(value.to_ne_bytes()))
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.push(Sort::of_unsigned(value), value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        let (sort, bits) = Number::Wide(value).in_64_bits();
        self.push(sort, bits)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        match i128::try_from(value) {
            Ok(value) => self.visit_i128(value),
            Err(_) => Err(self.raise(Fail::Kind, Unexpected::Other("integer of 128 bits"))),
        }
    }

    #[inline]
    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.push(Sort::Single, value.to_bits().into())
    }

    #[inline]
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.push(Sort::Double, value.to_bits())
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<(), E> {
        let taken = self.row.push_word(word);
        done!(self, taken, Unexpected::Str(word))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        let taken = self.row.push_null();
        done!(self, taken, Unexpected::Unit)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        let taken = self.row.push_null();
        done!(self, taken, Unexpected::Option)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        let why = self.row.bytes();
        Err(self.raise(why.into(), Unexpected::Bytes(bytes)))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        let mut entries = MapEntries { map, context: self.context, error: None };
        #[cfg(feature = "json")]
        if chunk::is_numbers::<M>() {
            let taken = chunk::take(self.row, &mut entries);
            return done!(self, taken, Unexpected::Map);
        }
        let pushed = digits(&mut entries).and_then(|word| self.row.push_word(&word));
        self.ended(pushed, entries.error, Unexpected::Map)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, value: A) -> Result<(), A::Error> {
        match Backend::of::<A::Error>().and_then(|known| known.tags.as_ref()) {
            Some(Tags { by: By::Enum(by), .. }) => tag::visit(*by, value, self),
            _ => Err(self.raise(Fail::Kind, Unexpected::Enum)),
        }
    }

    #[cfg(feature = "serde_cbor_0_11")]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        let tags = Backend::of::<D::Error>().and_then(|known| known.tags.as_ref());
        match (tags, serde_cbor::tags::current_cbor_tag()) {
            (Some(Tags { by: By::Newtype, .. }), tag @ Some(_)) => {
                self.tag(tag)?.deserialize(inner)
            }
            _ => Err(self.raise(Fail::Kind, Unexpected::NewtypeStruct)),
        }
    }

    fn visit_seq<S: SeqAccess<'de>>(self, _: S) -> Result<(), S::Error> {
        let misplaced = self.row.misplaced();
        Err(self.raise(misplaced.into(), Unexpected::Seq))
    }
}

impl<'de> DeserializeSeed<'de> for Digit<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl BehindTag<'_> for Digit<'_, '_, '_> {
    fn tag<E: Error>(self, tag: Option<u64>) -> Result<Self, E> {
        match tag.map_or(Ok(()), |tag| self.row.pass_tag(tag)) {
            Ok(()) => Ok(self),
            Err(fail) => Err(self.raise(fail, Unexpected::Enum)),
        }
    }
}

/// Asks for a number; `TYPED` where the format does not describe itself, so that the loop over a row
/// has no code for the other way.
pub(super) struct Asked<'a, 'c, 't, const TYPED: bool> {
    pub(super) digit: Digit<'a, 'c, 't>,
    /// Whether the list comes from a format that people do not read.
    pub(super) is_binary: bool,
}

/// Whether a seed takes many numbers at once, as a map of its own.
#[cfg(feature = "json")]
#[inline]
pub(crate) fn takes_numbers<T>() -> bool {
    typeid::of::<T>() == typeid::of::<Asked<'_, '_, '_, false>>()
}

impl<'de, const TYPED: bool> DeserializeSeed<'de> for Asked<'_, '_, '_, TYPED> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { digit, is_binary } = self;
        if !TYPED {
            return deserializer.deserialize_any(digit);
        }
        // An element of a byte string, which some binary formats hand over where a list is asked for:
        // taken out of the format, its bytes say that people read them.
        if is_binary && deserializer.is_human_readable() {
            let bytes = digit.row.bytes();
            return Err(digit.raise(bytes.into(), Unexpected::Seq));
        }
        match digit.row.ask {
            Ask::Bool => deserializer.deserialize_bool(digit),
            Ask::I8 => deserializer.deserialize_i8(digit),
            Ask::I16 => deserializer.deserialize_i16(digit),
            Ask::I32 => deserializer.deserialize_i32(digit),
            Ask::I64 => deserializer.deserialize_i64(digit),
            Ask::U8 => deserializer.deserialize_u8(digit),
            Ask::U16 => deserializer.deserialize_u16(digit),
            Ask::U32 => deserializer.deserialize_u32(digit),
            Ask::U64 => deserializer.deserialize_u64(digit),
            Ask::F32 => deserializer.deserialize_f32(digit),
            Ask::F64 => deserializer.deserialize_f64(digit),
            _ => deserializer.deserialize_any(digit),
        }
    }
}
