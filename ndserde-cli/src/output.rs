//! Where documents are written to.

mod keep;
mod stdout;
mod temporary;

use std::{
    fs::{self, OpenOptions},
    io::{BufWriter, Write},
    path::Path,
};

use ndserde::Value;

pub use self::stdout::Stdout;
use self::{keep::Keep, temporary::Temporary};
use crate::{
    args::Writing,
    error::{Error, Result},
    format::{Format, names},
    input::is_standard,
    plain::plain,
    progress::Progress,
    wire::{ByWire, Wire},
};

/// The format that a file is written in, and the wire of the arrays in it.
pub struct Form {
    format: &'static Format,
    wire: Wire,
    lossy: bool,
}

impl Form {
    /// What a file's name or the arguments ask for.
    pub fn of(file: &Path, writing: &Writing) -> Result<Self> {
        Self::asked_for(file, writing).map_err(|error| error.about(name(file)))
    }

    fn asked_for(file: &Path, writing: &Writing) -> Result<Self> {
        let format = writing.to.or_else(|| Format::by_extension(file)).ok_or_else(|| {
            let names = names();
            Error::new(format_args!("its name does not tell its format; --to names it: {names}"))
        })?;
        let wire = match writing.wire {
            None => Wire::Tagged,
            Some(wire) if format.has_wires => wire,
            Some(_) => {
                return Err(Error::new(format_args!(
                    "arrays have one form in {}; --wire is for json, cbor and messagepack",
                    format.name
                )));
            }
        };
        Ok(Self { format, wire, lossy: writing.lossy })
    }

    /// Writes a document into a file; `-` is stdout.
    ///
    /// What was there before stays until all of the new is written.
    pub fn write(&self, value: &Value, file: &Path) -> Result<()> {
        let written = if self.lossy {
            let mut value = value.clone();
            self.format.fit(&mut value, &mut |loss| eprintln!("ndserde: lost: {}", plain(loss)));
            self.format.check(&value).and_then(|()| self.write_whole(&value, file))
        } else {
            self.format.check(value).and_then(|()| self.write_whole(value, file))
        };
        written.map_err(|error| error.about(name(file)))
    }

    fn write_whole(&self, value: &Value, file: &Path) -> Result<()> {
        if is_standard(file) {
            return self.write_to(value, Stdout::new());
        }
        // Where a link leads, so that it stays one.
        let file = &fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        if fs::metadata(file).is_ok_and(|about| !about.is_file()) {
            // A device or a pipe, which nothing can take the place of.
            let out = OpenOptions::new().write(true).open(file).map_err(Error::new)?;
            return self.write_to(value, out);
        }
        let temporary = Temporary::beside(file).map_err(Error::new)?;
        self.write_to(value, temporary.file().map_err(Error::new)?)?;
        temporary.rename(file).map_err(Error::new)
    }

    fn write_to(&self, value: &Value, out: impl Write) -> Result<()> {
        let progress = Progress::writing(memory(value));
        let mut out = Keep::new(BufWriter::with_capacity(1 << 18, progress.write(out)));
        let written = self.format.write(&ByWire { value, wire: self.wire }, &mut out);
        out.done().map_err(Error::new)?;
        written
    }
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
