//! The members that the directory of a zip archive lists: each once, each with bytes of its own.
//!
//! Two entries for the same bytes make a small archive large in memory, and of two members of one name
//! each program has another. So the archive is walked along once, and all of it must agree.

use std::ops::Range;

use super::{end::End, fields::Fields, name};
use crate::{
    error::{Error, Result},
    source::Source,
};

const ENTRY: [u8; 4] = *b"PK\x01\x02";
const HEADER: [u8; 4] = *b"PK\x03\x04";

/// A flag: the member is encrypted.
const ENCRYPTED: u16 = 1;
/// A flag: the name is UTF-8.
const UTF8: u16 = 1 << 11;

/// The extra field of sizes that need 64 bits.
const WIDE: u16 = 1;
/// The extra field of a name in UTF-8.
const UNICODE: u16 = 0x7075;

/// As many bytes as stand before a member, with its name and extra fields.
const HEADER_LEN: u64 = 30;

/// A file in an archive.
pub struct Member {
    pub name: String,
    /// Where its bytes stand in the archive.
    pub packed: Range<u64>,
    pub method: u16,
    /// How many bytes the archive claims that these are unpacked.
    pub size: u64,
    pub checksum: u32,
    /// What the member takes of the archive.
    range: Range<u64>,
}

/// The members in the order of the directory.
pub fn directory(archive: &Source) -> Result<Vec<Member>> {
    let end = End::of(archive)?;
    let list = archive.bytes(end.directory.clone())?;
    let mut entries = Fields(&list);
    let mut members = Vec::new();
    while !entries.0.is_empty() {
        let entry = Entry::next(&mut entries).ok_or_else(|| {
            Error::new(format_args!("entry {} of the directory is cut off", members.len()))
        })?;
        members.push(entry.member(archive, &end)?);
    }
    if members.len() as u64 != end.members {
        return Err(Error::new(format_args!(
            "the archive claims {} members, its directory has {}",
            end.members,
            members.len()
        )));
    }
    check_names(&members)?;
    check_ranges(&members)?;
    Ok(members)
}

fn check_names(members: &[Member]) -> Result<()> {
    let mut names: Vec<&str> = members.iter().map(|member| &*member.name).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| matches!(pair, [one, other] if one == other)) {
        Some([name, ..]) => Err(Error::new(format_args!("two members are called {name:?}"))),
        _ => Ok(()),
    }
}

fn check_ranges(members: &[Member]) -> Result<()> {
    let mut sorted: Vec<&Member> = members.iter().collect();
    // Of two at one place the first in the directory is the first here.
    sorted.sort_by_key(|member| member.range.start);
    let overlap =
        |pair: &&[&Member]| matches!(pair, [one, other] if other.range.start < one.range.end);
    match sorted.windows(2).find(overlap) {
        Some([one, other]) => Err(Error::new(format_args!(
            "the members {:?} and {:?} share bytes of the archive",
            one.name, other.name
        ))),
        _ => Ok(()),
    }
}

/// A line of the directory.
struct Entry<'a> {
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u64,
    size: u64,
    header: u64,
    name: &'a [u8],
    unicode: Option<&'a [u8]>,
}

impl<'a> Entry<'a> {
    fn next(from: &mut Fields<'a>) -> Option<Self> {
        from.mark(ENTRY)?;
        // The versions that wrote it and that can read it.
        from.skip(4)?;
        let (flags, method) = (from.two()?, from.two()?);
        // When it was written.
        from.skip(4)?;
        let checksum = from.four()?;
        let (packed, size) = (from.four()?, from.four()?);
        let (name, extra, comment) = (from.two()?, from.two()?, from.two()?);
        // The number of the file it is in, and what the file system knows of it.
        from.skip(8)?;
        let header = from.four()?;
        let name = from.bytes(name.into())?;
        let mut extra = Fields(from.bytes(extra.into())?);
        from.skip(comment.into())?;
        let (mut wide, mut unicode) = (Fields(&[]), None);
        // Fewer bytes than a field has are padding.
        while extra.0.len() >= 4 {
            let (id, len) = (extra.two()?, extra.two()?);
            let field = extra.bytes(len.into())?;
            match id {
                WIDE => wide = Fields(field),
                UNICODE => unicode = Some(field),
                _ => {}
            }
        }
        // Those that do not fit stand in the extra field, in this order.
        let mut full = |number: u32| {
            if number == u32::MAX { wide.eight() } else { Some(number.into()) }
        };
        let (size, packed, header) = (full(size)?, full(packed)?, full(header)?);
        Some(Self { flags, method, checksum, packed, size, header, name, unicode })
    }

    /// The member, in the bytes before the directory.
    fn member(self, archive: &Source, end: &End) -> Result<Member> {
        let name = name::decoded(self.name, self.flags & UTF8 != 0, self.unicode)?;
        let wrong = |why: &str| Error::new(why).about(format_args!("{name:?}"));
        if self.flags & ENCRYPTED != 0 {
            return Err(wrong("a member that is encrypted"));
        }
        let (files, before) = (end.directory.start, end.before);
        let start = self.header.checked_add(before).filter(|start| *start <= files);
        let start = start.ok_or_else(|| wrong("it is said to start behind all members"))?;
        let header = self.end_of_header(archive, start, files)?;
        let header = header
            .ok_or_else(|| wrong("what stands before it is not what the directory says of it"))?;
        let left = files.saturating_sub(header);
        if self.packed > left {
            let packed = self.packed;
            let why = format!("the archive claims {packed} bytes, of which {left} can be there");
            return Err(wrong(&why));
        }
        let packed = header..header.saturating_add(self.packed);
        let (method, size, checksum) = (self.method, self.size, self.checksum);
        let range = start..packed.end;
        Ok(Member { name: name.into_owned(), packed, method, size, checksum, range })
    }

    /// The end of the header of a member that starts here, if it has this name and method, and all of
    /// it stands before `end`.
    fn end_of_header(&self, archive: &Source, start: u64, end: u64) -> Result<Option<u64>> {
        let len = HEADER_LEN.saturating_add(self.name.len() as u64);
        let bytes = archive.bytes(start..start.saturating_add(len).min(end))?;
        let extra = self.extra_of(&mut Fields(&bytes));
        let at = extra.and_then(|extra| start.checked_add(len)?.checked_add(extra.into()));
        Ok(at.filter(|at| *at <= end))
    }

    /// Goes past the fixed part of a header and the name; how many bytes of extra fields follow.
    fn extra_of(&self, header: &mut Fields<'_>) -> Option<u16> {
        header.mark(HEADER)?;
        // The version that can read it, and the flags.
        header.skip(4)?;
        let same_method = header.two()? == self.method;
        // When it was written, its checksum and sizes, which may stand behind it instead.
        header.skip(16)?;
        let (name_len, extra) = (header.two()?, header.two()?);
        let same_name = header.bytes(name_len.into())? == self.name;
        (same_method && same_name).then_some(extra)
    }
}
