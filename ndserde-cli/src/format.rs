//! The one list of the formats, and how a file's is detected.

mod arrow;
pub mod cbor;
pub mod fit;
mod foreign;
mod json;
pub mod mark;
mod messagepack;
pub mod npy;
mod npz;
mod pickle;
mod safetensors;

use std::{fmt, io::Write, path::Path, rc::Rc};

use ndserde::Value;

use self::fit::Forms;
pub use self::foreign::{foreign, looks_foreign, surely_foreign};
use crate::{
    array::{FileArray, MAGIC},
    content::Content,
    error::{Error, Result},
    said::Said,
    source::Source,
    wire::ByWire,
};

/// A format of files.
pub struct Format {
    /// What `--from` and `--to` call it.
    pub name: &'static str,
    extensions: &'static [&'static str],
    /// Whether a file starts in a way that no other format's does.
    starts: fn(&[u8]) -> bool,
    /// What it ends in, where its start alone does not tell.
    ends: &'static [u8],
    /// Whether a whole file is one of these, if its start does not decide that.
    is_whole: fn(&[u8]) -> bool,
    pub read: Read,
    write: fn(&ByWire<'_>, &mut dyn Write) -> Result<()>,
    /// Writes an array that stays in its file, block by block.
    pub copy: Option<Copy>,
    /// Whether arrays can be written by any wire, or have but one form here.
    pub has_wires: bool,
    /// What it has forms for beside arrays.
    forms: Forms,
    /// What people call it.
    title: &'static str,
    /// Whether this command was built with what reads and writes it.
    is_built: bool,
}

/// Writes an array from its file.
type Copy = fn(&FileArray, &mut dyn Write) -> Result<()>;

/// How files of a format are read.
pub enum Read {
    /// The document of a whole file.
    Whole(fn(&[u8]) -> Result<Value>),
    /// The arrays of one, which stay there; no more than so many bytes may be unpacked.
    Arrays(fn(&Rc<Source>, u64) -> Result<Content>),
}

/// Files of arrays alone refuse everything else by themselves.
const ANY: Forms = Forms {
    tags: true,
    extensions: true,
    big_integer: |_| true,
    special_floats: true,
    plain_keys: true,
};

const JSON: Forms = Forms {
    tags: false,
    extensions: false,
    big_integer: |_| true,
    special_floats: false,
    plain_keys: false,
};

/// What the formats of Arrow have in common.
const ARROW: Format = Format {
    name: "",
    extensions: &[],
    starts: |_| false,
    ends: b"",
    is_whole: |_| false,
    read: Read::Arrays(arrow::read_file),
    write: |_, _| Ok(()),
    copy: None,
    has_wires: false,
    forms: Forms { tags: false, extensions: false, big_integer: |_| false, ..ANY },
    title: "",
    is_built: cfg!(feature = "arrow"),
};

