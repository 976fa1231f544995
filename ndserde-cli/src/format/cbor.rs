//! CBOR.

mod undefined;

use std::io::{self, Write};

use ciborium::{de, ser};
use ndserde::{Value, value::Document};
use serde::de::{DeserializeOwned, IgnoredAny};

use self::undefined::Marked;
use crate::{
    error::{Error, Result},
    wire::ByWire,
};

/// Whether a value that starts so is no number, bool or null.
pub fn is_many(first: u8) -> bool {
    matches!(first, 0x40..=0xdf)
}

pub fn is_whole(bytes: &[u8]) -> bool {
    whole::<IgnoredAny>(bytes).is_ok()
}

pub fn read(bytes: &[u8]) -> Result<Value> {
    document(bytes).map_err(|error| error.about("CBOR"))
}

/// With a mark where `undefined` stands.
fn document(bytes: &[u8]) -> Result<Value> {
    if undefined::is_in(bytes)? {
        let mut marked = Marked::new(bytes);
        return match ciborium::from_reader(&mut marked) {
            Ok(Document(value)) => end(marked.left(), value),
            // What is wrong, the document as it is tells by its own places.
            Err(error) => whole(bytes).and_then(|Document(_)| Err(wrong(error))),
        };
    }
    whole(bytes).map(|Document(value)| value)
}

/// One value with nothing after it.
pub fn whole<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let mut rest = bytes;
    let value = ciborium::from_reader(&mut rest).map_err(wrong)?;
    end(rest.len(), value)
}

fn end<T>(left: usize, value: T) -> Result<T> {
    if left == 0 {
        Ok(value)
    } else {
        Err(Error::new(format_args!("{left} bytes stand behind the document")))
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
