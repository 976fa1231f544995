//! Compressed files, packed as they are written.

use std::{
    io::{BufWriter, Write},
    num::NonZeroU64,
    path::{Path, PathBuf},
};

use bzip2::write::BzEncoder;
use flate2::write::{GzEncoder, ZlibEncoder};
use lzma_rust2::{XzOptions, XzWriter};
use ndserde::__Compression as Compression;

use crate::error::{Error, Result};

/// What files of these names are compressed by; of some more than one name is met.
const NAMES: [(&str, Compression); 10] = [
    ("gz", Compression::Gzip),
    ("gzip", Compression::Gzip),
    ("zlib", Compression::Zlib),
    ("z", Compression::Zlib),
    ("bz2", Compression::Bzip2),
    ("xz", Compression::Xz),
    ("lzma", Compression::Lzma),
    ("zst", Compression::Zstd),
    ("zstd", Compression::Zstd),
    ("lz4", Compression::Lz4),
];

/// What a file of this name is compressed by, if it is.
pub fn by_name(file: &Path) -> Option<Compression> {
    let extension = file.extension()?.to_str()?.to_ascii_lowercase();
    NAMES.iter().find(|(name, _)| *name == extension).map(|(_, by)| *by)
}

/// What a file is called without what its compression has put behind its name.
pub fn inner_name(file: &Path) -> PathBuf {
    if by_name(file).is_some() { file.with_extension("") } else { file.to_owned() }
}

/// How a file of this name is to be compressed; none where it is not.
pub fn to_be(file: &Path) -> Result<Option<Compression>> {
    let Some(by) = by_name(file) else { return Ok(None) };
    // A name that another program's files have, which are something else.
    let is_other = file.extension().is_some_and(|name| name == "Z" || name == "z");
    match by {
        Compression::Lzma | Compression::Lz4 => {}
        _ if is_other => {}
        by => return Ok(Some(by)),
    }
    let name = file.extension().unwrap_or_default().to_string_lossy();
    Err(Error::new(format_args!(
        "files that end in .{name} are not written; .gz, .zlib, .bz2, .xz and .zst are"
    )))
}

/// Writes what `write` does, compressed.
pub fn packed(
    out: &mut dyn Write,
    by: Option<Compression>,
    write: &dyn Fn(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    // Of many small pieces each would cost what many do.
    let buffered = |packer: &mut dyn Write| {
        let mut packer = BufWriter::with_capacity(1 << 16, packer);
        write(&mut packer)?;
        packer.flush().map_err(Error::new)
    };
    match by {
        None | Some(Compression::Lzma | Compression::Lz4) => write(out),
        Some(Compression::Gzip) => {
            let mut packer = GzEncoder::new(out, flate2::Compression::default());
            buffered(&mut packer)?;
            packer.finish().map(drop).map_err(Error::new)
        }
        Some(Compression::Zlib) => {
            let mut packer = ZlibEncoder::new(out, flate2::Compression::default());
            buffered(&mut packer)?;
            packer.finish().map(drop).map_err(Error::new)
        }
        Some(Compression::Bzip2) => {
            let mut packer = BzEncoder::new(out, bzip2::Compression::default());
            buffered(&mut packer)?;
            packer.finish().map(drop).map_err(Error::new)
        }
        Some(Compression::Xz) => {
            let mut options = XzOptions::with_preset(XZ_PRESET);
            options.set_block_size(NonZeroU64::new(XZ_BLOCK));
            let mut packer = XzWriter::new(out, options).map_err(Error::new)?;
            buffered(&mut packer)?;
            packer.finish().map(drop).map_err(Error::new)
        }
        Some(Compression::Zstd) => {
            let mut packer = zstd::Encoder::new(out, 0).map_err(Error::new)?;
            packer.include_checksum(true).map_err(Error::new)?;
            buffered(&mut packer)?;
            packer.finish().map(drop).map_err(Error::new)
        }
    }
}

/// What xz itself takes, and blocks of the size that it takes for several threads.
const XZ_PRESET: u32 = 6;
const XZ_BLOCK: u64 = 24 << 20;
