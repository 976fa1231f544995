//! .npz files: a zip archive of .npy files.

mod members;
mod unpack;

use std::{fmt::Display, io::Write, rc::Rc};

use ndserde::{__ZipMember as ZipMember, DynArray, Nd, Value, npz, value::Key};
use serde::{Serialize, Serializer};

pub use self::members::named;
use self::{members::members, unpack::Packed};
use crate::{
    archive::{Archive, Member},
    array::FileArray,
    content::Content,
    error::{Error, Result},
    source::{Section, Source},
    unread::Unread,
};

/// What the names of arrays end in.
const NPY: &str = ".npy";

/// What the members hold, by their names without `.npy`; `most` is how many bytes those that are looked
/// at may have unpacked.
pub fn read(source: &Rc<Source>, most: u64) -> Result<Content> {
    archive(source, most).map(Content::Archive).map_err(|error| error.about(&source.name))
}

fn archive(source: &Rc<Source>, most: u64) -> Result<Archive> {
    let whole = Section { source: Rc::clone(source), range: 0..source.len() };
    let members = ndserde::__zip_directory(&mut whole.reader())
        .map_err(|error| Error::new(error).about("npz"))?;
    let members = members.into_iter().map(|member| {
        let key = Key::from(member.name());
        (key, of(source, member))
    });
    Archive::new(source, members.collect(), most)
}

/// A .npy file, or something else that is not read.
fn of(source: &Rc<Source>, member: ZipMember) -> Member {
    let unread = |why: &dyn Display| {
        let sort = match &*member.file {
            name if name.ends_with('/') => "a folder".to_owned(),
            _ => format!("a file of {} bytes", member.size),
        };
        Member::unread(Unread::new(sort, why, format!("{}: {:?}", source.name, member.file)))
    };
    if member.is_encrypted {
        return unread(&"it is encrypted");
    }
    if !member.file.ends_with(NPY) {
        return unread(&"no .npy file");
    }
    match Packed::new(source, &member) {
        Ok(packed) => {
            Member::file(FileArray::member(Rc::clone(source), member.file, Rc::new(packed)))
        }
        Err(why) => unread(&why),
    }
}

/// As `numpy.savez` does: not compressed.
pub fn write(value: &Value, out: &mut dyn Write) -> Result<()> {
    npz::to_writer(out, &Arrays(&members(value)?)).map_err(Error::new)
}

/// Arrays by their names.
struct Arrays<'a>(&'a [(String, &'a DynArray)]);

impl Serialize for Arrays<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, array)| (name, Nd::new(*array))))
    }
}
