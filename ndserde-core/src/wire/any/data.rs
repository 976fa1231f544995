//! Data whose dtype the document has not stated before it.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{NAME, fail, form::Form, found::Found};
use crate::{
    error::{Error, Quoted},
    payload::{Hint, Late, Number, PayloadSeed},
};

/// Reads bytes and base64 as ever, and numbers as they come.
pub(super) struct LateSeed<'a, 'de> {
    pub(super) hint: Hint,
    pub(super) found: &'a mut Found<'de>,
}

impl LateSeed<'_, '_> {
    const fn bytes(&self) -> PayloadSeed<'static> {
        Form::payload(None, self.hint)
    }

    #[allow(clippy::unnecessary_wraps, reason = "what visitors return")]
    fn number<E>(self, number: Number) -> Result<(), E> {
        self.found.late = Some(Late::number(number));
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for LateSeed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for LateSeed<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data of an array: base64, bytes or a list of numbers")
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<(), E> {
        self.bytes().in_place(&mut self.found.data).visit_str(text)
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        self.bytes().in_place(&mut self.found.data).visit_borrowed_bytes(bytes)
    }

    fn visit_bytes<E: serde_core::de::Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.bytes().in_place(&mut self.found.data).visit_bytes(bytes)
    }

    fn visit_byte_buf<E: serde_core::de::Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        self.bytes().in_place(&mut self.found.data).visit_byte_buf(bytes)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        let (late, word) = Late::list(NAME, &mut list)?;
        if let Some(word) = word {
            let word = Quoted(&word);
            return Err(fail(Error::custom(format_args!(
                "the word {word} in a list whose dtype the document has not stated before it"
            ))));
        }
        self.found.late = Some(late);
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        self.bytes().in_place(&mut self.found.data).visit_map(map)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.number(Number::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.number(Number::Signed(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.number(Number::Unsigned(value))
    }

    fn visit_f32<E>(self, value: f32) -> Result<(), E> {
        self.number(Number::Single(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.number(Number::Double(value))
    }
}
