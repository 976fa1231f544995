//! Parts of an archive, wherever it is.

use std::{
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
};

/// An archive.
pub trait ReadSeek: Read + Seek {}

impl<R: Read + Seek> ReadSeek for R {}

/// How many bytes it has.
pub(super) fn len(archive: &mut dyn ReadSeek) -> io::Result<u64> {
    archive.seek(SeekFrom::End(0))
}

/// As much memory as is taken before anything has been read.
const ROOM: usize = 1 << 16;

/// The bytes of a part, or those of them that are there.
pub(super) fn bytes(archive: &mut dyn ReadSeek, range: Range<u64>) -> io::Result<Vec<u8>> {
    // No more is asked for at once than anyone has.
    let room = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(ROOM).min(ROOM);
    let mut bytes = Vec::with_capacity(room);
    section(archive, range)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A reader of a part.
pub(super) fn section(
    archive: &mut dyn ReadSeek,
    range: Range<u64>,
) -> io::Result<io::Take<&mut dyn ReadSeek>> {
    archive.seek(SeekFrom::Start(range.start))?;
    Ok(archive.take(range.end.saturating_sub(range.start)))
}
