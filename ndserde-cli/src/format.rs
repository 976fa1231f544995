//! The one list of the formats, and how a file's is detected.

mod cbor;
mod fit;
mod json;
pub mod mark;
mod messagepack;
mod npy;
mod npz;
mod pickle;

use std::{fmt, io::Write, path::Path};

use ndserde::Value;

use self::fit::Forms;
use crate::{
    error::{Error, Result},
    wire::ByWire,
};

/// A format of files.
pub struct Format {
    /// What `--from` and `--to` call it.
    pub name: &'static str,
    extensions: &'static [&'static str],
    /// Whether a file starts in a way that no other format's does.
    starts: fn(&[u8]) -> bool,
    /// Whether a whole file is one of these, if its start does not decide that.
    is_whole: fn(&[u8]) -> bool,
    /// The document of a file, of which no more than so many bytes are unpacked.
    read: fn(&[u8], u64) -> Result<Value>,
    write: fn(&ByWire<'_>, &mut dyn Write) -> Result<()>,
    /// Whether arrays can be written by any wire, or have but one form here.
    pub has_wires: bool,
    /// What it has forms for beside arrays.
    forms: Forms,
    /// What people call it.
    title: &'static str,
}

/// Files of arrays alone refuse everything else by themselves.
const ANY: Forms = Forms {
    tags: true,
    extensions: true,
    big_integer: |_| true,
    special_floats: true,
    plain_keys: true,
};

/// The formats, in the order in which they are tried.
pub static FORMATS: [Format; 6] = [
    Format {
        name: "json",
        extensions: &["json"],
        starts: json::starts,
        is_whole: json::is_whole,
        read: |bytes, _| json::read(bytes),
        write: json::write,
        has_wires: true,
        forms: Forms {
            tags: false,
            extensions: false,
            big_integer: |_| true,
            special_floats: false,
            plain_keys: false,
        },
        title: "JSON",
    },
    Format {
        name: "npy",
        extensions: &["npy"],
        starts: |bytes| bytes.starts_with(b"\x93NUMPY"),
        is_whole: |_| false,
        read: |bytes, _| npy::read(bytes),
        write: |document, out| npy::write(document.value, out),
        has_wires: false,
        forms: Forms { tags: false, ..ANY },
        title: "a .npy file",
    },
    Format {
        name: "npz",
        extensions: &["npz"],
        // The first member, or the end of an archive that has none.
        starts: |bytes| bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06"),
        is_whole: |_| false,
        read: npz::read,
        write: |document, out| npz::write(document.value, out),
        has_wires: false,
        forms: Forms { tags: false, ..ANY },
        title: "an .npz file",
    },
    Format {
        name: "pickle",
        extensions: &["pkl", "pickle", "p"],
        // From protocol 2 on; both others that know the first byte have an empty list or map there.
        starts: |bytes| matches!(bytes, [0x80, 2..=5, _, ..]),
        is_whole: pickle::is_whole,
        read: |bytes, _| pickle::read(bytes),
        write: |document, out| pickle::write(document.value, out),
        has_wires: false,
        forms: Forms { tags: false, extensions: false, ..ANY },
        title: "a pickle",
    },
    Format {
        name: "cbor",
        extensions: &["cbor"],
        // The tag that says so.
        starts: |bytes| bytes.starts_with(b"\xd9\xd9\xf7"),
        is_whole: cbor::is_whole,
        read: |bytes, _| cbor::read(bytes),
        write: cbor::write,
        has_wires: true,
        forms: Forms { extensions: false, ..ANY },
        title: "CBOR",
    },
    Format {
        name: "messagepack",
        extensions: &["msgpack", "mpk", "mp"],
        starts: |_| false,
        is_whole: messagepack::is_whole,
        read: |bytes, _| messagepack::read(bytes),
        write: messagepack::write,
        has_wires: true,
        forms: Forms { tags: false, big_integer: |_| false, ..ANY },
        title: "MessagePack",
    },
];

impl Format {
    /// The format that `--from` or `--to` names.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The format that a file's name ends in.
    pub fn by_extension(file: &Path) -> Option<&'static Self> {
        let extension = file.extension()?.to_str()?.to_ascii_lowercase();
        FORMATS.iter().find(|format| format.extensions.contains(&extension.as_str()))
    }

    /// The format of a file, detected from its start, its name, or the whole of it.
    pub fn of(file: &Path, bytes: &[u8]) -> Result<&'static Self> {
        FORMATS
            .iter()
            .find(|format| (format.starts)(bytes))
            .or_else(|| Self::by_extension(file))
            .or_else(|| FORMATS.iter().find(|format| (format.is_whole)(bytes)))
            .ok_or_else(|| {
                let why = if bytes.is_empty() { "the file is empty" } else { "neither says" };
                Error::new(format_args!(
                    "its format cannot be told by its content or its name ({why}); --from names it: {}",
                    names()
                ))
            })
    }

    pub fn read(&self, bytes: &[u8], most: u64) -> Result<Value> {
        (self.read)(bytes, most)
    }

    /// Refuses a document of which the format has not all, by the place of what it lacks.
    pub fn check(&self, value: &Value) -> Result<()> {
        fit::check(value, &self.forms, self.title)
    }

    /// Puts in place of what the format lacks what comes nearest to it, and says what that was.
    pub fn fit(&self, value: &mut Value, lost: &mut dyn FnMut(&str)) {
        fit::fit(value, &self.forms, self.title, lost);
    }

    pub fn write(&self, document: &ByWire<'_>, out: &mut dyn Write) -> Result<()> {
        (self.write)(document, out)
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The names of all formats.
pub fn names() -> String {
    FORMATS.each_ref().map(|format| format.name).join(", ")
}
