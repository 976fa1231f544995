//! The bytes of a member.

use std::{
    fmt::Display,
    io::{self, BufReader, ErrorKind, Read},
};

use flate2::{Crc, bufread::DeflateDecoder};

use super::{
    directory::Member,
    section::{ReadSeek, section},
};
use crate::error::{Error, Kind};

pub(super) const STORED: u16 = 0;
pub(super) const DEFLATED: u16 = 8;
const BZIP2: u16 = 12;
const LZMA: u16 = 14;

/// As many bytes as are read at once.
const BLOCK: usize = 1 << 16;

/// As many as the header of a .npy file has at most, nearly.
const HEADER: usize = 1 << 13;

type PackedBytes<'a> = BufReader<io::Take<&'a mut dyn ReadSeek>>;

enum MemberBytes<'a> {
    Stored(PackedBytes<'a>),
    Deflated(DeflateDecoder<PackedBytes<'a>>),
}

/// Reads the file that a member is. Where it ends, an error says that it is of another length or
/// checksum than the archive claims.
pub(super) struct Unpacked<'a> {
    bytes: MemberBytes<'a>,
    /// What the archive claims.
    size: u64,
    checksum: u32,
    /// Of what has been read so far.
    len: u64,
    found: Crc,
}

impl<'a> Unpacked<'a> {
    /// # Errors
    /// When it is compressed otherwise than by deflate, or the reader fails.
    pub(super) fn new(archive: &'a mut dyn ReadSeek, member: &Member) -> Result<Self, Error> {
        let packed = section(archive, member.packed.clone())?;
        // Of many small members each has no more than it needs.
        let block = usize::try_from(packed.limit()).map_or(BLOCK, |len| len.min(BLOCK));
        let bytes = match member.method {
            // Headers alone are read through the buffer.
            STORED => MemberBytes::Stored(BufReader::with_capacity(block.min(HEADER), packed)),
            DEFLATED => {
                MemberBytes::Deflated(DeflateDecoder::new(BufReader::with_capacity(block, packed)))
            }
            method => {
                let by = match method {
                    BZIP2 => "bzip2; the command `ndserde convert` reads it, and writes",
                    LZMA => "lzma; the command `ndserde convert` reads it, and writes",
                    93 => "zstd; write it anew with",
                    95 => "xz; write it anew with",
                    _ => "a method of another program; write it anew with",
                };
                return Err(Error::custom(format_args!(
                    "it is compressed by method {method}, {by} what is read here: 0 (stored) and 8 \
                     (deflate)"
                )));
            }
        };
        let (size, checksum) = (member.size, member.checksum);
        Ok(Self { bytes, size, checksum, len: 0, found: Crc::new() })
    }

    /// Whether all is as claimed, where there are no more bytes.
    fn end(&self) -> io::Result<()> {
        let left = match &self.bytes {
            MemberBytes::Stored(_) => 0,
            MemberBytes::Deflated(inflated) => {
                let packed = inflated.get_ref();
                packed.get_ref().limit().saturating_add(packed.buffer().len() as u64)
            }
        };
        if self.len != self.size {
            return Err(wrong_len(self.size, self.len));
        }
        if left > 0 {
            return Err(wrong(format_args!("{left} bytes stand behind the end of the member")));
        }
        let (claim, found) = (self.checksum, self.found.sum());
        if found != claim {
            return Err(wrong(format_args!(
                "the archive claims the checksum {claim:08x}, the member has {found:08x}"
            )));
        }
        Ok(())
    }
}

fn wrong(why: impl Display) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, why.to_string())
}

fn wrong_len(claim: u64, has: impl Display) -> io::Error {
    wrong(format_args!("the archive claims {claim} bytes, the member has {has}"))
}

impl Read for Unpacked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let found = match &mut self.bytes {
            MemberBytes::Stored(packed) => packed.read(buffer)?,
            MemberBytes::Deflated(inflated) => inflated.read(buffer)?,
        };
        if found == 0 && !buffer.is_empty() {
            self.end()?;
        }
        self.found.update(buffer.get(..found).unwrap_or_default());
        self.len = self.len.saturating_add(found as u64);
        if self.len > self.size {
            return Err(wrong_len(self.size, "more"));
        }
        Ok(found)
    }
}

/// The error of a reader as one of the archive, where it was what the archive holds.
pub(super) fn of_archive(error: Error) -> Error {
    match error.io_kind() {
        Some(ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof) => {
            Kind::Malformed(error.to_string()).into()
        }
        _ => error,
    }
}
