//! The fields of a zip archive: little-endian, one behind the other.

/// Bytes that are taken field by field; none is there where they end.
#[derive(Clone, Copy)]
pub(super) struct ZipFields<'a>(pub(super) &'a [u8]);

impl<'a> ZipFields<'a> {
    pub(super) fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    pub(super) fn skip(&mut self, len: usize) -> Option<()> {
        self.bytes(len).map(|_| ())
    }

    /// Goes past what a record starts with, if it does.
    pub(super) fn mark(&mut self, mark: [u8; 4]) -> Option<()> {
        (self.array::<4>()? == mark).then_some(())
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn two(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn four(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn eight(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }
}
