//! Which program has compressed a file, by how it starts.

/// What is to be said of bytes that are a compressed file; none of others.
///
/// A document may start as zlib's bytes do, so that they are looked at where nothing reads them.
#[must_use]
pub fn compressed_by(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x1f, 0x8b, 8, ..] => "this is compressed by gzip: unpack it first, with gunzip",
        [0x28, 0xb5, 0x2f, 0xfd, ..] => "this is compressed by zstd: unpack it first, with unzstd",
        // Its first block, or its end where there is none.
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
        | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, ..] => {
            "this is compressed by bzip2: unpack it first, with bunzip2"
        }
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => {
            "this is compressed by xz: unpack it first, with unxz"
        }
        [4, 0x22, 0x4d, 0x18, ..] => "this is compressed by LZ4: unpack it first, with unlz4",
        // What joblib's `compress` does where it is not told how.
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => {
            "this is compressed by zlib, as by joblib: unpack it first, with Python's zlib.decompress"
        }
        _ => return None,
    })
}
