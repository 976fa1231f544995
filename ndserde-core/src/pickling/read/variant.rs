//! Enums: the name of a variant, or a dict of its name and what it holds.

use serde_core::de::{DeserializeSeed, Deserializer, EnumAccess, VariantAccess, Visitor};

use super::{super::value::PyValue, access::DictAccess, node::Node};
use crate::error::Error;

pub(super) struct Variant<'a, 'de> {
    name: Node<'a, 'de>,
    content: Option<Node<'a, 'de>>,
}

impl<'a, 'de> Variant<'a, 'de> {
    pub(super) fn of(node: Node<'a, 'de>) -> Result<Self, Error> {
        let (at, pairs) = match node.value {
            PyValue::Dict(at) => (at, false),
            PyValue::Pairs(at) => (at, true),
            _ => return Ok(Self { name: node, content: None }),
        };
        let only = DictAccess::of(node, at, pairs).only()?;
        let (name, content) = only.ok_or_else(|| {
            Error::custom(
                "a dict of one entry stands for a variant, the pickle's has another number",
            )
        })?;
        Ok(Self { name: node.inner(name)?, content: Some(node.inner(content)?) })
    }
}

impl<'de> EnumAccess<'de> for Variant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        Ok((seed.deserialize(self.name)?, self))
    }
}

impl<'a, 'de> Variant<'a, 'de> {
    fn content(self) -> Result<Node<'a, 'de>, Error> {
        self.content
            .ok_or_else(|| Error::custom("the pickle has a variant's name without what it holds"))
    }
}

impl<'de> VariantAccess<'de> for Variant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        match self.content.map(|content| content.value) {
            None | Some(PyValue::None) => Ok(()),
            Some(content) => {
                let content = content.sort();
                Err(Error::custom(format_args!(
                    "a variant that holds nothing, the pickle's has {content}"
                )))
            }
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        self.content()?.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.content()?.deserialize_struct("", fields, visitor)
    }
}
