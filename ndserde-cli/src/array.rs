//! Arrays that stay in their file, and are read block by block.

use std::{
    error::Error as _,
    fmt::Display,
    io::{self, Read, Write},
    rc::Rc,
};

use ndserde::{DynArray, npy::BlockReader};

use crate::{
    error::{Error, Result},
    source::{Section, Source},
};

/// As many bytes of elements as are in memory at once: where they are looked at, they are still near.
pub const BLOCK: usize = 1 << 16;

/// The bytes of a .npy file, wherever it is.
pub trait File {
    /// How many there are, as far as is known without reading them.
    fn len(&self) -> u64;

    /// How many it takes of what is read, which are fewer where they are compressed.
    fn stored_len(&self) -> u64;

    /// Reads them from the first on.
    fn open(&self) -> Box<dyn Read>;

    /// Whether they are what was stored, if there is something that tells.
    fn check(&self) -> io::Result<()>;
}

/// A .npy file, or one in an archive.
pub struct FileArray {
    file: Box<dyn File>,
    /// Where it is.
    source: Rc<Source>,
    /// What it is called in an archive.
    member: Option<String>,
}

impl FileArray {
    pub fn new(source: Rc<Source>) -> Self {
        let range = 0..source.len();
        Self { file: Box::new(Section { source: Rc::clone(&source), range }), source, member: None }
    }

    pub fn member(source: Rc<Source>, name: String, file: Box<dyn File>) -> Self {
        Self { file, source, member: Some(name) }
    }

    /// Its header, and its elements block by block.
    pub fn open(&self) -> Result<Blocks<'_>> {
        let read = || {
            let reader = BlockReader::new(self.file.open())?;
            reader.check_len(self.file.len())?;
            Ok(reader)
        };
        let reader = read().map_err(|error| match self.file.check() {
            // Of what is not what was stored, no header need be right.
            Err(why) => self.about(why),
            Ok(()) => self.wrong(error),
        });
        Ok(Blocks { array: self, reader: reader? })
    }

    /// The whole array in memory.
    pub fn load(&self) -> Result<DynArray> {
        self.open()?.reader.into_array().map_err(|error| self.wrong(error))
    }

    /// Writes it as a .npy file, as it would be from memory.
    pub fn copy_to(&self, out: &mut dyn Write) -> Result<()> {
        self.open()?.reader.copy_to(out).map_err(|error| self.wrong(error))
    }

    /// Whoever waits sees that no more than this array will be read of the file.
    pub fn expect(&self) {
        self.source.progress.expect(self.file.stored_len());
    }

    /// Nobody sees how far it is: another file beside it is as far.
    pub fn hide(&self) {
        self.source.progress.hide();
    }

    /// No more will be read of the file.
    pub fn finish(&self) {
        self.source.progress.finish();
    }

    fn wrong(&self, error: ndserde::Error) -> Error {
        match error.source().filter(|source| source.is::<io::Error>()) {
            // What reads a member says what is wrong with it.
            Some(why) => self.about(why),
            None => self.about(error),
        }
    }

    fn about(&self, why: impl Display) -> Error {
        let error = match &self.member {
            Some(member) => Error::new(why).about(format_args!("{member:?}")),
            None => Error::new(why),
        };
        error.about(&self.source.name)
    }
}

/// The elements of an array in the order of its file, some after the other, each some an array of one
/// axis.
pub struct Blocks<'a> {
    array: &'a FileArray,
    pub reader: BlockReader<Box<dyn Read>>,
}

impl Iterator for Blocks<'_> {
    type Item = Result<DynArray>;

    fn next(&mut self) -> Option<Self::Item> {
        let most = BLOCK / self.reader.dtype().itemsize().max(1);
        self.reader.next_block(most).map_err(|error| self.array.wrong(error)).transpose()
    }
}
