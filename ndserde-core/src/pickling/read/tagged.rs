//! Integers of more than 128 bits, for which serde has no form: as the libraries of CBOR hand them over,
//! an enum of a tag and bytes.

use serde_core::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
    value::{BytesDeserializer, StrDeserializer, U64Deserializer},
};

use crate::{backend::PICKLED, error::Error};

pub(super) struct TaggedBytes {
    tag: Option<u64>,
    bytes: Option<Vec<u8>>,
}

impl TaggedBytes {
    pub(super) fn of((tag, bytes): (u64, Vec<u8>)) -> Self {
        Self { tag: Some(tag), bytes: Some(bytes) }
    }
}

impl<'de> EnumAccess<'de> for TaggedBytes {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let variant: StrDeserializer<'_, Error> = StrDeserializer::new(PICKLED.tagged);
        Ok((seed.deserialize(variant)?, self))
    }
}

fn other<T>() -> Result<T, Error> {
    Err(Error::custom("an integer of more than 128 bits, expected another variant"))
}

impl<'de> VariantAccess<'de> for TaggedBytes {
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

impl<'de> SeqAccess<'de> for TaggedBytes {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        if let Some(tag) = self.tag.take() {
            let tag: U64Deserializer<Error> = tag.into_deserializer();
            return seed.deserialize(tag).map(Some);
        }
        let Some(bytes) = self.bytes.take() else { return Ok(None) };
        seed.deserialize(BytesDeserializer::new(&bytes)).map(Some)
    }
}
