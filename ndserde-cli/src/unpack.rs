//! Compressed files, unpacked as they are read.

use std::io::{self, BufRead, Read};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::{MultiGzDecoder, ZlibDecoder};
use lzma_rust2::{LzmaReader, XzReader};
use ndserde::__Compression as Compression;

/// As many KiB as a window of xz or lzma may have; that of their highest level is 64 MiB.
const WINDOW: u32 = 1 << 20;

/// The bytes that a file has unpacked, at most so many of them: more are an error.
///
/// None for what is not unpacked here.
pub fn unpacked<R: BufRead + 'static>(
    packed: R,
    by: Compression,
    most: u64,
) -> Option<Box<dyn Read>> {
    let inner = match by {
        Compression::Gzip => Unpack::Gzip(MultiGzDecoder::new(packed)),
        Compression::Zlib => Unpack::Zlib(ZlibDecoder::new(packed)),
        Compression::Bzip2 => Unpack::Bzip2(MultiBzDecoder::new(packed)),
        Compression::Xz => Unpack::Xz(Box::new(XzReader::new_mem_limit(packed, true, WINDOW))),
        Compression::Lzma => match LzmaReader::new_mem_limit(packed, WINDOW, None) {
            Ok(reader) => Unpack::Lzma(Some(Box::new(reader))),
            Err(why) => return Some(Box::new(Failed(Some(about(by, &why))))),
        },
        Compression::Zstd => match zstd::Decoder::with_buffer(packed) {
            Ok(reader) => Unpack::Zstd(Box::new(reader)),
            Err(why) => return Some(Box::new(Failed(Some(about(by, &why))))),
        },
        Compression::Lz4 => return None,
    };
    Some(Box::new(Unpacked { inner, by, most, left: most }))
}

enum Unpack<R: BufRead> {
    Gzip(MultiGzDecoder<R>),
    Zlib(ZlibDecoder<R>),
    Bzip2(MultiBzDecoder<R>),
    Xz(Box<XzReader<R>>),
    /// Until its end.
    Lzma(Option<Box<LzmaReader<R>>>),
    Zstd(Box<zstd::Decoder<'static, R>>),
}

impl<R: BufRead> Unpack<R> {
    /// How many bytes stand behind the end, at least, where one compressed file ends there.
    fn behind(&mut self) -> io::Result<usize> {
        match self {
            Self::Zlib(reader) => reader.get_mut().fill_buf().map(<[u8]>::len),
            Self::Lzma(reader) => match reader.take() {
                Some(reader) => {
                    let (mut packed, unused) = reader.into_parts();
                    Ok(unused.len().saturating_add(packed.fill_buf()?.len()))
                }
                None => Ok(0),
            },
            // Another may follow, and each says what does if it is none.
            Self::Gzip(_) | Self::Bzip2(_) | Self::Xz(_) | Self::Zstd(_) => Ok(0),
        }
    }
}

impl<R: BufRead> Read for Unpack<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(reader) => reader.read(buffer),
            Self::Zlib(reader) => reader.read(buffer),
            Self::Bzip2(reader) => reader.read(buffer),
            Self::Xz(reader) => reader.read(buffer),
            Self::Lzma(reader) => reader.as_mut().map_or(Ok(0), |reader| reader.read(buffer)),
            Self::Zstd(reader) => reader.read(buffer),
        }
    }
}

struct Unpacked<R: BufRead> {
    inner: Unpack<R>,
    by: Compression,
    most: u64,
    /// How many may still come.
    left: u64,
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let about = |why: io::Error| about(self.by, &why);
        let found = self.inner.read(buffer).map_err(about)?;
        if found == 0 && !buffer.is_empty() {
            let behind = self.inner.behind().map_err(about)?;
            if behind > 0 {
                let why = format!("{behind} bytes or more stand behind the end");
                return Err(about(io::Error::other(why)));
            }
        }
        let Some(left) = self.left.checked_sub(found as u64) else {
            let most = self.most;
            return Err(about(io::Error::other(format!(
                "more than {most} bytes when unpacked; --max-bytes sets how many may be"
            ))));
        };
        self.left = left;
        Ok(found)
    }
}

fn about(by: Compression, why: &io::Error) -> io::Error {
    let name = by.name();
    match why.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::other(format!("{name}: the file is cut off")),
        _ => io::Error::other(format!("{name}: {why}")),
    }
}

/// What could not be begun.
pub struct Failed(pub Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
