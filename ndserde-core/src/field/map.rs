//! `BTreeMap` and `HashMap`: the keys are serde's, the values are fields.

use alloc::collections::BTreeMap;
use core::{fmt, marker::PhantomData};
#[cfg(feature = "std")]
use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash},
};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::{DeserializeBy, FieldPart, SerializeBy, route::Route};

impl<W: Route, K: Serialize, V: SerializeBy<W>> SerializeBy<W> for BTreeMap<K, V> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (key, FieldPart::<_, W>::of(value))))
    }
}

/// Written in the order of the keys, so that the output does not depend on a hash seed.
#[cfg(feature = "std")]
impl<W, K, V, H> SerializeBy<W> for HashMap<K, V, H>
where
    W: Route,
    K: Serialize + Ord,
    V: SerializeBy<W>,
{
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut entries: Vec<(&K, FieldPart<&V, W>)> =
            self.iter().map(|(key, value)| (key, FieldPart::of(value))).collect();
        entries.sort_unstable_by_key(|&(key, _)| key);
        serializer.collect_map(entries)
    }
}

impl<'de, W, K, V> DeserializeBy<'de, W> for BTreeMap<K, V>
where
    W: Route,
    K: Deserialize<'de> + Ord,
    V: DeserializeBy<'de, W>,
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let insert = |map: &mut Self, key, value| map.insert(key, value).is_none();
        let entries = Entries { insert, types: PhantomData::<(K, V, Self, W)> };
        deserializer.deserialize_map(entries)
    }
}

#[cfg(feature = "std")]
impl<'de, W, K, V, H> DeserializeBy<'de, W> for HashMap<K, V, H>
where
    W: Route,
    K: Deserialize<'de> + Eq + Hash,
    V: DeserializeBy<'de, W>,
    H: BuildHasher + Default,
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let insert = |map: &mut Self, key, value| map.insert(key, value).is_none();
        let entries = Entries { insert, types: PhantomData::<(K, V, Self, W)> };
        deserializer.deserialize_map(entries)
    }
}

/// Collects entries one by one: the length that the input claims reserves nothing.
pub(super) struct Entries<K, V, C, W> {
    /// Adds an entry, and says whether its key was new.
    pub(super) insert: fn(&mut C, K, V) -> bool,
    pub(super) types: PhantomData<(K, V, C, W)>,
}

impl<'de, W, K, V, C> Visitor<'de> for Entries<K, V, C, W>
where
    W: Route,
    K: Deserialize<'de>,
    V: DeserializeBy<'de, W>,
    C: Default,
{
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map of {} arrays", W::NAME)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut input: M) -> Result<C, M::Error> {
        let mut map = C::default();
        let mut len = 0_usize;
        while let Some((key, value)) = input.next_entry::<K, FieldPart<V, W>>()? {
            if !(self.insert)(&mut map, key, value.into_inner()) {
                return Err(M::Error::custom(format_args!(
                    "{}: entry {len} of a map of arrays has the key of an entry before it",
                    W::NAME
                )));
            }
            // No input has more entries than a usize counts.
            len = len.saturating_add(1);
        }
        Ok(map)
    }
}
