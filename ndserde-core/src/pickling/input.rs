//! The bytes of a pickle, from opcode to opcode.

use alloc::string::String;

use crate::error::{Error, Quoted};

/// The bytes, and how many of them are read.
pub(super) struct PickleBytes<'de> {
    bytes: &'de [u8],
    at: usize,
}

impl<'de> PickleBytes<'de> {
    pub(super) const fn new(bytes: &'de [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes the whole pickle has.
    pub(super) const fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// All of the pickle once more.
    pub(super) const fn again(&self) -> Self {
        Self::new(self.bytes)
    }

    pub(super) fn rest(&self) -> &'de [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The bytes that no opcode has asked for.
    pub(super) fn left(&self) -> usize {
        self.rest().len()
    }

    pub(super) fn take(&mut self, len: usize) -> Result<&'de [u8], Error> {
        let taken = self.rest().get(..len).ok_or_else(|| {
            let (at, left) = (self.at, self.left());
            Error::custom(format_args!(
                "the pickle is cut off: at byte {at} {len} are needed, {left} are left"
            ))
        })?;
        self.at = self.at.saturating_add(len);
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.take(N)?.try_into().map_err(Error::custom)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Error> {
        self.array().map(|[byte]| byte)
    }

    /// As many bytes as the number of `N` bytes says that stands before them.
    pub(super) fn counted<const N: usize>(&mut self) -> Result<&'de [u8], Error> {
        let mut len = [0; 8];
        let stated: [u8; N] = self.array()?;
        len.iter_mut().zip(stated).for_each(|(len, byte)| *len = byte);
        // More than the address space is more than is left, too.
        self.take(usize::try_from(u64::from_le_bytes(len)).unwrap_or(usize::MAX))
    }

    /// The bytes before the next line feed.
    pub(super) fn line(&mut self) -> Result<&'de [u8], Error> {
        let end = self.rest().iter().position(|&byte| byte == b'\n').ok_or_else(|| {
            Error::custom(format_args!(
                "the pickle is cut off: the line at byte {} has no end",
                self.at
            ))
        })?;
        let line = self.take(end)?;
        self.take(1)?;
        Ok(line)
    }

    pub(super) fn text_line(&mut self) -> Result<&'de str, Error> {
        let line = self.line()?;
        core::str::from_utf8(line).map_err(|_| {
            let line = String::from_utf8_lossy(line);
            Error::custom(format_args!("{} in the pickle is not UTF-8", Quoted(&line)))
        })
    }
}
