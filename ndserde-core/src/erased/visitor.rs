//! What a format calls: each value goes where the token says.

use alloc::vec::Vec;
use core::fmt;

use serde_core::{
    Deserializer,
    de::{EnumAccess, Error, MapAccess, SeqAccess, Unexpected, Visitor},
};

use super::{
    Bytes, Enclosed, Fail, digits,
    entries::MapEntries,
    items::SeqItems,
    raise::Raise as _,
    tag,
    token::{Dest, Token},
};
use crate::{
    backend::{Backend, By},
    number::{Number, Sort},
};

impl<'de> Visitor<'de> for Token<'_, '_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.dest {
            Dest::Take(take) => take.expecting(self.context.wire, f),
            Dest::Mixed(mixed) => mixed.take.expecting(self.context.wire, f),
            Dest::Pair(row) => row.expecting(self.context.wire, f),
        }
    }

    #[inline]
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.number(Sort::Bool, value.into())
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(Sort::Integer, u64::from_ne_bytes(value.to_ne_bytes()))
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.number(Sort::of_unsigned(value), value)
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.other_number(Number::Wide(value))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        match i128::try_from(value) {
            Ok(value) => self.other_number(Number::Wide(value)),
            Err(_) => self.big_integer(value.into()),
        }
    }

    #[inline]
    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.number(Sort::Single, value.to_bits().into())
    }

    #[inline]
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.number(Sort::Double, value.to_bits())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.text(text, None)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.text(text, Some(text))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.bytes(Bytes::Buffer(bytes), Unexpected::Bytes(bytes))
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        self.bytes(Bytes::Input(bytes), Unexpected::Bytes(bytes))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        self.bytes(Bytes::Owned(bytes), Unexpected::Bytes(&[]))
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.nothing(Unexpected::Option)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.nothing(Unexpected::Unit)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        self.enclosed(Enclosed::Some, inner)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        // What serde has buffered had lost its tag before.
        #[cfg(feature = "serde_cbor_0_11")]
        if let (true, Some(By::Newtype)) = (self.is_binary, self.by_or(Backend::of::<D::Error>)) {
            let found = serde_cbor::tags::current_cbor_tag();
            let none = "a newtype of serde_cbor without its tag";
            let found = found.ok_or_else(|| D::Error::custom(none))?;
            return tag::BehindTag::tag(self, Some(found))?.ask(inner);
        }
        self.enclosed(Enclosed::Newtype, inner)
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, list: S) -> Result<(), S::Error> {
        let (context, is_binary) = (self.context, self.is_binary);
        let mut items = SeqItems { list, context, is_binary, error: None };
        let taken = match &mut self.dest {
            Dest::Take(take) => take.list(&mut items),
            Dest::Mixed(mixed) => mixed.take.list(&mut items),
            Dest::Pair(_) => return self.pair(items.list),
        };
        self.ended(taken, items.error, Unexpected::Seq)
    }

    fn visit_map<M: MapAccess<'de>>(mut self, map: M) -> Result<(), M::Error> {
        let mut entries = MapEntries { map, context: self.context, error: None };
        let taken = match &mut self.dest {
            Dest::Take(take) => take.map(&mut entries),
            Dest::Mixed(mixed) => mixed.take.map(&mut entries),
            Dest::Pair(row) => digits(&mut entries).and_then(|_| Err(row.misplaced().into())),
        };
        self.ended(taken, entries.error, Unexpected::Map)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, value: A) -> Result<(), A::Error> {
        let Some(By::Enum(by)) = self.by_or(Backend::of::<A::Error>) else {
            return Err(self.raise(Fail::Kind, Unexpected::Enum));
        };
        tag::visit(by, value, self)
    }
}
