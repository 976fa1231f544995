//! What stands in a file and is not read.

use std::fmt;

use crate::error::Error;

/// What it is, and why it is not read.
pub struct Unread {
    /// In a few words: `object array [1]`.
    sort: String,
    why: String,
    /// What messages say before it: the file, and the member of an archive.
    about: String,
}

impl Unread {
    pub fn new(sort: String, why: impl fmt::Display, about: String) -> Self {
        Self { sort, why: why.to_string(), about }
    }

    /// What it is.
    pub fn sort(&self) -> &str {
        &self.sort
    }

    /// The error where nothing may be left out.
    pub fn error(&self) -> Error {
        Error::new(self).about(&self.about)
    }
}

/// As `show` has it.
impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, not read: {}", self.sort, self.why)
    }
}