/// The formats, in the order in which they are tried.
pub static FORMATS: [Format; 11] = [
    Format {
        name: "json",
        extensions: &["json"],
        starts: json::starts,
        ends: b"",
        is_whole: json::is_whole,
        read: Read::Whole(json::read),
        write: json::write,
        copy: None,
        has_wires: true,
        forms: JSON,
        title: "JSON",
        is_built: true,
    },
    Format {
        name: "jsonl",
        extensions: &["jsonl", "ndjson"],
        // By its name alone.
        starts: json::starts,
        ends: b"",
        is_whole: |_| false,
        read: Read::Whole(json::read_lines),
        write: json::write_lines,
        copy: None,
        has_wires: true,
        forms: JSON,
        title: "JSON Lines",
        is_built: true,
    },
    Format {
        name: "npy",
        extensions: &["npy"],
        starts: |bytes| bytes.starts_with(MAGIC),
        ends: b"",
        is_whole: |_| false,
        read: Read::Arrays(|source, _| npy::read(source)),
        write: |document, out| npy::write(document.value, out),
        copy: Some(FileArray::copy_to),
        has_wires: false,
        forms: Forms { tags: false, ..ANY },
        title: "a .npy file",
        is_built: true,
    },
    Format {
        name: "npz",
        extensions: &["npz"],
        // The first member, or the end of an archive that has none.
        starts: |bytes| bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06"),
        ends: b"",
        is_whole: |_| false,
        read: Read::Arrays(npz::read),
        write: |document, out| npz::write(document.value, out),
        copy: None,
        has_wires: false,
        forms: Forms { tags: false, ..ANY },
        title: "an .npz file",
        is_built: true,
    },
    Format {
        name: "safetensors",
        extensions: &["safetensors"],
        // The length of its header, in eight bytes, and the header.
        starts: safetensors::starts,
        ends: b"",
        is_whole: |_| false,
        read: Read::Arrays(|source, _| safetensors::read(source)),
        write: |document, out| safetensors::write(document.value, out),
        copy: None,
        has_wires: false,
        forms: Forms { tags: false, ..ANY },
        title: "a safetensors file",
        is_built: true,
    },
    Format {
        name: "parquet",
        extensions: &["parquet", "pq"],
        starts: |bytes| bytes.starts_with(arrow::PARQUET),
        ends: arrow::PARQUET,
        read: Read::Arrays(arrow::read_parquet),
        write: |document, out| arrow::write_parquet(document.value, out),
        title: "a Parquet file",
        ..ARROW
    },
    Format {
        name: "arrow",
        extensions: &["arrow", "feather", "ipc"],
        starts: |bytes| bytes.starts_with(arrow::FILE),
        read: Read::Arrays(arrow::read_file),
        write: |document, out| arrow::write_file(document.value, out),
        title: "an Arrow file",
        ..ARROW
    },
    Format {
        name: "arrow-stream",
        extensions: &["arrows"],
        starts: arrow::starts_stream,
        read: Read::Arrays(arrow::read_stream),
        write: |document, out| arrow::write_stream(document.value, out),
        title: "a stream of Arrow",
        ..ARROW
    },
    Format {
        name: "pickle",
        extensions: &["pkl", "pickle", "p"],
        // From protocol 2 on; both others that know the first byte have an empty list or map there.
        starts: |bytes| matches!(bytes, [0x80, 2..=5, _, ..]),
        ends: b"",
        is_whole: pickle::is_whole,
        read: Read::Whole(pickle::read),
        write: |document, out| pickle::write(document.value, out),
        copy: None,
        has_wires: false,
        forms: Forms { tags: false, extensions: false, ..ANY },
        title: "a pickle",
        is_built: true,
    },
    Format {
        name: "cbor",
        extensions: &["cbor"],
        // The tag that says so.
        starts: |bytes| bytes.starts_with(b"\xd9\xd9\xf7"),
        ends: b"",
        is_whole: |bytes| tells(bytes, cbor::is_many) && cbor::is_whole(bytes),
        read: Read::Whole(cbor::read),
        write: cbor::write,
        copy: None,
        has_wires: true,
        forms: Forms { extensions: false, ..ANY },
        title: "CBOR",
        is_built: true,
    },
    Format {
        name: "messagepack",
        extensions: &["msgpack", "mpk", "mp"],
        starts: |_| false,
        ends: b"",
        is_whole: |bytes| tells(bytes, messagepack::is_many) && messagepack::is_whole(bytes),
        read: Read::Whole(messagepack::read),
        write: messagepack::write,
        copy: None,
        has_wires: true,
        forms: Forms { tags: false, big_integer: |_| false, ..ANY },
        title: "MessagePack",
        is_built: true,
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

    /// The format that a file starts and ends as.
    pub fn by_ends(start: &[u8], end: &[u8]) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.fits(start, end))
    }

    fn fits(&self, start: &[u8], end: &[u8]) -> bool {
        (self.starts)(start) && end.ends_with(self.ends)
    }

    /// What is said of a file whose content tells that it is one.
    pub fn this_is(&self) -> String {
        format!("this is {}", self.title)
    }

    /// Refuses a format that this command was built without.
    pub fn check_built(&self) -> Result<()> {
        if self.is_built { Ok(()) } else { Err(Error::new(arrow::ABSENT)) }
    }

    /// The format of a file, detected from its start, its name, or the whole of it.
    pub fn of(file: &Path, bytes: &[u8]) -> Result<&'static Self> {
        // Of those that start alike its name tells which it is.
        Self::by_extension(file)
            .filter(|named| named.fits(bytes, bytes))
            .or_else(|| Self::by_ends(bytes, bytes))
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

    /// Refuses a document of which the format has not all, by the place of what it lacks.
    pub fn check(&self, value: &Value) -> Result<()> {
        fit::check(value, &self.forms, self.title)
    }

    /// Puts in place of what the format lacks what comes nearest to it, and says what that was.
    pub fn fit(&self, value: &mut Value, lost: &Said) {
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

/// Whether what a file holds tells that it is of a format in which almost all bytes mean something: a
/// number alone, or text that people read, may be what is left of any other. `is_many` tells by a first
/// byte whether more follows that must be right.
fn tells(bytes: &[u8], is_many: fn(u8) -> bool) -> bool {
    let is_read = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    matches!(bytes, [first, _, ..] if is_many(*first)) && !bytes.iter().all(is_read)
}

/// The names of all formats.
pub fn names() -> String {
    FORMATS.each_ref().map(|format| format.name).join(", ")
}
