//! Files as one value: .npy, pickles and packed arrays, as text or bytes.

use alloc::{borrow::Cow, string::String};

use crate::{
    error::{Error, Quoted},
    untyped::{EnclosedArray, UncheckedArray},
    wire::{Npy, Packed, Pickle, enclosed::File},
};

/// How the text of an .npy file starts, as base64 and as Latin-1.
const NPY: &[&str] = &["k05VTVBZ", "\u{93}NUMPY"];

/// How the text of a pickle starts, from protocol 2 on as Latin-1; before, with the name of NumPy.
const PICKLE: &[&str] = &["\u{80}", "Y251bXB5", "cnumpy"];

fn starts(text: &[u8], marks: &[&str]) -> bool {
    marks.iter().any(|mark| text.starts_with(mark.as_bytes()))
}

/// Whether a text starts with base64 of the byte 0x80 and of a protocol from 2 to 5.
fn is_base64_of_protocol(text: &[u8]) -> bool {
    matches!(text, [b'g', b'A', b'I'..=b'X', ..])
}

/// Whether a text starts with base64 of a packed array's mark.
fn is_base64_of_packed(text: &[u8]) -> bool {
    matches!(text, [b'+', b'g'..=b'v', ..])
}

/// Whether bytes, or the text that they are, start like a packed array. A mark of one byte tells nothing
/// where no field expects an array: digests have it too.
pub(super) fn may_be_packed(bytes: &[u8]) -> bool {
    Packed::starts(bytes) || is_base64_of_packed(bytes)
}

/// The file that a text is, if it starts like one.
pub(super) fn text(text: &str) -> Option<Result<EnclosedArray<'static>, Error>> {
    reader(text.as_bytes()).map(|read| read(text))
}

/// What reads the text of a file.
type ReadText = fn(&str) -> Result<EnclosedArray<'static>, Error>;

/// What reads the text of a file that starts so.
fn reader(start: &[u8]) -> Option<ReadText> {
    if starts(start, NPY) {
        Some(Npy::text)
    } else if starts(start, PICKLE) || is_base64_of_protocol(start) {
        Some(Pickle::text)
    } else if is_base64_of_packed(start) {
        Some(Packed::text)
    } else {
        None
    }
}

/// The file that bytes are, if they start like one; they may be its text, which some formats hand over
/// so.
pub(super) fn bytes(bytes: &[u8]) -> Option<Result<EnclosedArray<'_>, Error>> {
    if Npy::starts(bytes) {
        return Some(Npy::bytes(bytes));
    }
    if bytes.starts_with(&[0x80]) || bytes.starts_with(b"cnumpy") {
        return Some(Pickle::bytes(bytes));
    }
    if Packed::starts(bytes) {
        return Some(Packed::bytes(bytes));
    }
    // Most bytes are no file, and need not be looked at for whether they are text.
    let read = reader(bytes)?;
    core::str::from_utf8(bytes).ok().map(read)
}

/// The same as an array, which borrows what the bytes do.
pub(super) fn array(file: Cow<'_, [u8]>) -> Result<UncheckedArray<'_>, Error> {
    Ok(match file {
        Cow::Borrowed(file) => bytes(file).ok_or_else(|| unknown_bytes(file))??.into(),
        Cow::Owned(file) => bytes(&file).ok_or_else(|| unknown_bytes(&file))??.into_owned().into(),
    })
}

fn unknown_bytes(bytes: &[u8]) -> Error {
    unknown("bytes", &String::from_utf8_lossy(bytes.get(..16).unwrap_or(bytes)))
}

/// The error for what starts like no file.
pub(super) fn unknown(what: &str, start: &str) -> Error {
    let start = Quoted(start);
    Error::custom(format_args!("{what} that start no .npy file, pickle or packed array: {start}"))
}
