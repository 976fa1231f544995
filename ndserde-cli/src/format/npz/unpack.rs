//! The bytes of a member.

use std::{borrow::Cow, cmp::Ordering, io::Read};

use flate2::{Crc, bufread::DeflateDecoder};

use super::directory::Member;
use crate::error::{Error, Result};

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// As many bytes as deflate makes of one.
const RATIO: u64 = 1032;

/// The file that a member is, of no other length or checksum than the archive claims.
pub fn unpack<'a>(member: &Member<'a>) -> Result<Cow<'a, [u8]>> {
    let file = match member.method {
        STORED => Cow::Borrowed(member.packed),
        DEFLATED => Cow::Owned(inflate(member)?),
        method => {
            return Err(Error::new(format_args!(
                "a member that is compressed by method {method}; 0 (stored) and 8 (deflate) are read"
            )));
        }
    };
    let (size, len) = (member.size, file.len() as u64);
    let has = match len.cmp(&size) {
        Ordering::Equal => {
            let mut checksum = Crc::new();
            checksum.update(&file);
            if checksum.sum() == member.checksum {
                return Ok(file);
            }
            return Err(Error::new(format_args!(
                "the archive claims the checksum {:08x}, the member has {:08x}",
                member.checksum,
                checksum.sum()
            )));
        }
        Ordering::Greater => "more".to_owned(),
        Ordering::Less => len.to_string(),
    };
    Err(Error::new(format_args!("the archive claims {size} bytes, the member has {has}")))
}

/// In memory that grows with what there is, of which no more is asked for than it could become.
fn inflate(member: &Member<'_>) -> Result<Vec<u8>> {
    let (mut file, size) = (Vec::new(), member.size);
    let most = (member.packed.len() as u64).saturating_mul(RATIO);
    let room = usize::try_from(size.min(most)).map_err(Error::new)?;
    file.try_reserve_exact(room).map_err(Error::new)?;
    let mut rest = member.packed;
    // One byte more, to detect a member that is longer than it claims.
    let mut inflated = DeflateDecoder::new(&mut rest).take(size.saturating_add(1));
    inflated.read_to_end(&mut file).map_err(Error::new)?;
    if !rest.is_empty() && file.len() as u64 == size {
        let left = rest.len();
        return Err(Error::new(format_args!("{left} bytes stand behind the end of the member")));
    }
    Ok(file)
}
