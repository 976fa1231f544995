//! The bytes of a member.

use std::{
    fmt::Display,
    io::{self, BufRead, BufReader, Read},
    ops::Range,
    rc::Rc,
};

use bzip2::bufread::BzDecoder;
use flate2::{Crc, bufread::DeflateDecoder};
use lzma_rust2::LzmaReader;
use ndserde::__ZipMember as ZipMember;

use crate::{
    array::BLOCK,
    error::{Error, Result},
    file::File,
    source::{Reader, Section, Source},
    unpack::Failed,
};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const BZIP2: u16 = 12;
const LZMA: u16 = 14;

/// A member, as its bytes stand in an archive.
pub struct Packed {
    section: Section,
    method: Method,
    claim: Claim,
}

/// What has compressed a member.
#[derive(Clone, Copy)]
enum Method {
    Stored,
    Deflate,
    Bzip2,
    Lzma,
}

/// What an archive claims of the bytes of a member, unpacked.
#[derive(Clone, Copy)]
struct Claim {
    size: u64,
    checksum: u32,
}

impl Packed {
    pub fn new(source: &Rc<Source>, member: &ZipMember) -> Result<Self> {
        let method = match member.method {
            STORED => Method::Stored,
            DEFLATED => Method::Deflate,
            BZIP2 => Method::Bzip2,
            LZMA => Method::Lzma,
            method => {
                return Err(Error::new(format_args!(
                    "it is compressed by method {method}; 0 (stored), 8 (deflate), 12 (bzip2) and 14 \
                     (lzma) are read"
                )));
            }
        };
        let section = Section { source: Rc::clone(source), range: member.packed.clone() };
        let claim = Claim { size: member.size, checksum: member.checksum };
        Ok(Self { section, method, claim })
    }
}

impl File for Packed {
    fn len(&self) -> u64 {
        self.claim.size
    }

    fn stored_len(&self) -> u64 {
        self.section.len()
    }

    fn bytes(&self, range: Range<u64>) -> Option<Vec<u8>> {
        match self.method {
            Method::Stored => self.section.bytes(range),
            _ => None,
        }
    }

    fn open(&self) -> Box<dyn Read> {
        let packed = || BufReader::with_capacity(BLOCK, self.section.reader());
        let bytes = match self.method {
            // Headers alone are read through the buffer.
            Method::Stored => Bytes::Stored(BufReader::new(self.section.reader())),
            Method::Deflate => Bytes::Deflated(DeflateDecoder::new(packed())),
            Method::Bzip2 => Bytes::Bzip2(BzDecoder::new(packed())),
            Method::Lzma => match lzma(packed(), self.claim.size) {
                Ok(reader) => Bytes::Lzma(Box::new(reader)),
                Err(why) => return Box::new(Failed(Some(why))),
            },
        };
        Box::new(Unpacked { bytes, claim: self.claim, len: 0, checksum: Crc::new() })
    }

    fn check(&self) -> io::Result<()> {
        io::copy(&mut self.open(), &mut io::sink()).map(|_| ())
    }
}

enum Bytes<R> {
    Stored(R),
    Deflated(DeflateDecoder<R>),
    Bzip2(BzDecoder<R>),
    Lzma(Box<LzmaReader<R>>),
}

/// The bytes behind the properties, which stand behind a version and their length.
fn lzma<R: BufRead>(mut packed: R, size: u64) -> io::Result<LzmaReader<R>> {
    let mut header = [0; 9];
    packed.read_exact(&mut header)?;
    match header {
        [_, _, 5, 0, properties, window @ ..] => {
            LzmaReader::new_with_props(packed, size, properties, u32::from_le_bytes(window), None)
        }
        _ => Err(io::Error::other("lzma's properties are not those of a zip archive")),
    }
}

/// Reads the file that a member is. Where it ends, an error says that it is of another length or
/// checksum than the archive claims.
struct Unpacked {
    bytes: Bytes<BufReader<Reader<Rc<Source>>>>,
    claim: Claim,
    /// Of what has been read so far.
    len: u64,
    checksum: Crc,
}

impl Unpacked {
    /// Whether all is as claimed, where there are no more bytes.
    fn end(&self) -> io::Result<()> {
        let packed = match &self.bytes {
            Bytes::Stored(_) => None,
            Bytes::Deflated(reader) => Some(reader.get_ref()),
            Bytes::Bzip2(reader) => Some(reader.get_ref()),
            Bytes::Lzma(reader) => Some(reader.inner()),
        };
        let left = |packed: &BufReader<Reader<_>>| {
            packed.get_ref().left().saturating_add(packed.buffer().len() as u64)
        };
        let left = packed.map_or(0, left);
        let (claim, found) = (self.claim, self.checksum.sum());
        if self.len != claim.size {
            return Err(wrong_len(claim.size, self.len));
        }
        if left > 0 {
            let why = format!("{left} bytes stand behind the end of the member");
            return Err(io::Error::other(why));
        }
        if found != claim.checksum {
            return Err(io::Error::other(format!(
                "the archive claims the checksum {:08x}, the member has {found:08x}",
                claim.checksum
            )));
        }
        Ok(())
    }
}

fn wrong_len(claim: u64, has: impl Display) -> io::Error {
    io::Error::other(format!("the archive claims {claim} bytes, the member has {has}"))
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let found = match &mut self.bytes {
            Bytes::Stored(packed) => packed.read(buffer)?,
            Bytes::Deflated(packed) => packed.read(buffer)?,
            Bytes::Bzip2(packed) => packed.read(buffer)?,
            Bytes::Lzma(packed) => packed.read(buffer)?,
        };
        if found == 0 && !buffer.is_empty() {
            self.end()?;
        }
        self.checksum.update(buffer.get(..found).unwrap_or_default());
        self.len = self.len.saturating_add(found as u64);
        if self.len > self.claim.size {
            return Err(wrong_len(self.claim.size, "more"));
        }
        Ok(found)
    }
}
