//! The bytes of a member.

use std::{
    fmt::Display,
    io::{self, BufReader, Read},
    rc::Rc,
};

use flate2::{Crc, bufread::DeflateDecoder};

use super::directory::Member;
use crate::{
    array::{BLOCK, File},
    error::{Error, Result},
    source::{Reader, Section, Source},
};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// A member, as its bytes stand in an archive.
pub struct Packed {
    section: Section,
    is_deflated: bool,
    claim: Claim,
}

/// What an archive claims of the bytes of a member, unpacked.
#[derive(Clone, Copy)]
struct Claim {
    size: u64,
    checksum: u32,
}

impl Packed {
    pub fn new(source: &Rc<Source>, member: &Member) -> Result<Self> {
        let is_deflated = match member.method {
            STORED => false,
            DEFLATED => true,
            method => {
                return Err(Error::new(format_args!(
                    "a member that is compressed by method {method}; 0 (stored) and 8 (deflate) are read"
                )));
            }
        };
        let section = Section { source: Rc::clone(source), range: member.packed.clone() };
        let claim = Claim { size: member.size, checksum: member.checksum };
        Ok(Self { section, is_deflated, claim })
    }
}

impl File for Packed {
    fn len(&self) -> u64 {
        self.claim.size
    }

    fn stored_len(&self) -> u64 {
        self.section.len()
    }

    fn open(&self) -> Box<dyn Read> {
        let bytes = if self.is_deflated {
            let packed = BufReader::with_capacity(BLOCK, self.section.reader());
            Bytes::Deflated(DeflateDecoder::new(packed))
        } else {
            // Headers alone are read through the buffer.
            Bytes::Stored(BufReader::new(self.section.reader()))
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
        let left = match &self.bytes {
            Bytes::Stored(_) => 0,
            Bytes::Deflated(inflated) => {
                let packed = inflated.get_ref();
                packed.get_ref().left().saturating_add(packed.buffer().len() as u64)
            }
        };
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
            Bytes::Deflated(inflated) => inflated.read(buffer)?,
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
