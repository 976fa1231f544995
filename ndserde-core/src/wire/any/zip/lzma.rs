//! Bytes compressed by lzma: one byte of properties, the window and the length in twelve, and the stream.

use std::io;

/// Appends at most so many unpacked bytes, and goes over what they were in `packed`.
#[cfg(feature = "lzma-rust2_0_25")]
pub(super) fn read(packed: &mut &[u8], most: u64, bytes: &mut Vec<u8>) -> io::Result<usize> {
    use std::io::Read;

    use lzma_rust2::LzmaReader;

    let Some((header, rest)) = packed.split_first_chunk::<13>() else {
        return Err(io::ErrorKind::UnexpectedEof.into());
    };
    let [properties, w0, w1, w2, w3, len @ ..] = *header;
    // Nothing is looked up farther back than the array is long, whatever is claimed.
    let window = u32::from_le_bytes([w0, w1, w2, w3]);
    let window = u32::try_from(most).map_or(window, |most| window.min(most));
    let len = u64::from_le_bytes(len);
    let reader = LzmaReader::new_with_props(rest, len, properties, window, None)?;
    let mut reader = reader.take(most);
    let read = reader.read_to_end(bytes)?;
    // It reads ahead.
    let (left, ahead) = reader.into_inner().into_parts();
    let left = left.len().saturating_add(ahead.len());
    *packed = rest.get(rest.len().saturating_sub(left)..).unwrap_or_default();
    Ok(read)
}

#[cfg(not(feature = "lzma-rust2_0_25"))]
pub(super) fn read(_: &mut &[u8], _: u64, _: &mut Vec<u8>) -> io::Result<usize> {
    Err(io::Error::other("it needs the feature `lzma-rust2_0_25` of ndserde"))
}
