//! What an object holds by name.

use core::array;

use serde_core::de::{DeserializeSeed, MapAccess, Visitor, value::StrDeserializer};

use super::{
    super::{equal, heap::ChainItems, value::PyValue},
    node::Node,
    scalar,
    trail::{MORE, TrailStep},
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
    /// The value that comes next, and the step to it.
    pub(super) value: Option<(TrailStep, PyValue)>,
}

impl<'a, 'de> FieldAccess<'a, 'de> {
    /// None, of this object.
    pub(super) fn of(outer: Node<'a, 'de>) -> Self {
        let none = outer.unpickled.heap.no_items();
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
        let is_spent = self.outer.is_spent();
        for items in [&mut self.first, &mut self.second] {
            if is_spent {
                break;
            }
            if let (Some(key), Some(value)) = (items.next(), items.next()) {
                self.value = Some((TrailStep::Key(key), value));
                return seed.deserialize(self.outer.key(key)?).map(Some);
            }
        }
        if is_spent {
            let next = |items: &mut ChainItems<'_, '_>| items.nth(1);
            let value = next(&mut self.first).or_else(|| next(&mut self.second));
            let value = value.or_else(|| self.named.find_map(|named| named).map(|named| named.1));
            let none = FieldAccess::of(self.outer);
            (self.first, self.second, self.named) = (none.first, none.second, none.named);
            let Some(value) = value else { return Ok(None) };
            // It says so itself, and is the last.
            self.value = Some((TrailStep::Key(PyValue::None), value));
            return seed.deserialize(StrDeserializer::new(MORE)).map(Some);
        }
        let Some((name, value)) = self.named.find_map(|named| named) else { return Ok(None) };
        self.value = Some((TrailStep::name(name), value));
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let (step, value) =
            self.value.take().ok_or_else(|| Error::custom("a value before its key"))?;
        let inner = self.outer.inner(value)?;
        self.outer.behind(step, || seed.deserialize(inner))
    }
}
