//! Maps, which keep the order of the document.

use alloc::vec::Vec;
use core::cmp::Ordering;

use super::{Key, Value};
use crate::error::Error;

/// The entries of a map, in the order of the document; each key stands there once.
///
/// A map is collected from keys and values, or filled by [`insert`](Self::insert).
///
/// ```
/// use ndserde::value::{Map, Value};
///
/// let mut map = Map::default();
/// map.insert("b".into(), Value::from("two"));
/// map.insert("a".into(), Value::Null);
/// assert_eq!(map.get("b").and_then(Value::as_str), Some("two"));
/// let keys: Vec<_> = map.iter().map(|(key, _)| key.to_string()).collect();
/// assert_eq!(keys, ["b", "a"]);
/// ```
// The crate indexmap has such a map, and with what it depends on would be three crates more for every
// user of the default features.
#[derive(Clone, Debug, Default)]
pub struct Map {
    entries: Vec<(Key, Value)>,
    /// The places of the entries, sorted by their keys.
    sorted: Vec<usize>,
}

impl Map {
    /// A map of these entries.
    ///
    /// # Errors
    /// When a key stands there twice; the message names it.
    pub fn new(entries: Vec<(Key, Value)>) -> Result<Self, Error> {
        let map = Self::sorted(entries);
        let key = |place: usize| map.entries.get(place).map(|(key, _)| key);
        let mut pairs = map.sorted.iter().zip(map.sorted.iter().skip(1));
        if let Some((twice, _)) = pairs.find(|(one, other)| key(**one) == key(**other)) {
            let key = key(*twice).map(Key::shown).unwrap_or_default();
            return Err(Error::custom(format_args!("duplicate key {key} in a map")));
        }
        Ok(map)
    }

    /// The entries with the places of their keys.
    fn sorted(entries: Vec<(Key, Value)>) -> Self {
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        let key = |place: usize| entries.get(place).map(|(key, _)| key);
        sorted.sort_by(|one, other| key(*one).cmp(&key(*other)));
        Self { entries, sorted }
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of a text key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.value(self.find(|other| other.cmp_str(key)))
    }

    /// The value of a key.
    #[must_use]
    pub fn get_key(&self, key: &Key) -> Option<&Value> {
        self.value(self.find(|other| other.cmp(key)))
    }

    /// The value of a text key, to be changed.
    #[must_use]
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.value_mut(self.find(|other| other.cmp_str(key)))
    }

    /// The value of a key, to be changed.
    #[must_use]
    pub fn get_key_mut(&mut self, key: &Key) -> Option<&mut Value> {
        self.value_mut(self.find(|other| other.cmp(key)))
    }

    /// Sets the value of a key, behind the others if it is new; the value that it had.
    pub fn insert(&mut self, key: Key, value: Value) -> Option<Value> {
        let found = self.find(|other| other.cmp(&key));
        if let Some(before) = self.value_mut(found) {
            return Some(core::mem::replace(before, value));
        }
        let (Ok(at) | Err(at)) = found;
        self.sorted.insert(at, self.entries.len());
        self.entries.push((key, value));
        None
    }

    /// Takes out the value of a key; the others stay in their order.
    pub fn remove(&mut self, key: &Key) -> Option<Value> {
        let found = self.find(|other| other.cmp(key)).ok()?;
        let place = self.sorted.remove(found);
        for other in &mut self.sorted {
            *other = other.saturating_sub(usize::from(*other > place));
        }
        (place < self.entries.len()).then(|| self.entries.remove(place).1)
    }

    /// The entries in their order.
    pub fn iter(&self) -> core::slice::Iter<'_, (Key, Value)> {
        self.entries.iter()
    }

    /// The entries in their order, their values to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Key, &mut Value)> {
        self.entries.iter_mut().map(|(key, value)| (&*key, value))
    }

    /// The place of a key among the sorted ones, or where it belongs.
    fn find(&self, compare: impl Fn(&Key) -> Ordering) -> Result<usize, usize> {
        let of = |place: &usize| self.entries.get(*place).map(|(key, _)| compare(key));
        self.sorted.binary_search_by(|place| of(place).unwrap_or(Ordering::Less))
    }

    fn value(&self, found: Result<usize, usize>) -> Option<&Value> {
        let place = self.sorted.get(found.ok()?)?;
        self.entries.get(*place).map(|(_, value)| value)
    }

    fn value_mut(&mut self, found: Result<usize, usize>) -> Option<&mut Value> {
        let place = self.sorted.get(found.ok()?)?;
        self.entries.get_mut(*place).map(|(_, value)| value)
    }
}

/// Of a key that stands there twice the last value, in the place of the first.
impl<K: Into<Key>, V: Into<Value>> FromIterator<(K, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let entries = entries.into_iter().map(|(key, value)| (key.into(), value.into()));
        let mut placed: Vec<(usize, (Key, Value))> = entries.enumerate().collect();
        // By sorting them once: to insert each would move those behind it.
        placed.sort_by(|(_, (one, _)), (_, (other, _))| one.cmp(other));
        placed.dedup_by(|(_, later), (_, kept)| {
            let again = later.0 == kept.0;
            if again {
                core::mem::swap(&mut later.1, &mut kept.1);
            }
            again
        });
        placed.sort_unstable_by_key(|(place, _)| *place);
        Self::sorted(placed.into_iter().map(|(_, entry)| entry).collect())
    }
}

/// In whichever order the entries stand.
impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        let same = |(key, value): &(Key, Value)| other.get_key(key) == Some(value);
        self.len() == other.len() && self.iter().all(same)
    }
}

impl<'a> IntoIterator for &'a Map {
    type Item = &'a (Key, Value);
    type IntoIter = core::slice::Iter<'a, (Key, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Map {
    type Item = (Key, Value);
    type IntoIter = alloc::vec::IntoIter<(Key, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
