//! Places in a document: `layers[0].weights`.

use super::{Key, Value};
use crate::dynamic::DynArray;

impl Value {
    /// The value at a path of keys and places, such as `layers[0].weights`; the whole at an empty path.
    ///
    /// Keys that are no words stand in quotes, as [`arrays`](Self::arrays) and the tree have them:
    /// `"a key"[0]`.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        let (mut value, mut rest) = (self, path);
        while !rest.is_empty() {
            (value, rest) = if let Some(place) = rest.strip_prefix('[') {
                let (place, rest) = place.split_once(']')?;
                (value.as_list()?.get(place.parse::<usize>().ok()?)?, rest)
            } else {
                value.as_map()?.iter().find_map(|(key, value)| {
                    let rest = rest.strip_prefix(key.to_string().as_str())?;
                    let ends = rest.is_empty() || rest.starts_with(['.', '[']);
                    ends.then_some((value, rest))
                })?
            };
            if let Some(behind) = rest.strip_prefix('.') {
                if behind.is_empty() {
                    return None;
                }
                rest = behind;
            }
        }
        Some(value)
    }

    /// All arrays with their paths, in the order of the document.
    ///
    /// ```
    /// use ndserde::Value;
    ///
    /// let value: Value = serde_json::from_str(
    ///     r#"{"a": [1, {"b c": ["uint8", "AQI=", [2]]}]}"#,
    /// )?;
    /// let arrays = value.arrays();
    /// assert_eq!(arrays[0].0, r#"a[1]."b c""#);
    /// assert_eq!(arrays[0].1.to_string(), "[1, 2], dtype=uint8, shape=[2]");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn arrays(&self) -> Vec<(String, &DynArray)> {
        let mut arrays = Vec::new();
        self.collect(&mut String::new(), &mut arrays);
        arrays
    }

    fn collect<'a>(&'a self, path: &mut String, arrays: &mut Vec<(String, &'a DynArray)>) {
        let len = path.len();
        match self {
            Self::Array(array) => arrays.push((path.clone(), array)),
            Self::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    path.extend(["[", &place.to_string(), "]"]);
                    item.collect(path, arrays);
                    path.truncate(len);
                }
            }
            Self::Map(map) => {
                for (key, value) in map {
                    push_key(path, key);
                    value.collect(path, arrays);
                    path.truncate(len);
                }
            }
            _ => {}
        }
    }
}

fn push_key(path: &mut String, key: &Key) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&key.to_string());
}
