//! What files say, for terminals.

use std::{
    fmt::{self, Display, Write as _},
    io::{self, Write},
};

/// Text without characters that a terminal would act upon, which the names of a record's fields may
/// have, and those of files.
pub fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) {
            plain.extend(c.escape_default());
        } else {
            plain.push(c);
        }
    }
    plain
}

/// Prints lines, each without such characters, as they are made: all of them can be many times what they
/// tell of.
pub fn print(text: &dyn Display, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines { out, done: Ok(()) };
    // What went wrong is kept, which a formatter cannot tell.
    let _ = writeln!(lines, "{text}");
    lines.done
}

struct Lines<'a> {
    out: &'a mut dyn Write,
    done: io::Result<()>,
}

impl fmt::Write for Lines<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive('\n') {
            let (line, end) = match part.strip_suffix('\n') {
                Some(line) => (line, "\n"),
                None => (part, ""),
            };
            self.done = write!(self.out, "{}{end}", plain(line));
            if self.done.is_err() {
                return Err(fmt::Error);
            }
        }
        Ok(())
    }
}

/// Control characters, and those that change the direction or the lines of text.
fn acts(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}
