//! .npz files: a zip archive of .npy files.

mod members;

use std::{
    cmp::Ordering,
    io::{Cursor, Read, Write},
};

use ndserde::{
    Value,
    value::{Key, Map},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use self::members::members;
use super::npy;
use crate::error::{Error, Result};

/// As many bytes as deflate makes of one.
const RATIO: u64 = 1032;

/// A map of the arrays, by the names of the members without their `.npy`; `most` is how many bytes
/// all of them may have unpacked.
pub fn read(bytes: &[u8], most: u64) -> Result<Value> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(wrong)?;
    let len = u64::try_from(bytes.len()).map_err(Error::new)?;
    let (mut arrays, mut left) = (Vec::new(), most);
    for place in 0..archive.len() {
        let mut member = archive.by_index(place).map_err(wrong)?;
        let name = member.name().to_owned();
        let about = |error: Error| error.about(format_args!("{name:?}"));
        let Some(key) = name.strip_suffix(".npy").map(Key::from) else {
            return Err(about(Error::new("a member that is no .npy file")));
        };
        // What the archive says of a member is a claim, so that no more is read than that, and no more
        // memory asked for than the file itself could become.
        let (size, packed) = (member.size(), member.compressed_size().min(len));
        left = left.checked_sub(size).ok_or_else(|| about(too_large(size, most)))?;
        let file = unpack(&mut member, size, packed).map_err(about)?;
        let array = npy::array(&file).map_err(about)?;
        arrays.push((key, Value::from(array)));
    }
    Map::new(arrays).map(Value::from).map_err(Error::new)
}

/// The bytes of a member, in memory that grows with what there is.
fn unpack(member: &mut impl Read, size: u64, packed: u64) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let room = usize::try_from(size.min(packed.saturating_mul(RATIO))).map_err(Error::new)?;
    file.try_reserve_exact(room).map_err(Error::new)?;
    // One byte more, to detect a member that is longer than it claims, and to read the checksum at its
    // end.
    member.take(size.saturating_add(1)).read_to_end(&mut file).map_err(Error::new)?;
    let len = u64::try_from(file.len()).map_err(Error::new)?;
    let has = match len.cmp(&size) {
        Ordering::Equal => return Ok(file),
        Ordering::Greater => "more".to_owned(),
        Ordering::Less => len.to_string(),
    };
    Err(Error::new(format_args!("the archive claims {size} bytes, the member has {has}")))
}

fn too_large(size: u64, most: u64) -> Error {
    Error::new(format_args!(
        "{size} bytes to unpack would be more than {most} in all; --max-bytes sets how many may be"
    ))
}

/// As `numpy.savez` does: not compressed, with room for members of 4 GiB and more.
pub fn write(value: &Value, out: &mut dyn Write) -> Result<()> {
    let members = members(value)?;
    let options =
        SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
    let mut archive = ZipWriter::new_stream(out);
    for (name, array) in members {
        archive.start_file(format!("{name}.npy"), options).map_err(wrong)?;
        npy::write_array(array, &mut archive)
            .map_err(|error| error.about(format_args!("{name:?}")))?;
    }
    archive.finish().map_err(wrong)?;
    Ok(())
}

fn wrong(error: zip::result::ZipError) -> Error {
    Error::new(error).about("npz")
}
