//! Files as documents, in the format that is detected.

mod packed;

use std::{path::Path, rc::Rc};

use ndserde::__Compression as Compression;

use self::packed::Packed;
use crate::{
    args::Reading,
    content::Content,
    error::{Error, Result},
    format::{Format, Read, foreign, looks_foreign, surely_foreign},
    lists, pack,
    plain::plain,
    progress::Busy,
    source::{Source, name},
};

/// As many bytes as tell of a file with arrays that it is one.
const START: u64 = 32;

/// And as many of its end.
const END: u64 = 8;

/// What is in a file, with lists as arrays where that is asked for; `-` is stdin.
pub fn document(file: &Path, reading: &Reading) -> Result<Content> {
    let mut content = read(file, reading)?;
    if reading.lists {
        lists::take(&mut content);
    }
    Ok(content)
}

/// What is in a file.
pub fn read(file: &Path, reading: &Reading) -> Result<Content> {
    let content = read_as_it_is(file, reading)?;
    Ok(match &reading.dtype {
        Some(dtype) => content.with_void_as(dtype),
        None => content,
    })
}

fn read_as_it_is(file: &Path, reading: &Reading) -> Result<Content> {
    let source = Source::open(file, reading.max_bytes).map_err(|error| error.about(name(file)))?;
    let about = |error: Error| error.about(name(file));
    let start = source.bytes(0..START).map_err(about)?;
    let Some(by) = packed::compression(&source, &start).map_err(about)? else {
        return read_as(file, source, &start, reading);
    };
    let packed = Packed::new(source, by, reading.max_bytes);
    let start = packed.start(START).map_err(about)?;
    if by_ends(&start, b"", reading).is_some_and(|format| format.name == "npy") {
        return packed.array().map(Content::Array);
    }
    let inner = packed.into_source().map_err(about)?;
    read_as(&pack::inner_name(file), inner, &start, reading)
}

/// The format that a file starts and ends as, unless another was asked for.
fn by_ends(start: &[u8], end: &[u8], reading: &Reading) -> Option<&'static Format> {
    Format::by_ends(start, end)
        .filter(|found| reading.from.is_none_or(|asked| std::ptr::eq(asked, *found)))
}

/// What is in a file of this name and start.
fn read_as(file: &Path, source: Source, start: &[u8], reading: &Reading) -> Result<Content> {
    let name = source.name.clone();
    let about = |error: Error| error.about(&name);
    let end = source.bytes(source.len().saturating_sub(END)..source.len()).map_err(about)?;
    // Those that stay in their file; others are read whole, once.
    if let Some(format @ Format { read: Read::Arrays(read), .. }) = by_ends(start, &end, reading) {
        format.check_built().map_err(|error| about(error.about(format.this_is())))?;
        return read(&Rc::new(source), reading.max_bytes);
    }
    if let (None, Some(why)) = (reading.from, surely_foreign(start)) {
        return Err(about(Error::new(why)));
    }
    let bytes = source.into_bytes().map_err(about)?;
    let other = Compression::of(&bytes).map(|by| by.advice().to_owned());
    // Whoever says what it is knows better than a guess.
    let foreign = if reading.from.is_some() { foreign } else { looks_foreign };
    let other = other.or_else(|| foreign(&bytes));
    if reading.from.is_none()
        && pack::inner_name(file) != file
        && Format::by_ends(&bytes, &bytes).is_none()
        && other.is_none()
    {
        let why = if bytes.is_empty() { "it is empty" } else { "its content does not say so" };
        return Err(about(Error::new(format_args!(
            "its name says that it is compressed, and {why}: it is cut off, or something else"
        ))));
    }
    let format = reading.from.map_or_else(|| Format::of(file, &bytes), Ok);
    let content = format.map_err(about).and_then(|format| match format.read {
        Read::Whole(read) => {
            let _sign = Busy::new(plain(&name) + ": finding the arrays");
            read(&bytes).map(Content::Value).map_err(about)
        }
        Read::Arrays(read) => read(&Rc::new(Source::new(name.clone(), bytes)), reading.max_bytes),
    });
    content.map_err(|error| other.map_or(error, |why| about(Error::new(why))))
}
