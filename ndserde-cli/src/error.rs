//! What went wrong, as one line.

use std::fmt;

use crate::plain::plain;

/// Why a command could not do what it was asked for.
#[derive(Clone, Debug)]
pub struct Error {
    /// What it is about, with a colon behind each.
    about: String,
    why: String,
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(why: impl fmt::Display) -> Self {
        Self { about: String::new(), why: why.to_string() }
    }

    /// The same, led by what it is about: a file, a member of an archive.
    pub fn about(self, what: impl fmt::Display) -> Self {
        Self { about: format!("{what}: {}", self.about), ..self }
    }

    /// The same without what it is about.
    pub fn why(&self) -> &str {
        &self.why
    }
}

/// As much of a message as anyone reads.
const LONGEST: usize = 2000;

/// On one line, whatever a file's name or content contains.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = format!("{}{}", self.about, self.why);
        match whole.char_indices().nth(LONGEST).and_then(|(end, _)| whole.get(..end)) {
            Some(start) => write!(f, "{}..", plain(start)),
            None => f.write_str(&plain(&whole)),
        }
    }
}
