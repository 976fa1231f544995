//! `IndexMap`, in its own order.

use core::{
    hash::{BuildHasher, Hash},
    marker::PhantomData,
};

use indexmap::IndexMap;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeBy, FieldPart, SerializeBy, map::Entries, route::Route};

#[cfg_attr(ndserde_docs, doc(cfg(feature = "indexmap_2")))]
impl<W: Route, K: Serialize, V: SerializeBy<W>, H> SerializeBy<W> for IndexMap<K, V, H> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (key, FieldPart::<_, W>::of(value))))
    }
}

#[cfg_attr(ndserde_docs, doc(cfg(feature = "indexmap_2")))]
impl<'de, W, K, V, H> DeserializeBy<'de, W> for IndexMap<K, V, H>
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
