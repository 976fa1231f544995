//! What is said on stderr of many places in one line.

use std::{cell::RefCell, fmt::Display};

use crate::plain::plain;

/// As many places are named behind the first.
const MANY: usize = 4;

/// Places of which the same is said, such as that they are left out.
pub struct Said {
    what: &'static str,
    places: RefCell<Places>,
}

#[derive(Default)]
struct Places {
    count: usize,
    /// The first, with all that is said of it.
    first: String,
    /// The paths of those behind it.
    next: Vec<String>,
}

impl Said {
    pub fn new(what: &'static str) -> Self {
        Self { what, places: RefCell::default() }
    }

    /// Those that are left out.
    pub fn left_out() -> Self {
        Self::new("left out")
    }

    /// Takes in a place, and what is said of it.
    pub fn add(&self, path: &dyn Display, said: &dyn Display) {
        let mut places = self.places.borrow_mut();
        places.count = places.count.saturating_add(1);
        if places.count == 1 {
            places.first = said.to_string();
        } else if places.next.len() < MANY {
            places.next.push(path.to_string());
        }
    }

    /// Says it.
    pub fn say(&self) {
        let Places { count, first, next } = &*self.places.borrow();
        let what = self.what;
        let more = count.saturating_sub(next.len().saturating_add(1));
        let next = next.join(", ");
        let line = match (count, more) {
            (0, _) => return,
            (1, _) => format!("{what}: {first}"),
            (_, 0) => format!("{what} in {count} places: {first}; and {next}"),
            _ => format!("{what} in {count} places: {first}; and {next} and {more} more"),
        };
        eprintln!("ndserde: {}", plain(&line));
    }
}
