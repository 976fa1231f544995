//! Files as one value: .npy, pickles and packed arrays, as text or bytes.

use std::borrow::Cow;

use crate::{
    error::{Error, Quoted},
    untyped::{EnclosedArray, UncheckedArray},
    wire::{Npy, Packed, Pickle, enclosed::File},
};

/// How the text of an .npy file starts, as base64 and as Latin-1.
const NPY: &[&str] = &["k05VTVBZ", "\u{93}NUMPY"];

/// How the text of a pickle starts, from protocol 2 on as Latin-1; before, with the name of NumPy.
const PICKLE: &[&str] = &["\u{80}", "Y251bXB5", "cnumpy"];

fn starts(text: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| text.starts_with(mark))
}

/// Whether a text starts with base64 of the byte 0x80 and of a protocol from 2 to 5.
fn is_base64_of_protocol(text: &str) -> bool {
    matches!(text.as_bytes(), [b'g', b'A', b'I'..=b'X', ..])
}

/// Whether a text starts with base64 of a packed array's mark.
fn is_base64_of_packed(text: &str) -> bool {
    matches!(text.as_bytes(), [b'+', b'g'..=b'v', ..])
}

/// Whether bytes, or the text that they are, start like a packed array. A mark of one byte tells nothing
/// where no field expects an array: digests have it too.
pub(super) fn may_be_packed(bytes: &[u8]) -> bool {
    let start = bytes.get(..2).and_then(|start| std::str::from_utf8(start).ok());
    Packed::starts(bytes) || start.is_some_and(is_base64_of_packed)
}

/// The file that a text is, if it starts like one.
pub(super) fn text(text: &str) -> Option<Result<EnclosedArray<'static>, Error>> {
    let file = if starts(text, NPY) {
        Npy::text(text)
    } else if starts(text, PICKLE) || is_base64_of_protocol(text) {
        Pickle::text(text)
    } else if is_base64_of_packed(text) {
        Packed::text(text)
    } else {
        return None;
    };
    Some(file)
}

/// The file that bytes are; they may be its text, which some formats hand over so.
pub(super) fn bytes(bytes: &[u8]) -> Result<EnclosedArray<'_>, Error> {
    if Npy::starts(bytes) {
        return Npy::bytes(bytes);
    }
    if bytes.starts_with(&[0x80]) || bytes.starts_with(b"cnumpy") {
        return Pickle::bytes(bytes);
    }
    if Packed::starts(bytes) {
        return Packed::bytes(bytes);
    }
    match std::str::from_utf8(bytes).ok().and_then(text) {
        Some(array) => array,
        None => Err(unknown("bytes", &String::from_utf8_lossy(bytes.get(..16).unwrap_or(bytes)))),
    }
}

/// The same as an array, which borrows what the bytes do.
pub(super) fn array(file: Cow<'_, [u8]>) -> Result<UncheckedArray<'_>, Error> {
    Ok(match file {
        Cow::Borrowed(file) => bytes(file)?.into(),
        Cow::Owned(file) => bytes(&file)?.into_owned().into(),
    })
}

/// The error for what starts like no file.
pub(super) fn unknown(what: &str, start: &str) -> Error {
    let start = Quoted(start);
    Error::custom(format_args!("{what} that start no .npy file, pickle or packed array: {start}"))
}
