//! Output in memory that grows once for a payload.

use std::io;

use super::mark::Signals;
use crate::growth::{give_back, make_room};

/// Collects the text.
pub(super) struct JsonOutput<'a> {
    text: Vec<u8>,
    signals: &'a Signals,
}

impl<'a> JsonOutput<'a> {
    pub(super) fn new(signals: &'a Signals) -> Self {
        Self { text: Vec::new(), signals }
    }

    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        give_back(&mut self.text);
        self.text
    }
}

impl io::Write for JsonOutput<'_> {
    #[inline]
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.write_all(text)?;
        Ok(text.len())
    }

    #[inline]
    fn write_all(&mut self, text: &[u8]) -> io::Result<()> {
        make_room(&mut self.text, self.signals.coming.take().max(text.len()));
        self.text.extend_from_slice(text);
        Ok(())
    }

    #[inline]
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
