//! What went wrong, as one line.

use std::fmt;

use crate::plain::plain;

/// Why a command could not do what it was asked for.
#[derive(Debug)]
pub struct Error(String);

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(why: impl fmt::Display) -> Self {
        Self(why.to_string())
    }

    /// The same, led by what it is about: a file, a member of an archive.
    pub fn about(self, what: impl fmt::Display) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

/// As much of a message as anyone reads.
const LONGEST: usize = 2000;

/// On one line, whatever a file's name or content contains.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(LONGEST).and_then(|(end, _)| self.0.get(..end)) {
            Some(start) => write!(f, "{}..", plain(start)),
            None => f.write_str(&plain(&self.0)),
        }
    }
}
