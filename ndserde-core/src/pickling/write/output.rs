//! Opcodes on their way to a writer.

#[cfg(feature = "std")]
use std::io;

use super::opcode::{integer, text};
use crate::error::Error;

/// Collects opcodes, so that the writer gets none of them alone.
pub(super) struct Output<W> {
    writer: W,
    waiting: Vec<u8>,
}

/// From this many bytes on they are handed to the writer.
const FULL: usize = 8 * 1024;

impl<W: io::Write> Output<W> {
    pub(super) const fn new(writer: W) -> Self {
        Self { writer, waiting: Vec::new() }
    }

    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.len() < FULL {
            self.waiting.extend(bytes);
            return self.full();
        }
        self.hand_over()?;
        Ok(self.writer.write_all(bytes)?)
    }

    pub(super) fn integer(&mut self, value: i128) -> Result<(), Error> {
        integer(&mut self.waiting, value);
        self.full()
    }

    pub(super) fn text(&mut self, value: &str) -> Result<(), Error> {
        text(&mut self.waiting, value.len());
        self.put(value.as_bytes())
    }

    /// Where the opcodes of a key begin. There is room for those of a number, so that
    /// [`since`](Self::since) has them.
    pub(super) fn mark(&mut self) -> Result<usize, Error> {
        /// More than a number takes that is a float, or may be equal to one.
        const ROOM: usize = 160;
        if self.waiting.len().saturating_add(ROOM) >= FULL {
            self.hand_over()?;
        }
        Ok(self.waiting.len())
    }

    /// The opcodes behind a mark, unless they were too many to wait.
    pub(super) fn since(&self, mark: usize) -> &[u8] {
        self.waiting.get(mark..).unwrap_or_default()
    }

    fn full(&mut self) -> Result<(), Error> {
        if self.waiting.len() < FULL { Ok(()) } else { self.hand_over() }
    }

    fn hand_over(&mut self) -> Result<(), Error> {
        self.writer.write_all(&self.waiting)?;
        self.waiting.clear();
        Ok(())
    }

    pub(super) fn flush(mut self) -> Result<(), Error> {
        self.hand_over()?;
        Ok(self.writer.flush()?)
    }
}
