//! Lists and dicts for serde.

use serde_core::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::{
    super::{
        array::Parts,
        equal::{self, NumberKey, ReadKeys},
        long,
        value::{ChainItems, Heap, PyValue},
    },
    node::Node,
    scalar,
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
#[derive(Clone)]
pub(super) struct DictAccess<'a, 'de> {
    outer: Node<'a, 'de>,
    items: ChainItems<'a, 'de>,
    /// Whether the items are pairs, where they would be keys and values in turn.
    pairs: bool,
    value: Option<PyValue>,
    all: ChainItems<'a, 'de>,
    keys: ReadKeys,
}

impl<'a, 'de> DictAccess<'a, 'de> {
    pub(super) fn of(outer: Node<'a, 'de>, at: u32, pairs: bool) -> Self {
        let items = outer.unpickled.heap.items(at);
        Self {
            outer,
            items: items.clone(),
            pairs,
            value: None,
            all: items,
            keys: ReadKeys::default(),
        }
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

    /// Refuses a key that is equal to another in Python, and a key of its own here.
    fn check(&mut self, key: PyValue) -> Result<(), Error> {
        let heap = &self.outer.unpickled.heap;
        if !number(heap, key).is_some_and(|key| self.keys.take(key)) {
            return Ok(());
        }
        let mut all = Self { items: self.all.clone(), ..self.clone() };
        // What is no pair is refused where it is read.
        let keys = std::iter::from_fn(move || all.next().ok().flatten().map(|(key, _)| key));
        equal::check(keys.filter_map(|key| number(heap, key)))
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

/// The number that a key is, if it is one.
fn number(heap: &Heap<'_>, key: PyValue) -> Option<NumberKey> {
    match key {
        PyValue::Bool(value) => Some(NumberKey::Bool(value)),
        PyValue::Int(number) => Some(NumberKey::Integer(number.into())),
        PyValue::Wide(at) => Some(NumberKey::Integer(heap.wide(at))),
        PyValue::Huge(at) => long::to_f64(heap.bytes(at)).map(NumberKey::Long),
        PyValue::Float(at) => Some(NumberKey::Float(heap.number(at))),
        PyValue::Array(at) => {
            let parts = Parts::of(heap, at).ok().filter(|parts| parts.scalar)?;
            scalar::number_key(&parts, &parts.data(heap).ok()?)
        }
        _ => None,
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
        self.check(key)?;
        seed.deserialize(self.outer.inner(key)?).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().ok_or_else(|| Error::custom("a value before its key"))?;
        seed.deserialize(self.outer.inner(value)?)
    }
}
