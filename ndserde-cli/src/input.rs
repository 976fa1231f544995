//! Files as documents, in the format that is detected.

use std::{path::Path, rc::Rc};

use crate::{
    args::Reading,
    content::Content,
    error::{Error, Result},
    format::{Format, Read},
    source::{Source, name},
};

/// As many bytes as tell of a file with arrays that it is one.
const START: u64 = 16;

/// What is in a file; `-` is stdin.
pub fn read(file: &Path, reading: &Reading) -> Result<Content> {
    let source = Source::open(file, reading.max_bytes).map_err(|error| error.about(name(file)))?;
    // Those that stay in their file; others are read whole, once.
    let start = source.bytes(0..START).map_err(|error| error.about(&source.name))?;
    let by_start = Format::by_start(&start)
        .filter(|found| reading.from.is_none_or(|asked| std::ptr::eq(asked, *found)));
    if let Some(Format { read: Read::Arrays(read), .. }) = by_start {
        return read(&Rc::new(source), reading.max_bytes);
    }
    let name = source.name.clone();
    let about = |error: Error| error.about(&name);
    let bytes = source.into_bytes().map_err(about)?;
    let compressed = ndserde::__compressed_by(&bytes);
    let format = reading.from.map_or_else(|| Format::of(file, &bytes), Ok);
    let content = format.map_err(about).and_then(|format| match format.read {
        Read::Whole(read) => read(&bytes).map(Content::Value).map_err(about),
        Read::Arrays(read) => read(&Rc::new(Source::new(name.clone(), bytes)), reading.max_bytes),
    });
    content.map_err(|error| compressed.map_or(error, |why| about(Error::new(why))))
}
