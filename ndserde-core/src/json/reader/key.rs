//! The keys of maps: strings, in which numbers and bools may stand.

use serde_core::{
    Deserializer,
    de::{Error as _, Unexpected, Visitor},
    forward_to_deserialize_any,
};
use serde_json::{Error, Result};

use super::{
    input::{JsonReader, utf8},
    raw,
};

/// A key, whose quote comes next.
pub(super) struct JsonKey<'a, 'de> {
    pub(super) reader: &'a mut JsonReader<'de>,
    /// The place of a likely key, which has been read.
    pub(super) known: Option<u32>,
}

impl JsonReader<'_> {
    /// Goes over the colon behind a key.
    #[inline]
    pub(super) fn colon(&mut self) -> Result<()> {
        match self.peek_token() {
            Some(b':') => {
                self.step();
                Ok(())
            }
            Some(_) => Err(self.wrong_next("expected `:`")),
            None => Err(self.wrong_next("EOF while parsing an object")),
        }
    }

    /// Goes over the quote before a number.
    fn open_number(&mut self) -> Result<()> {
        self.step();
        match self.peek() {
            Some(b'0'..=b'9' | b'-') => Ok(()),
            _ => Err(self.wrong("invalid value: expected key to be a number in quotes")),
        }
    }

    /// A key is no infinity.
    fn refuse_infinity(&mut self) -> Result<()> {
        if !self.is_name(b'-') {
            return Ok(());
        }
        self.step();
        Err(self.wrong_next("invalid number"))
    }

    /// Goes over the quote behind a number.
    fn close_number(&mut self) -> Result<()> {
        match self.peek() {
            Some(b'"') => {
                self.step();
                Ok(())
            }
            _ => Err(self.wrong_next("expected `\"`")),
        }
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {
        numbers! { $($method = $method, JsonReader::refuse_infinity;)* }
    };
    ($($method:ident = $read:ident $(, $check:path)?;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            self.reader.open_number()?;
            $($check(self.reader)?;)?
            let value = self.reader.$read(visitor)?;
            self.reader.close_number()?;
            Ok(value)
        }
    )*};
}

impl<'de> Deserializer<'de> for JsonKey<'_, 'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if let Some(place) = self.known {
            return visitor.visit_u64(place.into());
        }
        self.reader.visit_key(visitor)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_f32 deserialize_f64
    }

    numbers! {
        deserialize_i128 = visit_i128;
        deserialize_u128 = visit_u128;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let reader = self.reader;
        let from = reader.at;
        reader.step();
        let taken = match reader.next() {
            Some(b't') => {
                reader.word(b"rue\"")?;
                visitor.visit_bool(true)
            }
            Some(b'f') => {
                reader.word(b"alse\"")?;
                visitor.visit_bool(false)
            }
            None => return Err(reader.wrong_next("EOF while parsing a value")),
            Some(_) => {
                reader.at = from;
                let found = match reader.string(true)? {
                    (from, Some(to)) => reader.str(from, to),
                    (_, None) => utf8(&reader.scratch),
                };
                match found {
                    Ok(text) => Err(Error::invalid_type(Unexpected::Str(text), &visitor)),
                    Err(columns) => return Err(reader.no_text(columns)),
                }
            }
        };
        taken.map_err(|error| reader.placed(error))
    }

    /// No key is `null`.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        if raw::is_raw(name) {
            return self.reader.visit_raw(visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.reader.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.reader.visit_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.reader.visit_bytes(visitor)
    }

    forward_to_deserialize_any! {
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
