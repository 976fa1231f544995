//! A writer whose failure is told afterwards.

use std::io::{self, Write};

/// Keeps the first error of a writer: an archive that meets one tries to write its end once more,
/// and says on stderr that it could not.
pub struct Keep<'a> {
    out: &'a mut dyn Write,
    error: Option<io::Error>,
}

impl<'a> Keep<'a> {
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self { out, error: None }
    }

    /// The error, if there was one.
    pub fn done(self) -> io::Result<()> {
        self.error.map_or(Ok(()), Err)
    }

    fn keep(&mut self, done: io::Result<()>) {
        if let Err(error) = done {
            self.error.get_or_insert(error);
        }
    }
}

impl Write for Keep<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none() {
            let done = self.out.write_all(bytes);
            self.keep(done);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.error.is_none() {
            let done = self.out.flush();
            self.keep(done);
        }
        Ok(())
    }
}
