//! Which program has compressed a file, by how it starts.

/// What has compressed a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// `.gz`
    Gzip,
    /// What joblib's `compress` does where it is not told how.
    Zlib,
    /// `.bz2`
    Bzip2,
    /// `.xz`
    Xz,
    /// `.lzma`, which xz has replaced
    Lzma,
    /// `.zst`
    Zstd,
    /// `.lz4`
    Lz4,
}

impl Compression {
    /// That of a file that starts so; none of others.
    ///
    /// A document may start as zlib's bytes do, a CBOR text of some lengths.
    #[must_use]
    pub fn of(start: &[u8]) -> Option<Self> {
        Some(match start {
            [0x1f, 0x8b, 8, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Self::Zstd,
            // Its first block, or its end where there is none.
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, ..] => {
                Self::Bzip2
            }
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Self::Xz,
            // Its usual properties, a window of 64 KiB or more, a size that is not stated or less than
            // 2^40, and the first byte of all that is so compressed.
            [0x5d, 0, 0, _, _, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, ..]
            | [0x5d, 0, 0, _, _, _, _, _, _, _, 0, 0, 0, 0, ..] => Self::Lzma,
            [4, 0x22, 0x4d, 0x18, ..] => Self::Lz4,
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => Self::Zlib,
            _ => return None,
        })
    }

    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zlib => "zlib",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
            Self::Lzma => "lzma",
            Self::Zstd => "zstd",
            Self::Lz4 => "LZ4",
        }
    }

    /// What is to be said of a file that it has made.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Gzip => "this is compressed by gzip: unpack it first, with gunzip",
            Self::Zlib => {
                "this is compressed by zlib, as by joblib: unpack it first, with Python's zlib.decompress"
            }
            Self::Bzip2 => "this is compressed by bzip2: unpack it first, with bunzip2",
            Self::Xz => "this is compressed by xz: unpack it first, with unxz",
            Self::Lzma => "this is compressed by lzma: unpack it first, with unlzma",
            Self::Zstd => "this is compressed by zstd: unpack it first, with unzstd",
            Self::Lz4 => "this is compressed by LZ4: unpack it first, with unlz4",
        }
    }
}

/// What is to be said of bytes that are a compressed file, which are looked at where nothing reads them.
pub(crate) fn compressed_by(bytes: &[u8]) -> Option<&'static str> {
    Compression::of(bytes).map(Compression::advice)
}
