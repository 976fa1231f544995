//! A compressed file: any other, once it is unpacked.

use std::{
    io::{self, BufReader, Read},
    ops::Range,
    rc::Rc,
    str,
};

use ndserde::__Compression as Compression;

use crate::{
    array::{BLOCK, FileArray},
    error::{Error, Result},
    file::File,
    source::{Section, Source},
    unpack::{Failed, unpacked},
};

/// A file that is unpacked as it is read.
pub struct Packed {
    section: Section,
    by: Compression,
    /// How many bytes there may be.
    most: u64,
}

impl Packed {
    pub fn new(source: Source, by: Compression, most: u64) -> Self {
        let range = 0..source.len();
        Self { section: Section { source: Rc::new(source), range }, by, most }
    }

    fn reader(&self) -> Box<dyn Read> {
        let packed = BufReader::with_capacity(BLOCK, self.section.reader());
        let none = || Box::new(Failed(None)) as Box<dyn Read>;
        unpacked(packed, self.by, self.most).unwrap_or_else(none)
    }

    /// As many bytes of it.
    pub fn start(&self, len: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader().take(len).read_to_end(&mut bytes).map_err(Error::new)?;
        Ok(bytes)
    }

    /// All of it in memory.
    pub fn into_source(self) -> Result<Source> {
        let mut bytes = Vec::new();
        self.reader().read_to_end(&mut bytes).map_err(Error::new)?;
        self.section.source.progress.finish();
        Ok(Source::new(self.section.source.name.clone(), bytes))
    }

    /// The .npy file that it is, of which no more is in memory than is looked at.
    pub fn array(self) -> Result<FileArray> {
        let source = Rc::clone(&self.section.source);
        let len = io::copy(&mut self.reader(), &mut io::sink())
            .map_err(|why| Error::new(why).about(&source.name))?;
        // It is read once more, for its elements.
        source.progress.expect(source.len().saturating_mul(2));
        let array = FileArray::packed(source, Rc::new(Measured { packed: self, len }));
        array.open()?;
        Ok(array)
    }
}

/// By what a file is compressed that starts so, if it is unpacked here.
pub fn compression(source: &Source, start: &[u8]) -> Result<Option<Compression>> {
    Ok(match Compression::of(start) {
        Some(Compression::Zlib) if is_text(source)? => None,
        Some(Compression::Lz4) | None => None,
        by => by,
    })
}

/// Whether what starts as zlib's bytes do is a text in CBOR, which states its length in the second.
fn is_text(source: &Source) -> Result<bool> {
    const LONGEST: u64 = 2 + u8::MAX as u64;
    if source.len() > LONGEST {
        return Ok(false);
    }
    Ok(match &*source.bytes(0..LONGEST)? {
        [_, len, text @ ..] => text.len() == usize::from(*len) && str::from_utf8(text).is_ok(),
        _ => false,
    })
}

/// One that has been unpacked once, and is so long then.
struct Measured {
    packed: Packed,
    len: u64,
}

impl File for Measured {
    fn len(&self) -> u64 {
        self.len
    }

    fn stored_len(&self) -> u64 {
        self.packed.section.len()
    }

    fn bytes(&self, _: Range<u64>) -> Option<Vec<u8>> {
        None
    }

    fn open(&self) -> Box<dyn Read> {
        // Headers alone are read through the buffer.
        Box::new(BufReader::new(self.packed.reader()))
    }

    fn check(&self) -> io::Result<()> {
        // Where its length was found, so were errors.
        Ok(())
    }
}
