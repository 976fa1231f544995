//! What stands in a file and is not read.

use std::fmt;

use crate::error::Error;

/// What it is, and why it is not read.
#[derive(Clone)]
pub enum Unread {
    /// What nothing here reads.
    Foreign {
        /// In a few words: `object array [1]`.
        sort: String,
        why: String,
        /// What messages say before it: the file, and the member of an archive.
        about: String,
    },
    /// What is not what it should be.
    Wrong(Error),
}

impl Unread {
    pub fn new(sort: String, why: impl fmt::Display, about: String) -> Self {
        Self::Foreign { sort, why: why.to_string(), about }
    }

    /// What it is, if that is known.
    pub fn sort(&self) -> Option<&str> {
        match self {
            Self::Foreign { sort, .. } => Some(sort),
            Self::Wrong(_) => None,
        }
    }

    /// What is wrong with it, if something is.
    pub const fn wrong(&self) -> Option<&Error> {
        match self {
            Self::Foreign { .. } => None,
            Self::Wrong(error) => Some(error),
        }
    }

    /// The error where nothing may be left out.
    pub fn error(&self) -> Error {
        match self {
            Self::Foreign { about, .. } => Error::new(self).about(about),
            Self::Wrong(error) => error.clone(),
        }
    }
}

/// As `show` has it.
impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign { sort, why, .. } => write!(f, "{sort}, not read: {why}"),
            Self::Wrong(error) => write!(f, "not read: {}", error.why()),
        }
    }
}
