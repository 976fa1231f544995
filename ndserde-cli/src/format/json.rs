//! JSON.

use std::io::Write;

use ndserde::{Value, json};
use serde::de::IgnoredAny;

use crate::{
    error::{Error, Result},
    wire::ByWire,
};

/// A map or a list, as other formats do not start: `CBOR` has text or bytes of at least 2^32 there,
/// whose length starts with zeros.
pub fn starts(bytes: &[u8]) -> bool {
    let is_next = |next: &u8| *next >= b' ' || next.is_ascii_whitespace();
    match bytes.trim_ascii_start() {
        [b'{' | b'[', rest @ ..] => rest.first().is_none_or(is_next),
        _ => false,
    }
}

pub fn is_whole(bytes: &[u8]) -> bool {
    json::from_slice::<IgnoredAny>(bytes).is_ok()
}

pub fn read(bytes: &[u8]) -> Result<Value> {
    json::from_slice(bytes).map_err(wrong)
}

/// On one line, which ends as lines do.
pub fn write(document: &ByWire<'_>, mut out: &mut dyn Write) -> Result<()> {
    json::to_writer(&mut out, document).map_err(wrong)?;
    out.write_all(b"\n").map_err(Error::new)
}

fn wrong(error: json::Error) -> Error {
    Error::new(error).about("JSON")
}
