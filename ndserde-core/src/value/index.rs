//! `value["key"][3]`, and walks through everything.

use std::ops::Index;

use super::Value;

/// What stands where nothing is.
static NULL: Value = Value::Null;

/// The value of a key; null where there is none, or no map.
impl Index<&str> for Value {
    type Output = Self;

    fn index(&self, key: &str) -> &Self {
        self.as_map().and_then(|map| map.get(key)).unwrap_or(&NULL)
    }
}

/// An item of a list; null where there is none, or no list.
impl Index<usize> for Value {
    type Output = Self;

    fn index(&self, place: usize) -> &Self {
        self.as_list().and_then(|list| list.get(place)).unwrap_or(&NULL)
    }
}
