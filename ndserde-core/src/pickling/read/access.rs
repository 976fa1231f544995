//! Lists and dicts for serde.

use serde_core::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::{
    super::value::{ChainItems, PyValue},
    node::Node,
};
use crate::error::Error;

/// The items of a list, tuple or set.
pub(super) struct ListAccess<'a, 'de> {
    outer: Node<'a, 'de>,
    items: ChainItems<'a, 'de>,
}

impl<'a, 'de> ListAccess<'a, 'de> {
    pub(super) fn of(outer: Node<'a, 'de>, at: u32) -> Self {
        Self { outer, items: outer.unpickled.heap.items(at) }
    }

    /// Refuses items that nobody has asked for.
    pub(super) fn end(mut self) -> Result<(), Error> {
        if self.items.next().is_none() {
            return Ok(());
        }
        let outer = self.outer.value.sort();
        Err(Error::custom(format_args!("the pickle has {outer} with more items than are read")))
    }
}

impl<'de> SeqAccess<'de> for &mut ListAccess<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        match self.items.next() {
            Some(item) => seed.deserialize(self.outer.inner(item)?).map(Some),
            None => Ok(None),
        }
    }
}

/// The keys and values of a dict.
pub(super) struct DictAccess<'a, 'de> {
    outer: Node<'a, 'de>,
    items: ChainItems<'a, 'de>,
    /// Whether the items are pairs, where they would be keys and values in turn.
    pairs: bool,
    value: Option<PyValue>,
}

impl<'a, 'de> DictAccess<'a, 'de> {
    pub(super) fn of(outer: Node<'a, 'de>, at: u32, pairs: bool) -> Self {
        Self { outer, items: outer.unpickled.heap.items(at), pairs, value: None }
    }

    fn next(&mut self) -> Result<Option<(PyValue, PyValue)>, Error> {
        let Some(item) = self.items.next() else { return Ok(None) };
        if !self.pairs {
            return Ok(self.items.next().map(|value| (item, value)));
        }
        let heap = &self.outer.unpickled.heap;
        let mut pair = match item {
            PyValue::List(at) | PyValue::Tuple(at) => heap.items(at),
            _ => return Err(Error::custom("the pickle makes a dict of values that are no pairs")),
        };
        match (pair.next(), pair.next(), pair.next()) {
            (Some(key), Some(value), None) => Ok(Some((key, value))),
            _ => Err(Error::custom("the pickle makes a dict of lists that are no pairs")),
        }
    }

    /// The one key and value of a dict that has no others.
    pub(super) fn only(mut self) -> Result<Option<(PyValue, PyValue)>, Error> {
        match (self.next()?, self.next()?) {
            (only, None) => Ok(only),
            _ => Ok(None),
        }
    }

    /// Refuses entries that nobody has asked for.
    pub(super) fn end(mut self) -> Result<(), Error> {
        match self.next()? {
            None => Ok(()),
            Some(_) => Err(Error::custom("the pickle has a dict with more entries than are read")),
        }
    }
}

impl<'de> MapAccess<'de> for &mut DictAccess<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.next()? else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(self.outer.inner(key)?).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().ok_or_else(|| Error::custom("a value before its key"))?;
        seed.deserialize(self.outer.inner(value)?)
    }
}
