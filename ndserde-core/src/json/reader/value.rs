//! Values: what a type asks for, and what stands there.

use serde_core::{
    Deserializer,
    de::{Error as _, Expected, Unexpected, Visitor},
};
use serde_json::{Error, Result};

use super::{
    input::{JsonReader, utf8},
    raw,
};
use crate::erased;

impl<'de> JsonReader<'de> {
    /// Hands over `null` or a bool.
    #[inline]
    fn visit_word<V: Visitor<'de>>(&mut self, first: u8, visitor: V) -> Result<V::Value> {
        if let Some(value) = self.bool() {
            return visitor.visit_bool(value).map_err(|error| self.placed(error));
        }
        let taken = match self.read_word(first)? {
            Some(value) => visitor.visit_bool(value),
            None => visitor.visit_unit(),
        };
        taken.map_err(|error| self.placed(error))
    }

    /// Reads `null` or a bool.
    fn read_word(&mut self, first: u8) -> Result<Option<bool>> {
        let (rest, value): (&[u8], _) = match first {
            b'n' => (b"ull", None),
            b't' => (b"rue", Some(true)),
            b'f' => (b"alse", Some(false)),
            _ => return Err(self.wrong_next("expected value")),
        };
        self.step();
        self.word(rest)?;
        Ok(value)
    }

    /// The error of a value where one of another kind belongs.
    #[cold]
    #[inline(never)]
    pub(super) fn unexpected(&mut self, expected: &dyn Expected) -> Error {
        let error = match self.peek().unwrap_or_default() {
            b'-' | b'0'..=b'9' | b'N' | b'I' => self.number_for(expected),
            b'"' => self.string_for(expected),
            b'[' => Error::invalid_type(Unexpected::Seq, expected),
            b'{' => Error::invalid_type(Unexpected::Map, expected),
            first => match self.read_word(first) {
                Ok(Some(value)) => Error::invalid_type(Unexpected::Bool(value), expected),
                Ok(None) => Error::invalid_type(Unexpected::Unit, expected),
                Err(error) => error,
            },
        };
        self.placed(error)
    }

    fn string_for(&mut self, expected: &dyn Expected) -> Error {
        let found = match self.string(true) {
            Ok((from, Some(to))) => self.str(from, to),
            Ok((_, None)) => utf8(&self.scratch),
            Err(error) => return error,
        };
        match found {
            Ok(text) => Error::invalid_type(Unexpected::Str(text), expected),
            Err(columns) => self.no_text(columns),
        }
    }

    fn ask_i128<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        let first = self.peek_value()?;
        if self.is_name(first) {
            return Err(self.unexpected(&visitor));
        }
        self.visit_i128(visitor)
    }

    fn ask_u128<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        let first = self.peek_value()?;
        if self.is_name(first) {
            return Err(self.unexpected(&visitor));
        }
        self.visit_u128(visitor)
    }
}

macro_rules! numbers {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
            self.visit_number(false, visitor)
        }
    )*};
}

/// What is asked for in the same way.
macro_rules! as_others {
    ($($method:ident($($ignored:ty),*) = $other:ident,)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $(_: $ignored,)* visitor: V) -> Result<V::Value> {
            self.$other(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut JsonReader<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            b'-' | b'0'..=b'9' | b'N' | b'I' => self.visit_number(false, visitor),
            b'"' => self.visit_string(visitor),
            b'[' => self.visit_list(visitor),
            b'{' => self.visit_map(&[], visitor),
            first => self.visit_word(first, visitor),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_f64
    }

    #[inline]
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.visit_number(true, visitor)
    }

    #[inline]
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        // Before a look at the first byte, which would be a branch for which it is.
        if let Some(value) = self.bool() {
            return visitor.visit_bool(value).map_err(|error| self.placed(error));
        }
        match self.peek_value()? {
            first @ (b't' | b'f') => self.visit_word(first, visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    #[inline]
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            b'"' => self.visit_string(visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            b'"' => self.visit_bytes(visitor),
            b'[' => self.visit_list(visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_token() {
            Some(b'n') => {
                self.step();
                self.word(b"ull")?;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            first @ b'n' => self.visit_word(first, visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        if raw::is_raw(name) {
            return self.visit_raw(visitor);
        }
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            b'[' => self.visit_list(visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.peek_value()? {
            b'{' => self.visit_map(&[], visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        // Theirs stand in JSON as they are; names of others may be of characters that it escapes.
        let likely = if erased::takes_unseen::<V>() { names } else { &[] };
        match self.peek_value()? {
            b'[' => self.visit_list(visitor),
            b'{' => self.visit_map(likely, visitor),
            _ => Err(self.unexpected(&visitor)),
        }
    }

    #[inline]
    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value> {
        if erased::takes_unseen::<V>() {
            return self.visit_unseen(len, visitor);
        }
        self.deserialize_seq(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.skip()?;
        visitor.visit_unit()
    }

    as_others! {
        deserialize_i128() = ask_i128,
        deserialize_u128() = ask_u128,
        deserialize_char() = deserialize_str,
        deserialize_string() = deserialize_str,
        deserialize_identifier() = deserialize_str,
        deserialize_byte_buf() = deserialize_bytes,
        deserialize_unit_struct(&'static str) = deserialize_unit,
        deserialize_tuple_struct(&'static str, usize) = deserialize_seq,
        deserialize_enum(&'static str, &'static [&'static str]) = visit_enum,
    }
}
