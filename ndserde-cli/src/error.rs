//! What went wrong, as one line.

use std::fmt;

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

/// On one line, whatever a file's name or content has put into it.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain(&self.0))
    }
}

/// As much of a message as anyone reads.
const LONGEST: usize = 2000;

/// Text without characters that a terminal would act upon.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for (place, c) in text.chars().enumerate() {
        if place == LONGEST {
            plain.push_str("..");
            break;
        }
        if acts(c) {
            plain.extend(c.escape_default());
        } else {
            plain.push(c);
        }
    }
    plain
}

/// Control characters, and those that change the direction of text.
fn acts(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}
