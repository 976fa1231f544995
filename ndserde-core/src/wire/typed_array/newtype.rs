//! Tags as the crate `serde_cbor` lets them through: as newtypes, with a number that stands in the
//! thread.

use std::fmt;

use serde_cbor::tags;
use serde_core::{
    Serialize, Serializer,
    de::{
        DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{
            BorrowedBytesDeserializer, BorrowedStrDeserializer, MapAccessDeserializer,
            SeqAccessDeserializer,
        },
    },
    ser::Error as _,
};

use super::{
    NAME,
    tagged::{Place, ValueOf},
};
use crate::error::Error;

pub(super) fn write<T: Serialize, S: Serializer>(
    tag: u64,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    // Its error is that of the writer to bytes, but it makes a value without the tag.
    if std::any::type_name::<S>().contains("serde_cbor::value::ser::") {
        let why = "serde_cbor::value::to_value loses tags, to_vec and to_writer keep them";
        return Err(S::Error::custom(Error::custom(why).in_wire(NAME)));
    }
    tags::Tagged::new(Some(tag), value).serialize(serializer)
}

/// Reads a value with the tag before it, or, from whatever stands there, the value alone.
pub(super) struct Newtype<P>(pub(super) P);

impl<'de, P: Place<'de>> Newtype<P> {
    fn bare<D: Deserializer<'de>>(self, value: D) -> Result<ValueOf<'de, P>, D::Error> {
        self.0.after(None)?.deserialize(value)
    }
}

macro_rules! bare {
    ($($method:ident($value:ty))*) => {$(
        fn $method<E: serde_core::de::Error>(self, value: $value) -> Result<Self::Value, E> {
            self.bare(value.into_deserializer())
        }
    )*};
}

impl<'de, P: Place<'de>> Visitor<'de> for Newtype<P> {
    type Value = ValueOf<'de, P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of a {NAME} array, with a CBOR tag or without")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<Self::Value, D::Error> {
        let tag = tags::current_cbor_tag();
        let tag = tag.ok_or_else(|| D::Error::custom("a newtype of serde_cbor without its tag"))?;
        self.0.after(Some(tag))?.deserialize(value)
    }

    bare! {
        visit_bool(bool)
        visit_i64(i64)
        visit_i128(i128)
        visit_u64(u64)
        visit_f32(f32)
        visit_f64(f64)
        visit_str(&str)
        visit_bytes(&[u8])
    }

    fn visit_borrowed_str<E: serde_core::de::Error>(
        self,
        text: &'de str,
    ) -> Result<Self::Value, E> {
        self.bare(BorrowedStrDeserializer::new(text))
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(
        self,
        bytes: &'de [u8],
    ) -> Result<Self::Value, E> {
        self.bare(BorrowedBytesDeserializer::new(bytes))
    }

    fn visit_unit<E: serde_core::de::Error>(self) -> Result<Self::Value, E> {
        self.bare(().into_deserializer())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Self::Value, S::Error> {
        self.bare(SeqAccessDeserializer::new(list))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        self.bare(MapAccessDeserializer::new(map))
    }
}
