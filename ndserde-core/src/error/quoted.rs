//! Words of an input within a message.

use core::fmt;

/// What an input says, in quotes: without characters that a terminal or a log would act upon, and no
/// longer than a message can carry.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// More than any word that is known.
        const LONGEST: usize = 64;
        match self.0.char_indices().nth(LONGEST).and_then(|(end, _)| self.0.get(..end)) {
            Some(start) => {
                write!(f, "{start:?} and {} more bytes", self.0.len().saturating_sub(start.len()))
            }
            None => write!(f, "{:?}", self.0),
        }
    }
}

/// The name of a class or function, in quotes where it is unlike one. Such names are seldom hostile, and
/// read better without.
pub(crate) struct BareName<'a>(pub(crate) &'a str);

impl fmt::Display for BareName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 128;
        let is_usual =
            |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '<' | '>' | '(' | ')');
        if self.0.len() <= LONGEST && self.0.chars().all(is_usual) {
            return f.write_str(self.0);
        }
        Quoted(self.0).fmt(f)
    }
}
