//! Files as documents: read whole, once, in the format that is detected.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use ndserde::Value;

use crate::{
    args::Reading,
    error::{Error, Result},
    format::Format,
    progress::Progress,
};

/// The document in a file; `-` is stdin.
pub fn read(file: &Path, reading: &Reading) -> Result<Value> {
    let about = |error: Error| error.about(name(file));
    let bytes = bytes(file, reading.max_bytes).map_err(about)?;
    let format = reading.from.map_or_else(|| Format::of(file, &bytes), Ok);
    let value = format.and_then(|format| format.read(&bytes, reading.max_bytes));
    value.map_err(|error| about(ndserde::__compressed_by(&bytes).map_or(error, Error::new)))
}

/// What messages call a file.
pub fn name(file: &Path) -> String {
    if is_standard(file) { "standard input".to_owned() } else { file.display().to_string() }
}

/// Whether a name means stdin or stdout.
pub fn is_standard(file: &Path) -> bool {
    file.as_os_str() == "-"
}

fn bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    if is_standard(path) {
        return endless(io::stdin().lock(), most);
    }
    let file = File::open(path).map_err(Error::new)?;
    let about = file.metadata().map_err(Error::new)?;
    if about.is_dir() {
        return Err(Error::new("a directory"));
    }
    if !about.is_file() {
        return endless(file, most);
    }
    let progress = Progress::reading(about.len());
    let mut bytes = Vec::new();
    let room = usize::try_from(about.len()).map_err(Error::new)?;
    bytes.try_reserve_exact(room).map_err(Error::new)?;
    progress.read(file).read_to_end(&mut bytes).map_err(Error::new)?;
    Ok(bytes)
}

/// What does not say how long it is, such as a pipe.
fn endless(from: impl Read, most: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(Error::new)?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len <= most) {
        return Ok(bytes);
    }
    Err(Error::new(format_args!("more than {most} bytes; --max-bytes sets how many may come")))
}
