//! Arrays that stay in their file, and are read block by block.

use std::{
    error::Error as _,
    fmt::Display,
    io::{self, Read, Write},
    rc::Rc,
};

use ndserde::{
    DType, DynArray, Value,
    npy::{self, BlockReader},
};

use crate::{
    error::{Error, Result},
    file::File,
    source::{Section, Source},
};

/// As many bytes of elements as are in memory at once: where they are looked at, they are still near.
pub const BLOCK: usize = 1 << 16;

/// What .npy files start with.
pub const MAGIC: &[u8] = b"\x93NUMPY";

/// A .npy file, or one in an archive.
#[derive(Clone)]
pub struct FileArray {
    file: Rc<dyn File>,
    /// Where it is.
    source: Rc<Source>,
    /// What it is called in an archive.
    member: Option<String>,
    /// What bytes without a meaning are.
    void: Option<DType>,
    /// What such bytes are called in the file, where that says more.
    note: Option<String>,
}

impl FileArray {
    pub fn new(source: Rc<Source>) -> Self {
        let range = 0..source.len();
        let file = Rc::new(Section { source: Rc::clone(&source), range });
        Self { file, source, member: None, void: None, note: None }
    }

    /// One that is not in its file as it is.
    pub fn packed(source: Rc<Source>, file: Rc<dyn File>) -> Self {
        Self { file, source, member: None, void: None, note: None }
    }

    pub fn member(source: Rc<Source>, name: String, file: Rc<dyn File>) -> Self {
        Self { file, source, member: Some(name), void: None, note: None }
    }

    /// The same, with what its bytes without a meaning are called in the file.
    pub fn with_note(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// The same with bytes without a meaning as elements of this dtype, where they are as many.
    pub fn with_void_as(self, dtype: &DType) -> Self {
        Self { void: Some(dtype.clone()), ..self }
    }

    /// Its header, and its elements block by block.
    pub fn open(&self) -> Result<Blocks<'_>> {
        self.blocks(self.file.open())
    }

    /// The same, with what chooses the element that the next block begins with; none of a file that can
    /// only be read from its beginning. No element may be read twice.
    #[allow(clippy::type_complexity, reason = "a pair of what has names")]
    pub fn open_anywhere(&self) -> Result<Option<(Blocks<'_>, impl Fn(usize) + use<>)>> {
        let Some((reader, at)) = self.file.open_anywhere() else { return Ok(None) };
        let first = at.get();
        let blocks = self.blocks(reader)?;
        // Behind the header there are the elements and nothing else, with what is between the fields of
        // records.
        let start = at.get();
        let len = |len: u64, axis: &usize| len.saturating_mul(*axis as u64);
        let all = blocks.reader.shape().iter().fold(1, len);
        let header = start.saturating_sub(first);
        let size = self.file.len().saturating_sub(header).checked_div(all).unwrap_or_default();
        let seek = move |element| at.set(start.saturating_add(size.saturating_mul(element as u64)));
        Ok(Some((blocks, seek)))
    }

    fn blocks(&self, file: Box<dyn Read>) -> Result<Blocks<'_>> {
        let mut is_followed = false;
        let read = || {
            let reader = match self.file.elements() {
                Some((dtype, shape)) => BlockReader::__of_elements(file, dtype, shape)?,
                None => BlockReader::new(file)?,
            };
            let checked = reader.check_len(self.file.len());
            is_followed = checked.is_err() && self.has_second(&reader);
            checked?;
            match &self.void {
                Some(dtype) if *reader.dtype() == DType::Void(dtype.itemsize()) => {
                    reader.reinterpret_void(dtype.clone())
                }
                _ => Ok(reader),
            }
        };
        let reader = read().map_err(|error| match self.file.check() {
            // Of what is not what was stored, no header need be right.
            Err(why) => self.about(why),
            // As the library has it, which comes to that behind the last element.
            Ok(()) if is_followed => self.about(
                "a second .npy file stands behind the array: numpy.save was called twice for one \
                 file, numpy.savez puts several arrays into one",
            ),
            Ok(()) => self.wrong(error),
        });
        Ok(Blocks { array: self, reader: reader? })
    }

    /// Whether another .npy file stands behind the array.
    fn has_second(&self, reader: &BlockReader<Box<dyn Read>>) -> bool {
        let end = reader.file_len();
        let behind = self.file.bytes(end..end.saturating_add(MAGIC.len() as u64));
        behind.is_some_and(|behind| behind == MAGIC)
    }

    /// What its header says that its array is, of whatever dtype: that as it is spelled, and the shape.
    pub fn claim(&self) -> Result<Option<(String, Vec<usize>)>> {
        if self.file.elements().is_some() {
            return Ok(None);
        }
        self.check()?;
        let claim = ndserde::__claim_of(&mut self.file.open());
        claim.map(Some).map_err(|error| self.wrong(error))
    }

    /// What it holds, if that is objects.
    pub fn objects(&self) -> std::result::Result<Value, ndserde::Error> {
        npy::objects_from_reader(self.file.open())
    }

    /// Whether it is what was stored.
    fn check(&self) -> Result<()> {
        self.file.check().map_err(|why| self.about(why))
    }

    /// How many bytes it has, as far as is known without reading them.
    pub fn len(&self) -> u64 {
        self.file.len()
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

    pub fn wrong(&self, error: ndserde::Error) -> Error {
        match error.source().filter(|source| source.is::<io::Error>()) {
            // What reads a member says what is wrong with it.
            Some(why) => self.about(why),
            // The reader of .npy files also reads the elements of others.
            None if self.file.elements().is_some() => {
                let why = error.to_string();
                self.about(why.strip_prefix("npy: ").unwrap_or(&why))
            }
            None => self.about(error),
        }
    }

    /// An error, led by what it is about.
    pub fn about(&self, why: impl Display) -> Error {
        Error::new(why).about(self.name())
    }

    /// What messages call it: the file, and the member of an archive.
    pub fn name(&self) -> String {
        let file = &self.source.name;
        self.member.as_ref().map_or_else(|| file.clone(), |member| format!("{file}: {member:?}"))
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
