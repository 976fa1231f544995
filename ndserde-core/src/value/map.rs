//! Maps, which keep the order of the document.

use super::{Key, Value};
use crate::error::Error;

/// The entries of a map, in the order of the document; each key stands there once.
///
/// ```
/// use ndserde::value::{Map, Value};
///
/// let mut map = Map::default();
/// map.insert("b".into(), Value::from("two"));
/// map.insert("a".into(), Value::Null);
/// assert_eq!(map.get("b").and_then(Value::as_text), Some("two"));
/// let keys: Vec<_> = map.iter().map(|(key, _)| key.to_string()).collect();
/// assert_eq!(keys, ["b", "a"]);
/// ```
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
        let mut sorted: Vec<usize> = (0..entries.len()).collect();
        let key = |place: usize| entries.get(place).map(|(key, _)| key);
        sorted.sort_by(|one, other| key(*one).cmp(&key(*other)));
        let mut pairs = sorted.iter().zip(sorted.iter().skip(1));
        if let Some((twice, _)) = pairs.find(|(one, other)| key(**one) == key(**other)) {
            let key = key(*twice).map(ToString::to_string).unwrap_or_default();
            return Err(Error::custom(format_args!("duplicate key {key} in a map")));
        }
        Ok(Self { entries, sorted })
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
        self.get_key(&Key::from(key))
    }

    /// The value of a key.
    #[must_use]
    pub fn get_key(&self, key: &Key) -> Option<&Value> {
        let place = self.sorted.get(self.find(key).ok()?)?;
        self.entries.get(*place).map(|(_, value)| value)
    }

    /// Sets the value of a key, behind the others if it is new; the value that it had.
    pub fn insert(&mut self, key: Key, value: Value) -> Option<Value> {
        match self.find(&key) {
            Ok(found) => {
                let place = self.sorted.get(found)?;
                let entry = self.entries.get_mut(*place)?;
                Some(std::mem::replace(&mut entry.1, value))
            }
            Err(at) => {
                self.sorted.insert(at, self.entries.len());
                self.entries.push((key, value));
                None
            }
        }
    }

    /// The entries in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, (Key, Value)> {
        self.entries.iter()
    }

    /// The place of a key among the sorted ones, or where it belongs.
    fn find(&self, key: &Key) -> Result<usize, usize> {
        let of = |place: &usize| self.entries.get(*place).map(|(key, _)| key);
        self.sorted.binary_search_by(|place| of(place).cmp(&Some(key)))
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
    type IntoIter = std::slice::Iter<'a, (Key, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Map {
    type Item = (Key, Value);
    type IntoIter = std::vec::IntoIter<(Key, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
