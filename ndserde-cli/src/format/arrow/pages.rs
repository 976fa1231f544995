//! What the pages of a Parquet file claim to be unpacked: its reader believes them.

use parquet::{
    basic::Compression,
    file::{
        metadata::ColumnChunkMetaData,
        reader::{ChunkReader, Length},
    },
};

use super::{
    chunks::Chunks,
    compact::{self, Header},
    guard::{Codec, check_claim},
};
use crate::error::{Error, Result};

/// As many bytes of a header are read at first; most take less.
const START: u64 = 1 << 12;

/// The pages of a column in a row group: what the longest has unpacked, where no more than `most` bytes
/// may be in all.
pub fn check(chunks: &Chunks, column: &ColumnChunkMetaData, most: u64) -> Result<u64> {
    let codec = codec(column.compression())?;
    let (start, len) = column.byte_range();
    let end = start.checked_add(len).filter(|end| *end <= chunks.len());
    let end = end.ok_or_else(|| {
        let has = chunks.len();
        Error::new(format_args!("{len} bytes are claimed from byte {start} on, the file has {has}"))
    })?;
    let (mut at, mut all, mut longest) = (start, 0_u64, 0_u64);
    while at < end {
        let (header, len) = header(chunks, at, end)?;
        let body = at.saturating_add(len);
        at = body.saturating_add(header.packed);
        if at > end {
            return Err(Error::new(format_args!("a page of {} bytes is cut off", header.packed)));
        }
        if header.is_dictionary && header.values > header.unpacked {
            return Err(Error::new(format_args!(
                "a dictionary claims {} values in {} bytes",
                header.values, header.unpacked
            )));
        }
        all = all.saturating_add(header.unpacked);
        longest = longest.max(header.unpacked);
        if all > most {
            return Err(Error::new(format_args!(
                "its pages are more than {most} bytes unpacked; --max-bytes sets how many may be"
            )));
        }
        if let Some(codec) = codec {
            let packed = usize::try_from(header.packed).map_err(Error::new)?;
            let packed = chunks.get_bytes(body, packed).map_err(Error::new)?;
            // The levels before the elements are not compressed.
            let packed = packed.get(header.levels..).unwrap_or_default();
            check_claim(codec, packed, header.unpacked)?;
        }
    }
    Ok(longest)
}

/// By what the pages are compressed, if they are.
fn codec(compression: Compression) -> Result<Option<Codec>> {
    Ok(Some(match compression {
        Compression::UNCOMPRESSED => return Ok(None),
        Compression::SNAPPY => Codec::Snappy,
        Compression::GZIP(_) => Codec::Gzip,
        Compression::LZ4 | Compression::LZ4_RAW => Codec::Lz4,
        Compression::ZSTD(_) => Codec::Zstd,
        other => {
            // Behind the name is how hard the writer tried.
            let other = other.to_string().to_lowercase();
            let other = other.split('(').next().unwrap_or_default();
            return Err(Error::new(format_args!(
                "its pages are compressed by {other}, which is not read here; uncompressed, snappy, \
                 gzip, lz4 and zstd are"
            )));
        }
    }))
}

/// Whether pages so compressed are read.
pub fn is_read(column: &ColumnChunkMetaData) -> Result<()> {
    codec(column.compression()).map(drop)
}

/// The header of the page at a place, and how long it is.
fn header(chunks: &Chunks, at: u64, end: u64) -> Result<(Header, u64)> {
    let left = end.saturating_sub(at);
    let mut len = START.min(left);
    loop {
        let bytes = usize::try_from(len).map_err(Error::new)?;
        let bytes = chunks.get_bytes(at, bytes).map_err(Error::new)?;
        match compact::header(&bytes) {
            Some((header, taken)) => return Ok((header, taken as u64)),
            None if len < left => len = len.saturating_mul(8).min(left),
            None => return Err(Error::new(format_args!("no page stands at byte {at}"))),
        }
    }
}
