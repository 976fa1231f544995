//! Places in a document: `layers[0].weights`.

use alloc::{string::ToString, vec::Vec};

use super::{Key, Map, Value};

impl Value {
    /// The value at a path of keys and places, such as `layers[0].weights`; the whole at an empty path.
    ///
    /// Keys stand there as they are displayed ([`Key`]), which [`iter_arrays`](Self::iter_arrays) and
    /// the tree do: those that are no words in quotes, as in `"a key"[0]`. So each path leads to the value
    /// that it was made for. A word for which there is no other key is text, with quotes or without.
    #[must_use]
    pub fn get_path(&self, path: &str) -> Option<&Self> {
        let (mut value, mut rest, mut is_first) = (self, path, true);
        while !rest.is_empty() {
            (value, rest) = step(value, rest, is_first)?;
            is_first = false;
        }
        Some(value)
    }

    /// As [`get_path`](Self::get_path) in a whole document, and from what is the [`Same`](Self::Same) as
    /// another value on through that.
    ///
    /// ```
    /// use ndserde::{Value, pickle};
    ///
    /// // class Node: a tree whose branches know their parent, in protocol 0
    /// let tree: Value = pickle::from_slice(
    ///     b"(im\nNode\np0\n(dVsize\nI2\nsVleft\n(im\nNode\n(dVparent\ng0\nsbsb.",
    /// )?;
    /// assert_eq!(tree.to_string(), "\
    /// m.Node:
    /// size: 2
    /// left: m.Node:
    ///   parent: the same as the whole");
    /// assert_eq!(tree.get_path("left.parent.size"), None);
    /// assert_eq!(tree.get_shared_path("left.parent.size"), Some(&2.into()));
    /// # Ok::<(), ndserde::Error>(())
    /// ```
    #[must_use]
    pub fn get_shared_path(&self, path: &str) -> Option<&Self> {
        let mut value = Some(self);
        let (mut rest, mut is_first) = (path, true);
        while !rest.is_empty() {
            let (next, behind) = step(self.resolved(value?)?, rest, is_first)?;
            (value, rest, is_first) = (Some(next), behind, false);
        }
        value.and_then(|value| self.resolved(value)).or(value)
    }

    /// What stands where a value says that it is the same, in this document; else the value.
    fn resolved<'a>(&'a self, value: &'a Self) -> Option<&'a Self> {
        match value.untagged() {
            Self::Same(path) => self.get_path(path.as_ref()?),
            _ => Some(value),
        }
    }
}

/// The value behind the first step of a path, and the rest of the path.
fn step<'a, 'p>(value: &'a Value, path: &'p str, is_first: bool) -> Option<(&'a Value, &'p str)> {
    if let Some(place) = path.strip_prefix('[') {
        let (place, rest) = place.split_once(']')?;
        return Some((value.untagged().as_list()?.get(place.parse::<usize>().ok()?)?, rest));
    }
    let key = if is_first { path } else { path.strip_prefix('.')? };
    entry(value.untagged().as_map()?, key)
}

/// The value of the key that a path begins with, and the rest of the path.
fn entry<'a, 'p>(map: &'a Map, path: &'p str) -> Option<(&'a Value, &'p str)> {
    if let Some(quoted) = path.strip_prefix('"') {
        let (text, rest) = unquoted(quoted)?;
        return Some((map.get(core::str::from_utf8(&text).ok()?)?, rest));
    }
    if let Some(quoted) = path.strip_prefix("b\"") {
        let (bytes, rest) = unquoted(quoted)?;
        return Some((map.get_key(&Key::Bytes(bytes))?, rest));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (word, rest) = path.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
    let other = Key::of_word(word).and_then(|key| map.get_key(&key));
    Some((other.or_else(|| map.get(word))?, rest))
}

/// What stands up to a quote, its escapes resolved, and what stands behind that.
fn unquoted(path: &str) -> Option<(Vec<u8>, &str)> {
    let mut bytes = Vec::new();
    let mut rest = path;
    loop {
        let at = rest.find(['"', '\\'])?;
        let (plain, special) = rest.split_at_checked(at)?;
        bytes.extend(plain.bytes());
        if let Some(behind) = special.strip_prefix('"') {
            return Some((bytes, behind));
        }
        let mut escape = special.chars();
        let (_, sign) = (escape.next()?, escape.next()?);
        rest = escape.as_str();
        match sign {
            't' => bytes.push(b'\t'),
            'r' => bytes.push(b'\r'),
            'n' => bytes.push(b'\n'),
            '0' => bytes.push(0),
            '\'' | '"' | '\\' => bytes.extend(sign.to_string().bytes()),
            'x' => {
                let (digits, behind) = rest.split_at_checked(2)?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = behind;
            }
            'u' => {
                let (digits, behind) = rest.strip_prefix('{')?.split_once('}')?;
                let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
                bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
                rest = behind;
            }
            _ => return None,
        }
    }
}
