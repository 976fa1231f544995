//! JSON and JSON Lines.

use std::io::Write;

use ndserde::{Value, json, value::Document};
use serde::de::IgnoredAny;

use crate::{
    error::{Error, Result},
    wire::ByWire,
};

/// A map or a list, as other formats do not start: `CBOR` has text or bytes of at least 2^32 there,
/// whose length starts with zeros.
pub fn starts(bytes: &[u8]) -> bool {
    let is_next = |next: &u8| *next >= b' ' || next.is_ascii_whitespace();
    // A byte order mark may stand before it.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.trim_ascii_start() {
        [b'{' | b'[', rest @ ..] => rest.first().is_none_or(is_next),
        _ => false,
    }
}

pub fn is_whole(bytes: &[u8]) -> bool {
    json::from_slice::<IgnoredAny>(bytes).is_ok()
}

/// Its document; a list of them where there are more than one.
pub fn read(bytes: &[u8]) -> Result<Value> {
    let mut documents = documents(bytes);
    let (first, second) = (documents.next(), documents.next());
    match (first, second) {
        (Some(Ok(first)), None) => Ok(first),
        (Some(Ok(first)), Some(Ok(second))) => {
            let both = [first, second].map(Ok).into_iter();
            both.chain(documents).collect::<json::Result<Vec<_>>>().map(Value::from).map_err(wrong)
        }
        // What stands behind the first is no document at all, or one that is wrong somewhere.
        (Some(Ok(_)), Some(Err(error))) if !error.to_string().starts_with("expected value") => {
            Err(wrong(error))
        }
        _ => json::from_slice(bytes).map(|Document(value)| value).map_err(wrong),
    }
}

/// Whole documents, since jsonpickle counts from their beginning.
fn documents(bytes: &[u8]) -> impl Iterator<Item = json::Result<Value>> {
    json::documents(bytes).map(|document| document.map(|Document(value)| value))
}

/// JSON Lines: a list of the documents.
pub fn read_lines(bytes: &[u8]) -> Result<Value> {
    documents(bytes).collect::<json::Result<Vec<Value>>>().map(Value::from).map_err(wrong)
}

/// A line for each item of a list.
pub fn write_lines(document: &ByWire<'_>, out: &mut dyn Write) -> Result<()> {
    let Some(items) = document.value.as_list() else {
        return Err(Error::new(
            "the document is not a list, whose items are the lines of JSON Lines",
        ));
    };
    items.iter().try_for_each(|value| write(&ByWire { value, wire: document.wire }, out))
}

/// On one line, which ends as lines do.
pub fn write(document: &ByWire<'_>, out: &mut dyn Write) -> Result<()> {
    json::to_writer(&mut *out, document).map_err(wrong)?;
    out.write_all(b"\n").map_err(Error::new)
}

fn wrong(error: json::Error) -> Error {
    Error::new(error).about("JSON")
}
