//! An archive that is open.

use std::{
    collections::HashMap,
    fmt,
    io::{Read, Seek},
};

use serde_core::de::DeserializeOwned;

use super::{
    NAME,
    directory::{Member, directory},
    read::{ArchiveReader, MemberReader},
    section::ReadSeek,
    unpack::{Unpacked, of_archive},
};
use crate::{
    error::{Error, Quoted, shortened},
    field::{DeserializeBy, HoldsArray},
    file::npy::BlockReader,
    wire::Tagged,
};

/// What is unpacked of deflated members where nothing else is said.
const MOST: u64 = 4 << 30;

/// An archive of which no more has been read than the names.
///
/// ```
/// use std::io::Cursor;
///
/// use ndarray::{Array1, arr1, arr2};
/// use ndserde::{DynArray, NdSerialize, npz::{self, Archive}};
///
/// #[derive(NdSerialize)]
/// struct Model {
///     weights: ndarray::Array2<f64>,
///     bias: Array1<f32>,
/// }
///
/// let file = npz::to_vec(&Model { weights: arr2(&[[1.0, 2.0]]), bias: arr1(&[0.5]) })?;
///
/// let mut archive = Archive::new(Cursor::new(file))?; // or a `File`
/// assert_eq!(archive.names().collect::<Vec<_>>(), ["weights", "bias"]);
/// let bias: Array1<f32> = archive.get("bias")?;
/// assert_eq!(bias, arr1(&[0.5]));
/// let weights: DynArray = archive.get("weights")?;
/// assert_eq!(weights.shape(), [1, 2]);
/// # Ok::<(), ndserde::Error>(())
/// ```
pub struct Archive<R> {
    reader: R,
    members: Vec<Member>,
    /// Where the member of a name stands in them.
    places: HashMap<String, usize>,
    most: u64,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// When it is no zip archive, or one that programs read differently: two members of one name, or
    /// that share bytes, a directory that contradicts what it lists. When the reader fails, its error is
    /// the [`source`](std::error::Error::source).
    pub fn new(mut reader: R) -> Result<Self, Error> {
        let members = directory(&mut reader).map_err(named)?;
        if let Some(member) = members.iter().find(|member| member.is_encrypted) {
            let file = Quoted(&member.file);
            return Err(named(Error::custom(format_args!("{file}: a member that is encrypted"))));
        }
        let names = members.iter().map(|member| member.name().to_owned());
        let places = names.zip(0..).collect();
        Ok(Self { reader, members, places, most: MOST })
    }

    /// The same with another limit for what compressed members take, unpacked, in one call: in bytes, 4 GiB
    /// unless it is said.
    ///
    /// Members that are not compressed have no limit: they take what they have in the archive.
    #[must_use]
    pub fn with_limit(self, unpacked: u64) -> Self {
        Self { most: unpacked, ..self }
    }

    /// The names in the order of the archive, without their `.npy`. What is no .npy file is there, too.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.members.iter().map(Member::name)
    }

    /// One array, or a container of one, such as an `Option` or a `Box`. Nothing else of the archive is
    /// read.
    ///
    /// # Errors
    /// When no member has this name, it is malformed or has another checksum than the archive says, its
    /// dtype or number of axes are not the array's, and when the reader fails.
    pub fn get<T>(&mut self, name: &str) -> Result<T, Error>
    where
        T: for<'de> DeserializeBy<'de, Tagged> + HoldsArray,
    {
        let mut left = self.most;
        let (reader, member) = self.member(name)?;
        T::deserialize_by(MemberReader::new(reader, member, &mut left))
            .map_err(|error| named(shortened(error).in_member(name)))
    }

    /// One array, block by block: first no more of it is read than its dtype and shape.
    ///
    /// # Errors
    /// As [`get`](Self::get), for any dtype and number of axes. What is wrong behind the header shows as
    /// it is read, and another checksum at the end.
    pub fn blocks<'a>(
        &'a mut self,
        name: &str,
    ) -> Result<BlockReader<impl Read + use<'a, R>>, Error> {
        let (reader, member) = self.member(name)?;
        Unpacked::new(reader, member)
            .and_then(BlockReader::new)
            .map_err(|error| named(error.in_member(name)))
    }

    /// All members, as a struct or map of arrays: what [`from_reader`](super::from_reader) does, within
    /// the limit of this archive.
    ///
    /// # Errors
    /// As there.
    pub fn read<T: DeserializeOwned>(&mut self) -> Result<T, Error> {
        let whole = ArchiveReader::new(&mut self.reader, &self.members, self.most);
        T::deserialize(whole).map_err(|error| named(shortened(error)))
    }

    /// What the archive is read from.
    pub fn into_inner(self) -> R {
        self.reader
    }

    /// The member of a name.
    fn member(&mut self, name: &str) -> Result<(&mut dyn ReadSeek, &Member), Error> {
        let Self { reader, members, places, .. } = self;
        match places.get(name).and_then(|&at| members.get(at)) {
            Some(member) => Ok((reader, member)),
            None => Err(named(missing(name, members))),
        }
    }
}

impl<R> fmt::Debug for Archive<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { members, most, .. } = self;
        f.debug_struct("Archive")
            .field("members", members)
            .field("most", most)
            .finish_non_exhaustive()
    }
}

#[cold]
fn missing(name: &str, members: &[Member]) -> Error {
    /// As many names as a message has room for.
    const FEW: usize = 8;
    let mut there: Vec<String> =
        members.iter().take(FEW).map(|member| Quoted(member.name()).to_string()).collect();
    if members.len() > FEW {
        there.push(format!("and {} more", members.len().saturating_sub(FEW)));
    }
    let there = if there.is_empty() { "nothing".to_owned() } else { there.join(", ") };
    Error::custom(format_args!("there is no array {}; there is {there}", Quoted(name)))
}

fn named(error: Error) -> Error {
    of_archive(error).in_input().in_wire(NAME)
}
