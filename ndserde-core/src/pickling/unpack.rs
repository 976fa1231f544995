//! Pickles in files that are compressed.

use alloc::borrow::Cow;

use crate::{compressed::Compression, error::Error};

/// The pickle in a file, of no more than `most` bytes if it is compressed.
pub(crate) fn unpack(file: &[u8], most: usize) -> Result<Cow<'_, [u8]>, Error> {
    match Compression::of(file) {
        // No pickle starts as any of them does.
        Some(by @ (Compression::Gzip | Compression::Zlib)) => {
            inflate(file, by, most).map(Cow::Owned)
        }
        Some(by) => Err(Error::custom(by.advice())),
        None => Ok(Cow::Borrowed(file)),
    }
}

#[cfg(feature = "compression")]
fn inflate(file: &[u8], by: Compression, most: usize) -> Result<Vec<u8>, Error> {
    use std::io::Read;

    use flate2::bufread::{MultiGzDecoder, ZlibDecoder};

    let mut rest = file;
    // Not more than a byte too much, and no memory before there is something to put there.
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    match by {
        Compression::Gzip => MultiGzDecoder::new(&mut rest).take(limit).read_to_end(&mut bytes),
        _ => ZlibDecoder::new(&mut rest).take(limit).read_to_end(&mut bytes),
    }
    .map_err(|error| Error::custom(format_args!("{}: {error}", by.name())))?;
    if bytes.len() > most {
        return Err(Error::custom(format_args!(
            "{}: more than {most} bytes when unpacked",
            by.name()
        )));
    }
    if !rest.is_empty() {
        return Err(Error::custom(format_args!(
            "{}: {} bytes behind the end",
            by.name(),
            rest.len()
        )));
    }
    Ok(bytes)
}

#[cfg(not(feature = "compression"))]
fn inflate(_: &[u8], by: Compression, _: usize) -> Result<Vec<u8>, Error> {
    let name = by.name();
    Err(Error::custom(format_args!(
        "the file is compressed by {name}, which needs the feature `compression` of ndserde"
    )))
}
