//! CBOR.

use std::io::{self, Write};

use ciborium::{de, ser};
use ndserde::{Value, value::Document};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::{
    error::{Error, Result},
    wire::ByWire,
};

pub fn is_whole(bytes: &[u8]) -> bool {
    whole::<IgnoredAny>(bytes).is_ok()
}

pub fn read(bytes: &[u8]) -> Result<Value> {
    let Document(value) = whole(bytes).map_err(|error| error.about("CBOR"))?;
    Ok(value)
}

/// One value with nothing after it.
fn whole<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let mut rest = bytes;
    let value = ciborium::from_reader(&mut rest).map_err(wrong)?;
    if rest.is_empty() {
        Ok(value)
    } else {
        Err(Error::new(format_args!("{} bytes stand behind the document", rest.len())))
    }
}

pub fn write(document: &ByWire<'_>, out: &mut dyn Write) -> Result<()> {
    ciborium::into_writer(document, out).map_err(|error| match error {
        ser::Error::Io(why) => Error::new(why),
        ser::Error::Value(why) => Error::new(why).about("CBOR"),
    })
}

/// ciborium's own messages are made for its developers.
fn wrong(error: de::Error<io::Error>) -> Error {
    match error {
        de::Error::Io(why) if why.kind() == io::ErrorKind::UnexpectedEof => {
            Error::new("the file is cut off")
        }
        de::Error::Io(why) => Error::new(why),
        de::Error::Syntax(at) => Error::new(format_args!("wrong at byte {at}")),
        de::Error::Semantic(Some(at), why) => Error::new(format_args!("{why}, at byte {at}")),
        de::Error::Semantic(None, why) => Error::new(why),
        de::Error::RecursionLimitExceeded => Error::new("nested too deeply"),
    }
}
