//! The bytes of a file, read by their positions.

use std::{
    cell::Cell,
    fs::File,
    io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom},
    ops::Range,
    path::Path,
    rc::Rc,
};

use crate::{
    error::{Error, Result},
    file,
    progress::Progress,
};

/// A file, of which as much is in memory as is looked at; what comes through a pipe, all of it.
pub struct Source {
    /// What messages call it.
    pub name: String,
    bytes: Bytes,
    len: u64,
    /// How much has been read of what will be.
    pub progress: Progress,
}

enum Bytes {
    File(File),
    Memory(Vec<u8>),
}

impl Source {
    /// What stands under a name, `-` being stdin; of what does not say how long it is, such as a pipe, no
    /// more than `most` bytes.
    pub fn open(path: &Path, most: u64) -> Result<Self> {
        let name = name(path);
        if is_standard(path) {
            return Ok(Self::new(name, endless(io::stdin().lock(), most)?));
        }
        let file = File::open(path).map_err(Error::new)?;
        let about = file.metadata().map_err(Error::new)?;
        if about.is_dir() {
            return Err(Error::new("a directory"));
        }
        if !about.is_file() {
            return Ok(Self::new(name, endless(file, most)?));
        }
        let len = about.len();
        Ok(Self { name, bytes: Bytes::File(file), len, progress: Progress::reading(len) })
    }

    /// What is in memory already.
    pub fn new(name: String, bytes: Vec<u8>) -> Self {
        let len = bytes.len() as u64;
        Self { name, bytes: Bytes::Memory(bytes), len, progress: Progress::reading(len) }
    }

    pub const fn len(&self) -> u64 {
        self.len
    }

    /// The file itself, if it is one.
    #[cfg(feature = "arrow")]
    pub fn file(&self) -> Result<Option<File>> {
        match &self.bytes {
            Bytes::File(file) => file.try_clone().map(Some).map_err(Error::new),
            Bytes::Memory(_) => Ok(None),
        }
    }

    /// All of them.
    pub fn into_bytes(self) -> Result<Vec<u8>> {
        let mut file = match self.bytes {
            Bytes::Memory(bytes) => return Ok(bytes),
            Bytes::File(file) => file,
        };
        let mut bytes = Vec::new();
        let room = usize::try_from(self.len).map_err(Error::new)?;
        bytes.try_reserve_exact(room).map_err(Error::new)?;
        file.rewind().map_err(Error::new)?;
        self.progress.read(file).read_to_end(&mut bytes).map_err(Error::new)?;
        Ok(bytes)
    }

    /// Those at these positions, as far as there are any.
    pub fn bytes(&self, range: Range<u64>) -> Result<Vec<u8>> {
        let mut reader = Reader { source: self, at: range.start, end: range.end };
        // No more is asked for at once than anyone has.
        let room = usize::try_from(reader.left()).unwrap_or(usize::MAX).min(1 << 16);
        let mut bytes = Vec::with_capacity(room);
        reader.read_to_end(&mut bytes).map_err(Error::new)?;
        Ok(bytes)
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        match &self.bytes {
            Bytes::File(file) => {
                let mut file = file;
                file.seek(SeekFrom::Start(at))?;
                file.read(buffer)
            }
            Bytes::Memory(bytes) => {
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                bytes.get(at..).unwrap_or_default().read(buffer)
            }
        }
    }
}

/// What messages call a file.
pub fn name(file: &Path) -> String {
    if is_standard(file) { "standard input".to_owned() } else { file.display().to_string() }
}

/// Whether a name means stdin or stdout.
pub fn is_standard(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn endless(from: impl Read, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let progress = Progress::arriving();
    let mut from = progress.read(from.take(most.saturating_add(1)));
    from.read_to_end(&mut bytes).map_err(Error::new)?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len <= most) {
        return Ok(bytes);
    }
    Err(Error::new(format_args!("more than {most} bytes; --max-bytes sets how many may come")))
}

/// A part of a file.
#[derive(Clone)]
pub struct Section {
    pub source: Rc<Source>,
    pub range: Range<u64>,
}

impl Section {
    /// Its bytes from the first on.
    pub fn reader(&self) -> Reader<Rc<Source>> {
        let Range { start, end } = self.range;
        Reader { source: Rc::clone(&self.source), at: start, end }
    }
}

/// A .npy file as it is.
impl file::File for Section {
    fn len(&self) -> u64 {
        self.range.end.saturating_sub(self.range.start)
    }

    fn stored_len(&self) -> u64 {
        self.len()
    }

    fn bytes(&self, range: Range<u64>) -> Option<Vec<u8>> {
        let at = |place: u64| self.range.start.saturating_add(place).min(self.range.end);
        self.source.bytes(at(range.start)..at(range.end)).ok()
    }

    fn open(&self) -> Box<dyn Read> {
        // Headers alone are read through the buffer.
        Box::new(BufReader::new(self.reader()))
    }

    fn open_anywhere(&self) -> Option<file::Anywhere> {
        let at = Rc::new(Cell::new(self.range.start));
        Some((Box::new(Anywhere { section: self.clone(), at: Rc::clone(&at) }), at))
    }

    fn check(&self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads on from a position.
pub struct Reader<S> {
    source: S,
    at: u64,
    end: u64,
}

impl<S> Reader<S> {
    /// How many bytes have not been read.
    pub const fn left(&self) -> u64 {
        self.end.saturating_sub(self.at)
    }
}

impl<S: AsRef<Source>> Read for Reader<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left()).unwrap_or(usize::MAX).min(buffer.len());
        let source = self.source.as_ref();
        let found = source.read_at(self.at, buffer.get_mut(..most).unwrap_or_default())?;
        self.at = self.at.saturating_add(found as u64);
        source.progress.add(found as u64);
        Ok(found)
    }
}

impl<S: AsRef<Source>> Seek for Reader<S> {
    /// From the start of the file, and its end.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(step) => self.end.checked_add_signed(step),
            SeekFrom::Current(step) => self.at.checked_add_signed(step),
        };
        self.at = at.ok_or(ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Reads on from a position that others may change.
struct Anywhere {
    section: Section,
    at: Rc<Cell<u64>>,
}

impl Read for Anywhere {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Section { source, range } = &self.section;
        let mut reader = Reader { source: Rc::clone(source), at: self.at.get(), end: range.end };
        let found = reader.read(buffer)?;
        self.at.set(reader.at);
        Ok(found)
    }
}

impl AsRef<Self> for Source {
    fn as_ref(&self) -> &Self {
        self
    }
}
