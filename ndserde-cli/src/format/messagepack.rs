//! MessagePack.

mod text;

use std::{
    fmt,
    io::{ErrorKind, Write},
};

use ndserde::Value;
use rmp_serde::{Deserializer, Serializer, decode};
use serde::{
    Deserialize, Deserializer as _, Serialize,
    de::{IgnoredAny, Visitor},
};

use crate::{
    error::{Error, Result},
    wire::ByWire,
};

/// Whether a value that starts so is no number, bool or null.
pub fn is_many(first: u8) -> bool {
    matches!(first, 0x80..=0xbf | 0xc4..=0xc9 | 0xd4..=0xdf)
}

pub fn is_whole(bytes: &[u8]) -> bool {
    whole::<IgnoredAny>(bytes).is_ok()
}

pub fn read(bytes: &[u8]) -> Result<Value> {
    let mut value = whole(bytes).map_err(|error| error.about("MessagePack"))?;
    text::mark(&mut value, bytes);
    Ok(value)
}

/// One value with nothing after it.
fn whole<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T> {
    let mut input = Deserializer::from_read_ref(bytes);
    let value = T::deserialize(&mut input).map_err(|error| wrong(&error))?;
    // It does not say where it is; where it is at the end, there is no next value's first byte. A
    // value that is cut off behind that byte fails otherwise, or is not looked into.
    match input.deserialize_any(End) {
        Err(decode::Error::InvalidMarkerRead(why)) if why.kind() == ErrorKind::UnexpectedEof => {
            Ok(value)
        }
        _ => Err(Error::new("more bytes stand behind the document")),
    }
}

/// Takes no value, so that the first byte of one decides.
struct End;

impl Visitor<'_> for End {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the end of the file")
    }
}

/// Structs as maps, which is what arrays of most wires are.
pub fn write(document: &ByWire<'_>, out: &mut dyn Write) -> Result<()> {
    let mut output = Serializer::new(out).with_struct_map();
    document.serialize(&mut output).map_err(|error| Error::new(error).about("MessagePack"))
}

fn wrong(error: &decode::Error) -> Error {
    match error {
        decode::Error::InvalidMarkerRead(why) | decode::Error::InvalidDataRead(why)
            if why.kind() == ErrorKind::UnexpectedEof =>
        {
            Error::new("the file is cut off")
        }
        other => Error::new(other),
    }
}
