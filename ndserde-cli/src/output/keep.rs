//! A writer whose failure is reported afterwards.

use std::io::{self, Write};

/// Keeps the first error of a writer, and silently accepts what comes after it.
///
/// What data formats make of an error is their own words for it, or none that say what was wrong, and
/// an archive that meets one tries to write its end once more, and complains on stderr.
pub struct Keep<W> {
    out: W,
    error: Option<io::Error>,
}

impl<W: Write> Keep<W> {
    pub const fn new(out: W) -> Self {
        Self { out, error: None }
    }

    /// Whether all has been written.
    pub fn done(mut self) -> io::Result<()> {
        self.attempt(Write::flush);
        self.error.map_or(Ok(()), Err)
    }

    fn attempt(&mut self, write: impl FnOnce(&mut W) -> io::Result<()>) {
        if self.error.is_none() {
            self.error = write(&mut self.out).err();
        }
    }
}

impl<W: Write> Write for Keep<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|out| out.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(Write::flush);
        Ok(())
    }
}
