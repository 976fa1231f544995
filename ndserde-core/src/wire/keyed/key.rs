//! The keys, as their places in the list of the wire.
//!
//! A key may come as text, as bytes (`MessagePack` written by Python) or as its place (packed CBOR),
//! since that is how formats write the fields of a struct.

use crate::{
    error::{Error, Quoted},
    number::Number,
};

/// The place of a key.
///
/// # Errors
/// When the wire has no such key.
pub(super) fn named(key: &str, names: &[&str]) -> Result<usize, Error> {
    names.iter().position(|&name| name == key).ok_or_else(|| unknown(key, names))
}

/// The place that a key is.
///
/// # Errors
/// When the wire has no such key.
pub(super) fn at(place: Number, names: &[&str]) -> Result<usize, Error> {
    let found = match place {
        Number::Signed(place) => usize::try_from(place).ok(),
        Number::Unsigned(place) => usize::try_from(place).ok(),
        _ => None,
    };
    let found = found.filter(|&place| place < names.len());
    found.ok_or_else(|| unknown(&place.to_string(), names))
}

#[cold]
fn unknown(key: &str, names: &[&str]) -> Error {
    let (names, key) = (names.join("`, `"), Quoted(key));
    Error::custom(format_args!("unknown field {key}, expected one of `{names}`"))
}
