//! The path to what a walk through a document has reached, as the library writes and reads it.

use std::fmt;

use ndserde::value::Key;

/// `layers[0].weights`; empty at the root.
#[derive(Default)]
pub struct Path(String);

impl Path {
    /// Goes on to the value of a key; what to cut back to afterwards.
    pub fn push_key(&mut self, key: &Key) -> usize {
        let dot = if self.0.is_empty() { "" } else { "." };
        self.push(&format!("{dot}{key}"))
    }

    /// Goes on to an item of a list; what to cut back to afterwards.
    pub fn push_place(&mut self, place: usize) -> usize {
        self.push(&format!("[{place}]"))
    }

    /// Goes back to where the path was this long.
    pub fn cut(&mut self, len: usize) {
        self.0.truncate(len);
    }

    fn push(&mut self, step: &str) -> usize {
        let len = self.0.len();
        self.0.push_str(step);
        len
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "the whole document" } else { &self.0 })
    }
}

/// The path behind another.
pub fn joined(place: &str, path: &str) -> String {
    let is_next = place.is_empty() || path.is_empty() || path.starts_with('[');
    format!("{place}{}{path}", if is_next { "" } else { "." })
}
