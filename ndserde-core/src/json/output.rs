//! Output in memory that grows once for a payload.

use std::io;

use super::mark::Signals;

/// What stands behind a payload, so that closing the document does not grow the memory again.
const TAIL: usize = 128;

/// Collects the text.
pub(super) struct JsonOutput<'a> {
    text: Vec<u8>,
    signals: &'a Signals,
}

impl<'a> JsonOutput<'a> {
    pub(super) fn new(signals: &'a Signals) -> Self {
        Self { text: Vec::with_capacity(TAIL), signals }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
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
        let coming = self.signals.coming.take();
        if coming > 0 {
            self.text.reserve(coming.saturating_add(TAIL));
        }
        self.text.extend_from_slice(text);
        Ok(())
    }

    #[inline]
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
