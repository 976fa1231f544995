//! Writing a zip archive: member by member, then the directory.

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};

use super::{
    names::MemberNames,
    unpack::{DEFLATED, STORED},
};
use crate::error::Error;

/// What does not fit into a field of 32 bits, which has this in its place, and stands in an extra field.
const FULL: u64 = u32::MAX as u64;

/// The version of zip that is needed, as which this is written too: 2.0, and 4.5 for numbers of 64 bits.
const NARROW: u16 = 20;
const WIDE: u16 = 45;

/// The flag of a name in UTF-8.
const UTF8: u16 = 1 << 11;

/// 1980-01-01, the first day that there is in such archives.
const DATE: u16 = 1 << 5 | 1;

/// An archive that is being written.
pub(super) struct ZipWriter<'a> {
    writer: &'a mut dyn Write,
    is_deflated: bool,
    /// What has been written.
    len: u64,
    directory: Vec<u8>,
    names: MemberNames,
    /// From where on a number has 64 bits.
    full: u64,
}

/// A member, but for its bytes.
struct Entry<'a> {
    name: &'a str,
    checksum: u32,
    packed: u64,
    size: u64,
    start: u64,
}

impl<'a> ZipWriter<'a> {
    pub(super) fn new(writer: &'a mut dyn Write, is_deflated: bool) -> Self {
        let (directory, names) = (Vec::new(), MemberNames::default());
        Self { writer, is_deflated, len: 0, directory, names, full: FULL }
    }

    /// The same with numbers of 64 bits from this one on.
    #[cfg(test)]
    pub(super) fn full_from(self, full: u64) -> Self {
        Self { full, ..self }
    }

    /// Adds the .npy file of these two parts.
    ///
    /// # Errors
    /// When not all programs would read the name as this one, or the writer fails.
    pub(super) fn add(&mut self, name: &str, head: &[u8], data: &[u8]) -> Result<(), Error> {
        self.names.add(name)?;
        let file = format!("{name}.npy");
        let mut checksum = Crc::new();
        checksum.update(head);
        checksum.update(data);
        let size = (head.len() as u64).saturating_add(data.len() as u64);
        let deflated = if self.is_deflated {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(head)?;
            encoder.write_all(data)?;
            Some(encoder.finish()?)
        } else {
            None
        };
        let (packed, runs) = match &deflated {
            Some(deflated) => (deflated.len() as u64, [&deflated[..], &[]]),
            None => (size, [head, data]),
        };
        let checksum = checksum.sum();
        let entry = Entry { name: &file, checksum, packed, size, start: self.len };
        self.put(&self.header(&entry))?;
        for run in runs {
            self.put(run)?;
        }
        let line = self.line(&entry);
        self.directory.extend(line);
        Ok(())
    }

    /// Writes the directory, after which there is nothing.
    ///
    /// # Errors
    /// When the writer fails.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        let (start, members) = (self.len, self.names.len() as u64);
        let directory = std::mem::take(&mut self.directory);
        self.put(&directory)?;
        let len = directory.len() as u64;
        let end = self.end(start, len, members);
        self.put(&end)?;
        Ok(self.writer.flush()?)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.writer.write_all(bytes)?;
        self.len = self.len.saturating_add(bytes.len() as u64);
        Ok(())
    }

    /// What stands before a member.
    fn header(&self, entry: &Entry<'_>) -> Vec<u8> {
        let is_wide = entry.size >= self.full || entry.packed >= self.full;
        // Both or none.
        let wide = if is_wide { vec![entry.size, entry.packed] } else { Vec::new() };
        let mut out = b"PK\x03\x04".to_vec();
        put_two(&mut out, if is_wide { WIDE } else { NARROW });
        self.put_common(&mut out, entry, is_wide);
        put_len(&mut out, entry.name.len());
        put_len(&mut out, extra_len(&wide));
        out.extend(entry.name.as_bytes());
        put_extra(&mut out, &wide);
        out
    }

    /// What the directory says of a member.
    fn line(&self, entry: &Entry<'_>) -> Vec<u8> {
        let is_wide = entry.size >= self.full || entry.packed >= self.full;
        let is_far = entry.start >= self.full;
        let mut wide = if is_wide { vec![entry.size, entry.packed] } else { Vec::new() };
        wide.extend(is_far.then_some(entry.start));
        let version = if wide.is_empty() { NARROW } else { WIDE };
        let mut out = b"PK\x01\x02".to_vec();
        // On Unix, whose bits of who may read and write it stand below.
        put_two(&mut out, version | 3 << 8);
        put_two(&mut out, version);
        self.put_common(&mut out, entry, is_wide);
        put_len(&mut out, entry.name.len());
        put_len(&mut out, extra_len(&wide));
        // No comment, in this file, of no sort.
        out.extend([0; 6]);
        out.extend((0o600_u32 << 16).to_le_bytes());
        put_four(&mut out, if is_far { FULL } else { entry.start });
        out.extend(entry.name.as_bytes());
        put_extra(&mut out, &wide);
        out
    }

    /// What both say.
    fn put_common(&self, out: &mut Vec<u8>, entry: &Entry<'_>, is_wide: bool) {
        put_two(out, if entry.name.is_ascii() { 0 } else { UTF8 });
        put_two(out, if self.is_deflated { DEFLATED } else { STORED });
        put_two(out, 0);
        put_two(out, DATE);
        out.extend(entry.checksum.to_le_bytes());
        put_four(out, if is_wide { FULL } else { entry.packed });
        put_four(out, if is_wide { FULL } else { entry.size });
    }

    /// The records behind the directory.
    fn end(&self, start: u64, len: u64, members: u64) -> Vec<u8> {
        let mut out = Vec::new();
        let most = u64::from(u16::MAX);
        if start >= self.full || len >= self.full || members >= self.full.min(most) {
            out.extend(b"PK\x06\x06");
            // The length of what follows of it.
            out.extend(44_u64.to_le_bytes());
            put_two(&mut out, WIDE | 3 << 8);
            put_two(&mut out, WIDE);
            out.extend([0; 8]);
            for number in [members, members, len, start] {
                out.extend(number.to_le_bytes());
            }
            out.extend(b"PK\x06\x07\0\0\0\0");
            out.extend(start.saturating_add(len).to_le_bytes());
            out.extend(1_u32.to_le_bytes());
        }
        out.extend(b"PK\x05\x06\0\0\0\0");
        let few = u16::try_from(members).unwrap_or(u16::MAX);
        put_two(&mut out, few);
        put_two(&mut out, few);
        put_four(&mut out, len);
        put_four(&mut out, start);
        put_two(&mut out, 0);
        out
    }
}

fn put_two(out: &mut Vec<u8>, number: u16) {
    out.extend(number.to_le_bytes());
}

fn put_len(out: &mut Vec<u8>, len: usize) {
    put_two(out, u16::try_from(len).unwrap_or(u16::MAX));
}

fn put_four(out: &mut Vec<u8>, number: u64) {
    out.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

/// How long the extra field of these numbers is.
fn extra_len(wide: &[u64]) -> usize {
    if wide.is_empty() { 0 } else { wide.len().saturating_mul(8).saturating_add(4) }
}

fn put_extra(out: &mut Vec<u8>, wide: &[u64]) {
    if wide.is_empty() {
        return;
    }
    put_two(out, 1);
    put_len(out, wide.len().saturating_mul(8));
    for number in wide {
        out.extend(number.to_le_bytes());
    }
}
