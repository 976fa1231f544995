//! The end of a zip archive, which says where its directory stands.

use std::ops::Range;

use super::{
    fields::ZipFields,
    section::{ReadSeek, bytes, len},
};
use crate::error::Error;

const END: [u8; 4] = *b"PK\x05\x06";
const END_LEN: usize = 22;
const WIDE_END: [u8; 4] = *b"PK\x06\x06";
const WIDE_END_LEN: usize = 56;
const LOCATOR: [u8; 4] = *b"PK\x06\x07";
const LOCATOR_LEN: usize = 20;

/// As far before the end as any of these starts, with the longest comment.
const TAIL: u64 = u16::MAX as u64 + (END_LEN + WIDE_END_LEN + LOCATOR_LEN) as u64;

/// Where the directory is, and what it is said to hold.
pub(super) struct ArchiveEnd {
    pub(super) directory: Range<u64>,
    pub(super) members: u64,
    /// The bytes before the archive, from whose end on it counts.
    pub(super) before: u64,
}

/// The numbers of the last record, or of the wide one before it.
struct EndNumbers {
    /// That of this file, that of the directory's: 0 in an archive of one file.
    disks: [u64; 2],
    members_here: u64,
    members: u64,
    len: u64,
    start: u64,
}

impl ArchiveEnd {
    /// That of a whole archive, by the one record that Python's `zipfile` goes by.
    pub(super) fn of(archive: &mut dyn ReadSeek) -> Result<Self, Error> {
        let len = len(archive)?;
        let from = len.saturating_sub(TAIL);
        Self::within(&bytes(archive, from..len)?, from)
    }

    /// That of an archive which has these bytes from a position on.
    fn within(tail: &[u8], from: u64) -> Result<Self, Error> {
        let at = |place: usize| from.saturating_add(place as u64);
        let cut_off =
            || Error::custom("the end of the archive is missing: it is cut off, or no zip");
        let place = place(tail).ok_or_else(cut_off)?;
        let (mut record, before) =
            (ZipFields(tail.get(place..).unwrap_or_default()), tail.get(..place));
        let narrow = EndNumbers::narrow(&mut record).ok_or_else(cut_off)?;
        let comment = record.two().ok_or_else(cut_off)?;
        if record.0.len() != usize::from(comment) {
            return Err(Error::custom(format_args!(
                "{} bytes stand behind the end of the archive, whose comment has {comment}",
                record.0.len()
            )));
        }
        let (numbers, wide, end) = match WideEnd::before(before.unwrap_or_default())? {
            Some(wide) => {
                let numbers = narrow.agreed(wide.numbers).ok_or_else(contradiction)?;
                (numbers, Some(wide.said), at(wide.place))
            }
            None => (narrow, None, at(place)),
        };
        if numbers.disks != [0, 0] || numbers.members_here != numbers.members {
            return Err(Error::custom("a part of an archive of several files"));
        }
        let (len, start) = (numbers.len, numbers.start);
        let begin = end.checked_sub(len).ok_or_else(|| {
            Error::custom(format_args!(
                "a directory of {len} bytes, and {end} stand before its end"
            ))
        })?;
        let before = begin.checked_sub(start).ok_or_else(|| {
            Error::custom(format_args!(
                "the directory is said to start at {start}, and is at {begin}"
            ))
        })?;
        // Where others look for the wide record.
        if wide.is_some_and(|at| at.checked_add(before) != Some(end)) {
            return Err(contradiction());
        }
        Ok(Self { directory: begin..end, members: numbers.members, before })
    }
}

/// Where the last record starts, which a comment may follow.
fn place(tail: &[u8]) -> Option<usize> {
    let last = tail.len().checked_sub(END_LEN)?;
    let record = tail.get(last..)?;
    if record.starts_with(&END) && record.ends_with(&[0, 0]) {
        return Some(last);
    }
    let from = last.saturating_sub(usize::from(u16::MAX));
    let found = tail.get(from..)?.windows(END.len()).rposition(|four| four == END)?;
    from.checked_add(found)
}

/// The record before the last one, which has room for larger numbers.
struct WideEnd {
    numbers: EndNumbers,
    /// Where it is said to be.
    said: u64,
    place: usize,
}

impl WideEnd {
    fn before(last: &[u8]) -> Result<Option<Self>, Error> {
        let locator = last.len().checked_sub(LOCATOR_LEN).and_then(|at| last.split_at_checked(at));
        match locator {
            Some((before, locator)) if locator.starts_with(&LOCATOR) => {
                Self::of(before, ZipFields(locator)).map(Some).ok_or_else(contradiction)
            }
            _ => Ok(None),
        }
    }

    fn of(before: &[u8], mut locator: ZipFields<'_>) -> Option<Self> {
        locator.mark(LOCATOR)?;
        let (disk, said, disks) = (locator.four()?, locator.eight()?, locator.four()?);
        let place = before.len().checked_sub(WIDE_END_LEN)?;
        let numbers = EndNumbers::wide(&mut ZipFields(before.get(place..)?))?;
        (disk == 0 && disks <= 1).then_some(Self { numbers, said, place })
    }
}

fn contradiction() -> Error {
    Error::custom("the records at the end of the archive contradict each other")
}

impl EndNumbers {
    fn narrow(record: &mut ZipFields<'_>) -> Option<Self> {
        record.mark(END)?;
        Some(Self {
            disks: [record.two()?.into(), record.two()?.into()],
            members_here: record.two()?.into(),
            members: record.two()?.into(),
            len: record.four()?.into(),
            start: record.four()?.into(),
        })
    }

    fn wide(record: &mut ZipFields<'_>) -> Option<Self> {
        record.mark(WIDE_END)?;
        // The length without these two fields: one that has more stands elsewhere.
        if record.eight()? != 44 {
            return None;
        }
        // The versions that wrote it and that can read it.
        record.skip(4)?;
        Some(Self {
            disks: [record.four()?.into(), record.four()?.into()],
            members_here: record.eight()?,
            members: record.eight()?,
            len: record.eight()?,
            start: record.eight()?,
        })
    }

    /// The wide ones, where these are the same or too small to hold them.
    fn agreed(&self, wide: Self) -> Option<Self> {
        let (two, four) = (u64::from(u16::MAX), u64::from(u32::MAX));
        let pairs = [
            (self.disks[0], wide.disks[0], two),
            (self.disks[1], wide.disks[1], two),
            (self.members_here, wide.members_here, two),
            (self.members, wide.members, two),
            (self.len, wide.len, four),
            (self.start, wide.start, four),
        ];
        let agree = |(narrow, wide, full)| narrow == wide || narrow == full;
        pairs.into_iter().all(agree).then_some(wide)
    }
}
