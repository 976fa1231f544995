#![doc = include_str!("npz.md")]

mod archive;
pub(crate) mod directory;
mod end;
mod fields;
mod member;
mod name;
pub(crate) mod names;
mod plain;
mod read;
mod section;
#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a test")]
mod tests;
mod unpack;
mod write;
mod zip;

use std::io::{Cursor, Read, Seek, Write};

use serde_core::{Serialize, de::DeserializeOwned};

pub use self::archive::Archive;
use self::{write::ArchiveWriter, zip::ZipWriter};
use crate::error::Error;

/// The name that error messages start with.
const NAME: &str = "npz";

/// The arrays of an archive in memory, as a struct or map that has them by their names.
///
/// # Errors
/// As [`from_reader`].
pub fn from_slice<T: DeserializeOwned>(archive: &[u8]) -> Result<T, Error> {
    from_reader(Cursor::new(archive))
}

/// The arrays of an archive in a file, as a struct or map that has them by their names.
///
/// A field of a struct that is not there is an error unless it is an `Option` or has a default, and a
/// member that the struct has no field for is not read. Members that are compressed may take 4 GiB
/// unpacked; [`Archive::with_limit`] sets another limit.
///
/// # Errors
/// When it is no archive, or one that programs read differently; when a member that is read is malformed,
/// has another checksum than the archive says, or is not what its field asks for. When the reader fails,
/// its error is the [`source`](std::error::Error::source).
pub fn from_reader<R: Read + Seek, T: DeserializeOwned>(reader: R) -> Result<T, Error> {
    Archive::new(reader)?.read()
}

/// A struct or map of arrays as an archive in memory, not compressed, as `numpy.savez` writes it.
///
/// # Errors
/// As [`to_writer`].
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut archive = Vec::new();
    to_writer(&mut archive, value).map(|()| archive)
}

/// As [`to_vec`], compressed, as `numpy.savez_compressed` writes it.
///
/// # Errors
/// As [`to_writer`].
pub fn to_vec_compressed<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    let mut archive = Vec::new();
    to_writer_compressed(&mut archive, value).map(|()| archive)
}

/// Writes a struct or map of arrays as an archive, not compressed, to a file or a socket. An array in C
/// or F order is not copied.
///
/// # Errors
/// When the value is no struct or map, a member is no array, number or text, NumPy has no name for its
/// dtype, which is true of `bf16` alone, or NumPy would not tell its name from another; and when the writer
/// fails, whose error is then the [`source`](std::error::Error::source).
pub fn to_writer<W: Write, T: Serialize + ?Sized>(writer: W, value: &T) -> Result<(), Error> {
    put(writer, value, false)
}

/// As [`to_writer`], compressed. What one array is compressed to is in memory at a time.
///
/// # Errors
/// As [`to_writer`].
pub fn to_writer_compressed<W: Write, T: Serialize + ?Sized>(
    writer: W,
    value: &T,
) -> Result<(), Error> {
    put(writer, value, true)
}

fn put<W: Write, T: Serialize + ?Sized>(
    mut writer: W,
    value: &T,
    is_deflated: bool,
) -> Result<(), Error> {
    let mut zip = ZipWriter::new(&mut writer, is_deflated);
    value
        .serialize(ArchiveWriter(&mut zip))
        .and_then(|()| zip.finish())
        .map_err(|error| error.in_wire(NAME))
}
