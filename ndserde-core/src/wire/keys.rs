//! The keys of wires that are maps.

use std::fmt;

use crate::{
    erased::{Ask, Bytes, Fail, Take},
    error::{Error, Quoted},
    number::Number,
};

/// The keys of a wire, in the order in which they are written.
pub(super) type Names = &'static [&'static str];

/// Takes one key as its place in the list.
///
/// A key may come as text, as bytes (`MessagePack` written by Python) or as its place (packed
/// CBOR), since that is how formats write the fields of a struct.
pub(super) struct Key {
    pub(super) names: Names,
    pub(super) ask: Ask,
    pub(super) place: usize,
}

impl Key {
    fn unknown(&self, key: &str) -> Fail {
        let (names, key) = (self.names.join("`, `"), Quoted(key));
        Error::custom(format_args!("unknown field {key}, expected one of `{names}`")).into()
    }
}

impl<'de> Take<'de> for Key {
    fn ask(&self) -> Ask {
        self.ask
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of the keys {} of a {wire} array", self.names.join(", "))
    }

    fn text(&mut self, key: &str, _: Option<&'de str>) -> Result<(), Fail> {
        let place = self.names.iter().position(|&name| name == key);
        self.place = place.ok_or_else(|| self.unknown(key))?;
        Ok(())
    }

    fn bytes(&mut self, key: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.text(&String::from_utf8_lossy(key.as_slice()), None)
    }

    fn number(&mut self, place: Number) -> Result<(), Fail> {
        let found = match place {
            Number::Signed(place) => usize::try_from(place).ok(),
            Number::Unsigned(place) => usize::try_from(place).ok(),
            _ => return Err(Fail::Kind),
        };
        let found = found.filter(|&place| place < self.names.len());
        self.place = found.ok_or_else(|| self.unknown(&place.to_string()))?;
        Ok(())
    }
}
