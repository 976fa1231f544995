//! What serde has no form for: integers of more than 128 bits, objects of classes, and what is only named
//! in its place. As the libraries of CBOR hand tags over: an enum of a tag and what stands behind it.

use alloc::{string::String, vec::Vec};

use serde_core::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
    value::{
        BytesDeserializer, StrDeserializer, StringDeserializer, U64Deserializer, UnitDeserializer,
    },
};

use super::class::OfClass;
use crate::{
    backend::{PICKLED, PICKLED_CLASS, PICKLED_SAME, PICKLED_UNREAD},
    error::Error,
};

pub(super) struct PickledTag<'a, 'de> {
    tag: Option<u64>,
    behind: Option<Behind<'a, 'de>>,
}

/// What stands behind a tag.
enum Behind<'a, 'de> {
    Integer(Vec<u8>),
    Class(OfClass<'a, 'de>),
    Text(String),
    Nothing,
}

impl<'a, 'de> PickledTag<'a, 'de> {
    pub(super) fn integer((tag, bytes): (u64, Vec<u8>)) -> Self {
        Self { tag: Some(tag), behind: Some(Behind::Integer(bytes)) }
    }

    pub(super) fn class(class: OfClass<'a, 'de>) -> Self {
        Self { tag: Some(PICKLED_CLASS), behind: Some(Behind::Class(class)) }
    }

    /// What stands at a path already, if there is one to be told.
    pub(super) fn same(path: Option<String>) -> Self {
        let behind = path.map_or(Behind::Nothing, Behind::Text);
        Self { tag: Some(PICKLED_SAME), behind: Some(behind) }
    }

    /// Why there is nothing.
    pub(super) fn unread(why: String) -> Self {
        Self { tag: Some(PICKLED_UNREAD), behind: Some(Behind::Text(why)) }
    }
}

impl<'de> EnumAccess<'de> for PickledTag<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant: StrDeserializer<'_, Error> = StrDeserializer::new(PICKLED.tagged);
        Ok((seed.deserialize(variant)?, self))
    }
}

fn other<T>() -> Result<T, Error> {
    Err(Error::custom("what only a Value holds, expected another variant"))
}

impl<'de> VariantAccess<'de> for PickledTag<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        other()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Error> {
        other()
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        other()
    }
}

impl<'de> SeqAccess<'de> for PickledTag<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if let Some(tag) = self.tag.take() {
            let tag: U64Deserializer<Error> = tag.into_deserializer();
            return seed.deserialize(tag).map(Some);
        }
        match self.behind.take() {
            Some(Behind::Integer(bytes)) => {
                seed.deserialize(BytesDeserializer::new(&bytes)).map(Some)
            }
            Some(Behind::Class(class)) => seed.deserialize(class).map(Some),
            Some(Behind::Text(text)) => seed.deserialize(StringDeserializer::new(text)).map(Some),
            Some(Behind::Nothing) => seed.deserialize(UnitDeserializer::new()).map(Some),
            None => Ok(None),
        }
    }
}
