//! The members that the directory of a zip archive lists: each once, each with bytes of its own.
//!
//! Two entries for the same bytes make a small archive large in memory, and of two members of one name
//! each program has another. So the archive is walked along once, and all of it must agree.

use std::ops::Range;

use super::{
    end::ArchiveEnd,
    fields::ZipFields,
    name,
    section::{ReadSeek, bytes},
};
use crate::error::{Error, Quoted};

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
#[derive(Debug)]
pub struct Member {
    /// What the file is called, with its `.npy`.
    pub file: String,
    /// Where its bytes stand in the archive.
    pub packed: Range<u64>,
    /// What has compressed it, by its number in zip archives.
    pub method: u16,
    /// How many bytes the archive claims that these are unpacked.
    pub size: u64,
    /// The CRC-32 that the archive claims of them.
    pub checksum: u32,
    /// Whether its bytes mean nothing without a password.
    pub is_encrypted: bool,
    /// What the member takes of the archive.
    range: Range<u64>,
}

impl Member {
    /// What the array in it is called: the file without its `.npy`.
    #[must_use]
    pub fn name(&self) -> &str {
        self.file.strip_suffix(".npy").unwrap_or(&self.file)
    }
}

/// The members in the order of the directory.
///
/// # Errors
/// When it is no zip archive, or one that programs read differently, or the reader fails.
pub fn directory(archive: &mut dyn ReadSeek) -> Result<Vec<Member>, Error> {
    let end = ArchiveEnd::of(archive)?;
    let list = bytes(archive, end.directory.clone())?;
    let mut entries = ZipFields(&list);
    let mut members = Vec::new();
    while !entries.0.is_empty() {
        let entry = DirectoryEntry::next(&mut entries).ok_or_else(|| {
            Error::custom(format_args!("entry {} of the directory is cut off", members.len()))
        })?;
        members.push(entry.member(archive, &end)?);
    }
    if members.len() as u64 != end.members {
        return Err(Error::custom(format_args!(
            "the archive claims {} members, its directory has {}",
            end.members,
            members.len()
        )));
    }
    check_names(&members)?;
    check_ranges(&members)?;
    Ok(members)
}

fn check_names(members: &[Member]) -> Result<(), Error> {
    let mut names: Vec<&str> = members.iter().map(Member::name).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| matches!(pair, [one, other] if one == other)) {
        Some([name, ..]) => {
            Err(Error::custom(format_args!("two members are called {}", Quoted(name))))
        }
        _ => Ok(()),
    }
}

fn check_ranges(members: &[Member]) -> Result<(), Error> {
    let mut sorted: Vec<&Member> = members.iter().collect();
    // Of two at one place the first in the directory is the first here.
    sorted.sort_by_key(|member| member.range.start);
    let overlap =
        |pair: &&[&Member]| matches!(pair, [one, other] if other.range.start < one.range.end);
    match sorted.windows(2).find(overlap) {
        Some([one, other]) => Err(Error::custom(format_args!(
            "the members {} and {} share bytes of the archive",
            Quoted(&one.file),
            Quoted(&other.file)
        ))),
        _ => Ok(()),
    }
}

/// A line of the directory.
struct DirectoryEntry<'a> {
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u64,
    size: u64,
    header: u64,
    name: &'a [u8],
    unicode: Option<&'a [u8]>,
}

impl<'a> DirectoryEntry<'a> {
    fn next(from: &mut ZipFields<'a>) -> Option<Self> {
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
        let mut extra = ZipFields(from.bytes(extra.into())?);
        from.skip(comment.into())?;
        let (mut wide, mut unicode) = (ZipFields(&[]), None);
        // Fewer bytes than a field has are padding.
        while extra.0.len() >= 4 {
            let (id, len) = (extra.two()?, extra.two()?);
            let field = extra.bytes(len.into())?;
            match id {
                WIDE => wide = ZipFields(field),
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
    fn member(self, archive: &mut dyn ReadSeek, end: &ArchiveEnd) -> Result<Member, Error> {
        let name = name::decoded(self.name, self.flags & UTF8 != 0, self.unicode)?;
        let wrong = |why: &str| Error::custom(format_args!("{}: {why}", Quoted(&name)));
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
        let is_encrypted = self.flags & ENCRYPTED != 0;
        let (range, file) = (start..packed.end, name.into_owned());
        Ok(Member { file, packed, method, size, checksum, is_encrypted, range })
    }

    /// The end of the header of a member that starts here, if it has this name and method, and all of
    /// it stands before `end`.
    fn end_of_header(
        &self,
        archive: &mut dyn ReadSeek,
        start: u64,
        end: u64,
    ) -> Result<Option<u64>, Error> {
        let len = HEADER_LEN.saturating_add(self.name.len() as u64);
        let bytes = bytes(archive, start..start.saturating_add(len).min(end))?;
        let extra = self.extra_of(&mut ZipFields(&bytes));
        let at = extra.and_then(|extra| start.checked_add(len)?.checked_add(extra.into()));
        Ok(at.filter(|at| *at <= end))
    }

    /// Goes past the fixed part of a header and the name; how many bytes of extra fields follow.
    fn extra_of(&self, header: &mut ZipFields<'_>) -> Option<u16> {
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
