//! The fields of a zip archive: little-endian, one behind the other.

/// Bytes that are taken field by field; none is there where they end.
#[derive(Clone, Copy)]
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    pub fn bytes(&mut self, len: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    pub fn skip(&mut self, len: usize) -> Option<()> {
        self.bytes(len).map(|_| ())
    }

    /// Goes past what a record starts with, if it does.
    pub fn mark(&mut self, mark: [u8; 4]) -> Option<()> {
        (self.array::<4>()? == mark).then_some(())
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub fn two(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn four(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn eight(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }
}
