//! Lists and dicts for serde.

use serde_core::{
    de::{
        DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};

use super::{
    super::{
        array::Parts,
        equal::{self, ReadKeys},
        heap::ChainItems,
        value::PyValue,
    },
    known::{self, PlainObject},
    node::Node,
    scalar,
    trail::{MORE, TrailStep},
};
use crate::error::Error;

/// The items of a list, tuple or set.
pub(super) struct ListAccess<'a, 'de> {
    outer: Node<'a, 'de>,
    items: ChainItems<'a, 'de>,
    place: usize,
}

impl<'a, 'de> ListAccess<'a, 'de> {
    pub(super) fn of(outer: Node<'a, 'de>, at: u32) -> Self {
        Self { outer, items: outer.unpickled.heap.items(at), place: 0 }
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
        let Some(item) = self.items.next() else { return Ok(None) };
        let (outer, place) = (self.outer, self.place);
        self.place = place.saturating_add(1);
        if outer.is_spent() {
            // It says so itself, and is the last.
            self.items = outer.unpickled.heap.no_items();
        }
        let inner = outer.inner(item)?;
        outer.behind(TrailStep::place(place), || seed.deserialize(inner)).map(Some)
    }
}

/// The keys and values of a dict.
#[derive(Clone)]
pub(super) struct DictAccess<'a, 'de> {
    outer: Node<'a, 'de>,
    items: ChainItems<'a, 'de>,
    /// Whether the items are pairs, where they would be keys and values in turn.
    pairs: bool,
    key: PyValue,
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
            key: PyValue::None,
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
        if !scalar::number_of(heap, key).is_some_and(|key| self.keys.take(key)) {
            return Ok(());
        }
        let mut all = Self { items: self.all.clone(), ..self.clone() };
        // What is no pair is refused where it is read.
        let keys = core::iter::from_fn(move || all.next().ok().flatten().map(|(key, _)| key));
        equal::check(keys.filter_map(|key| scalar::number_of(heap, key)))
    }

    /// Refuses what should be pairs and are none.
    pub(super) fn are_pairs(mut self) -> Result<(), Error> {
        while self.next()?.is_some() {}
        Ok(())
    }

    /// Whether there is a key that no map here has.
    pub(super) fn has_odd_key(mut self) -> bool {
        let heap = &self.outer.unpickled.heap;
        // What is no pair is refused where it is read.
        while let Ok(Some((key, _))) = self.next() {
            let is_plain = match key {
                PyValue::Text(_)
                | PyValue::Bytes(_)
                | PyValue::Str(_)
                | PyValue::Encoded(_)
                | PyValue::Bool(_)
                | PyValue::Int(_)
                | PyValue::Wide(_)
                | PyValue::Huge(_)
                | PyValue::TooLong => true,
                PyValue::Array(at) => Parts::of(heap, at).is_ok_and(|parts| parts.is_key()),
                PyValue::Object(at) => heap.objects.get(at).is_some_and(|object| {
                    matches!(known::plain(heap, *object), Some(PlainObject::Text(_)))
                }),
                _ => false,
            };
            if !is_plain {
                return true;
            }
        }
        false
    }

    /// All keys and values, which are pairs if they should be.
    pub(super) fn all(
        self,
    ) -> Result<impl Iterator<Item = (PyValue, PyValue)> + use<'a, 'de>, Error> {
        let mut checked = self.clone();
        while let Some((key, _)) = checked.next()? {
            checked.check(key)?;
        }
        let mut all = self;
        Ok(core::iter::from_fn(move || all.next().ok().flatten()))
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
        if self.outer.is_spent() {
            self.items = self.outer.unpickled.heap.no_items();
            (self.key, self.value) = (PyValue::None, Some(value));
            return seed.deserialize(BorrowedStrDeserializer::new(MORE)).map(Some);
        }
        (self.key, self.value) = (key, Some(value));
        self.check(key)?;
        seed.deserialize(self.outer.key(key)?).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().ok_or_else(|| Error::custom("a value before its key"))?;
        let inner = self.outer.inner(value)?;
        self.outer.behind(TrailStep::Key(self.key), || seed.deserialize(inner))
    }
}

/// A key and its value as a list of two.
pub(super) struct PairNode<'a, 'de> {
    pub(super) outer: Node<'a, 'de>,
    pub(super) key: PyValue,
    pub(super) value: PyValue,
}

impl<'de> Deserializer<'de> for PairNode<'_, 'de> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { outer, key, value } = self;
        outer.spend(0)?;
        visitor.visit_seq(PairAccess { outer, items: [key, value].into_iter().enumerate() })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for PairNode<'_, 'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct PairAccess<'a, 'de> {
    outer: Node<'a, 'de>,
    items: core::iter::Enumerate<core::array::IntoIter<PyValue, 2>>,
}

impl<'de> SeqAccess<'de> for PairAccess<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some((place, item)) = self.items.next() else { return Ok(None) };
        let inner = self.outer.inner(item)?;
        self.outer.behind(TrailStep::place(place), || seed.deserialize(inner)).map(Some)
    }
}
