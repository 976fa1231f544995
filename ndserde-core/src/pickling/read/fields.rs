//! What an object holds by name.

use std::array;

use serde_core::de::{DeserializeSeed, MapAccess, Visitor, value::StrDeserializer};

use super::{
    super::{
        equal,
        value::{ChainItems, PyValue},
    },
    node::Node,
    scalar,
};
use crate::error::Error;

/// As many names as stand beside keys.
pub(super) const NAMED: usize = 4;

/// Names and what stands there.
pub(super) type NamedValues = [Option<(&'static str, PyValue)>; NAMED];

/// Keys and values, and what stands behind them by names of its own.
pub(super) struct FieldAccess<'a, 'de> {
    pub(super) outer: Node<'a, 'de>,
    pub(super) first: ChainItems<'a, 'de>,
    pub(super) second: ChainItems<'a, 'de>,
    pub(super) named: array::IntoIter<Option<(&'static str, PyValue)>, NAMED>,
    pub(super) value: Option<PyValue>,
}

impl<'a, 'de> FieldAccess<'a, 'de> {
    /// None, of this object.
    pub(super) fn of(outer: Node<'a, 'de>) -> Self {
        let none = outer.unpickled.heap.items(u32::MAX);
        Self {
            outer,
            first: none.clone(),
            second: none,
            named: [None; NAMED].into_iter(),
            value: None,
        }
    }

    pub(super) fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        self.outer.spend(0)?;
        let heap = &self.outer.unpickled.heap;
        let keys = self.first.clone().step_by(2).chain(self.second.clone().step_by(2));
        equal::check(keys.filter_map(|key| scalar::number_of(heap, key)))?;
        let value = visitor.visit_map(&mut self)?;
        let left = self.first.next().or_else(|| self.second.next());
        if left.is_some() || self.named.any(|named| named.is_some()) {
            return Err(Error::custom("the pickle has an object with more than is read"));
        }
        Ok(value)
    }
}

impl<'de> MapAccess<'de> for &mut FieldAccess<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        for items in [&mut self.first, &mut self.second] {
            if let (Some(key), Some(value)) = (items.next(), items.next()) {
                self.value = Some(value);
                return seed.deserialize(self.outer.inner(key)?).map(Some);
            }
        }
        let Some((name, value)) = self.named.find_map(|named| named) else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().ok_or_else(|| Error::custom("a value before its key"))?;
        seed.deserialize(self.outer.inner(value)?)
    }
}
