//! Where documents are written to.

mod keep;
mod stdout;
mod temporary;

use std::{
    borrow::Cow,
    fs::{self, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
};

use ndserde::{__Compression as Compression, Value};

pub use self::stdout::Stdout;
use self::{keep::Keep, temporary::Temporary};
use crate::{
    args::Writing,
    content::Part,
    error::{Error, Result},
    format::{Format, fit, names},
    pack,
    progress::Progress,
    said::Said,
    source::is_standard,
    wire::{ByWire, Wire},
};

/// The format that a file is written in, and the wire of the arrays in it.
pub struct Form {
    format: &'static Format,
    compression: Option<Compression>,
    wire: Wire,
    lossy: bool,
    skip: bool,
}

impl Form {
    /// What a file's name or the arguments ask for.
    pub fn of(file: &Path, writing: &Writing) -> Result<Self> {
        Self::asked_for(file, writing).map_err(|error| error.about(name(file)))
    }

    fn asked_for(file: &Path, writing: &Writing) -> Result<Self> {
        let compression = if takes_place(file) { pack::to_be(file)? } else { None };
        let by_name = || Format::by_extension(&pack::inner_name(file));
        let format = writing.to.or_else(by_name).ok_or_else(|| {
            let names = names();
            Error::new(format_args!("its name does not tell its format; --to names it: {names}"))
        })?;
        format.check_built()?;
        let wire = match writing.wire {
            None => Wire::Tagged,
            Some(wire) if format.has_wires => wire,
            Some(_) => {
                return Err(Error::new(format_args!(
                    "arrays have one form in {}; --wire is for json, jsonl, cbor and messagepack",
                    format.name
                )));
            }
        };
        Ok(Self { format, compression, wire, lossy: writing.lossy, skip: writing.skip })
    }

    /// Writes what stands in a file into another; `-` is stdout.
    ///
    /// What was there before stays until all of the new is written.
    pub fn write(&self, part: Part<'_>, file: &Path) -> Result<()> {
        let left_out = Said::left_out();
        if let Part::Archive(archive) = part {
            archive.leave_out_beside(&left_out);
        }
        match (part, self.format.copy) {
            // Only into a file that nobody sees before it is whole.
            (Part::Array(array), Some(copy)) if takes_place(file) => {
                write_whole(file, 0, self.compression, &|out| copy(array, out))
            }
            (part, _) => {
                let value = part.load(self.skip.then_some(&left_out))?;
                self.write_value(value, &left_out, file)
            }
        }
    }

    fn write_value(&self, mut value: Cow<'_, Value>, left_out: &Said, file: &Path) -> Result<()> {
        let about = |error: Error| error.about(name(file));
        if self.skip && fit::has_objects(&value) {
            fit::leave_out(value.to_mut(), left_out).map_err(about)?;
        }
        left_out.say();
        let checked = self.format.check(&value);
        if self.lossy && checked.is_err() {
            let lost = Said::new("lost");
            self.format.fit(value.to_mut(), &lost);
            lost.say();
            self.format.check(&value).map_err(about)?;
        } else {
            checked.map_err(about)?;
        }
        let document = ByWire { value: &value, wire: self.wire };
        let write = |out: &mut dyn Write| self.format.write(&document, out).map_err(about);
        write_whole(file, memory(&value), self.compression, &write)
    }
}

/// Writes a file of so much in memory.
fn write_whole(
    file: &Path,
    memory: u64,
    by: Option<Compression>,
    write: &ToWriter<'_>,
) -> Result<()> {
    let write: &ToWriter<'_> = &|out| pack::packed(out, by, write);
    let about = |why: io::Error| Error::new(why).about(name(file));
    if is_standard(file) {
        return write_to(Stdout::new(), memory, write, about);
    }
    if !takes_place(file) {
        // A device or a pipe, which nothing can take the place of.
        let out = OpenOptions::new().write(true).open(file).map_err(about)?;
        return write_to(out, memory, write, about);
    }
    // Where a link leads, so that it stays one.
    let target = &fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let temporary = Temporary::beside(target).map_err(about)?;
    write_to(temporary.file().map_err(about)?, memory, write, about)?;
    temporary.rename(target).map_err(about)
}

/// What writes a document.
type ToWriter<'a> = dyn Fn(&mut dyn Write) -> Result<()> + 'a;

fn write_to(
    out: impl Write,
    memory: u64,
    write: &ToWriter<'_>,
    about: impl Fn(io::Error) -> Error,
) -> Result<()> {
    let progress = Progress::writing(memory);
    let mut out = Keep::new(BufWriter::with_capacity(1 << 18, progress.write(out)));
    let written = write(&mut out);
    out.done().map_err(about)?;
    written
}

/// Whether a file comes into the place of what has its name, if anything has.
fn takes_place(file: &Path) -> bool {
    !is_standard(file) && fs::metadata(file).map_or(true, |about| about.is_file())
}

/// How many bytes the arrays of a document take.
fn memory(value: &Value) -> u64 {
    let len = |array: &ndserde::DynArray| array.len().saturating_mul(array.dtype().itemsize());
    let all = value.iter_arrays().map(|(_, array)| len(array)).fold(0, usize::saturating_add);
    u64::try_from(all).unwrap_or(u64::MAX)
}

fn name(file: &Path) -> String {
    if is_standard(file) { "standard output".to_owned() } else { file.display().to_string() }
}
