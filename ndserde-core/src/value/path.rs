//! Places in a document: `layers[0].weights`.

use super::Value;

impl Value {
    /// The value at a path of keys and places, such as `layers[0].weights`; the whole at an empty path.
    ///
    /// Keys that are no words stand in quotes, as [`iter_arrays`](Self::iter_arrays) and the tree have them:
    /// `"a key"[0]`.
    #[must_use]
    pub fn get_path(&self, path: &str) -> Option<&Self> {
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
}
