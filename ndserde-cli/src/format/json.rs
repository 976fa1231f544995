//! JSON.

use std::io::Write;

use ndserde::{
    Value, json,
    value::{Key, Map},
};
use serde::de::IgnoredAny;

use crate::{
    error::{Error, Result},
    path::Path,
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
    check(document.value, &mut Path::default())?;
    json::to_writer(&mut out, document).map_err(wrong)?;
    out.write_all(b"\n").map_err(Error::new)
}

fn wrong(error: json::Error) -> Error {
    Error::new(error).about("JSON")
}

/// Refuses what would become something else in silence.
fn check(value: &Value, path: &mut Path) -> Result<()> {
    match value {
        Value::Float(number) if !number.is_finite() => Err(Error::new(format_args!(
            "{path} is {number}, which JSON has no number for; arrays hold it"
        ))),
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                let len = path.push_place(place);
                check(item, path)?;
                path.cut(len);
            }
            Ok(())
        }
        Value::Map(map) => {
            check_keys(map, path)?;
            for (key, value) in map {
                let len = path.push_key(key);
                check(value, path)?;
                path.cut(len);
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Keys become text here, which must not make two of them one.
fn check_keys(map: &Map, path: &Path) -> Result<()> {
    for (key, _) in map {
        let text = match key {
            Key::Text(_) => continue,
            Key::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => {
                    return Err(Error::new(format_args!(
                        "{path} has the key {key}, which is no text, as all keys of JSON are"
                    )));
                }
            },
            other => other.to_string(),
        };
        let bytes = Key::Bytes(text.clone().into_bytes());
        let twice = map.get(&text).is_some() || (*key != bytes && map.get_key(&bytes).is_some());
        if twice {
            return Err(Error::new(format_args!(
                "{path} has two keys that are {text:?} as text, as all keys of JSON are"
            )));
        }
    }
    Ok(())
}
