//! Enums: a string, or a map of one key.

use serde_core::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error as _, Unexpected, VariantAccess, Visitor},
};
use serde_json::{Error, Result};

use super::{input::JsonReader, key::JsonKey};

/// A variant with a value.
struct JsonVariant<'a, 'de>(&'a mut JsonReader<'de>);

/// A variant without one.
struct JsonUnitVariant<'a, 'de>(&'a mut JsonReader<'de>);

impl<'de> JsonReader<'de> {
    /// Hands an enum over.
    pub(super) fn visit_enum<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            b'{' => {
                self.enter()?;
                let taken = visitor.visit_enum(JsonVariant(self));
                self.leave();
                let value = taken?;
                match self.peek_token() {
                    Some(b'}') => {
                        self.step();
                        Ok(value)
                    }
                    Some(_) => Err(self.wrong("expected value")),
                    None => Err(self.wrong("EOF while parsing an object")),
                }
            }
            b'"' => visitor.visit_enum(JsonUnitVariant(self)),
            _ => Err(self.wrong_next("expected value")),
        }
    }
}

impl<'de> EnumAccess<'de> for JsonVariant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let reader = self.0;
        match reader.peek_token() {
            Some(b'"') => {}
            Some(b'}') => return Err(reader.wrong_next("expected value")),
            Some(_) => return Err(reader.wrong_next("key must be a string")),
            None => return Err(reader.wrong_next("EOF while parsing an object")),
        }
        let value = match seed.deserialize(JsonKey { reader: &mut *reader, known: None }) {
            Ok(value) => value,
            Err(error) => return Err(reader.placed(error)),
        };
        reader.colon()?;
        Ok((value, Self(reader)))
    }
}

impl<'de> VariantAccess<'de> for JsonVariant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        <()>::deserialize(self.0)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value> {
        self.0.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.0.deserialize_struct("", fields, visitor)
    }
}

impl<'de> EnumAccess<'de> for JsonUnitVariant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let variant = seed.deserialize(&mut *self.0)?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for JsonUnitVariant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value> {
        Err(Error::invalid_type(Unexpected::UnitVariant, &"newtype variant"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value> {
        Err(Error::invalid_type(Unexpected::UnitVariant, &"tuple variant"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value> {
        Err(Error::invalid_type(Unexpected::UnitVariant, &"struct variant"))
    }
}
