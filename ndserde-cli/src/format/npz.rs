//! .npz files: a zip archive of .npy files.

mod directory;
mod end;
mod fields;
mod members;
mod name;
mod unpack;

use std::{io::Write, rc::Rc};

use ndserde::{Value, value::Key};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use self::{directory::directory, members::members, unpack::Packed};
use super::npy;
use crate::{
    array::FileArray,
    content::{Archive, Content},
    error::{Error, Result},
    source::Source,
};

/// The arrays, by the names of the members without their `.npy`; `most` is how many bytes all of them
/// may have unpacked.
pub fn read(source: &Rc<Source>, most: u64) -> Result<Content> {
    archive(source, most).map(Content::Archive).map_err(|error| error.about(&source.name))
}

fn archive(source: &Rc<Source>, most: u64) -> Result<Archive> {
    let (mut arrays, mut left) = (Vec::new(), most);
    for member in directory(source).map_err(|error| error.about("npz"))? {
        let about = |error: Error| error.about(format_args!("{:?}", member.name));
        let Some(key) = member.name.strip_suffix(".npy").map(Key::from) else {
            return Err(about(Error::new("a member that is no .npy file")));
        };
        let size = member.size;
        left = left.checked_sub(size).ok_or_else(|| about(too_large(size, most)))?;
        let packed = Packed::new(source, &member).map_err(about)?;
        arrays.push((key, FileArray::member(Rc::clone(source), member.name, Box::new(packed))));
    }
    Archive::new(arrays)
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
