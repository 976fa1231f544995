//! Maps.

use serde_core::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::{Error, Result};

use super::{input::JsonReader, key::JsonKey};

/// The entries of a map that are left.
struct JsonMap<'a, 'de> {
    reader: &'a mut JsonReader<'de>,
    is_first: bool,
    /// What is left of the likely texts, and the place of the next one.
    likely: &'static [&'static str],
    place: u32,
}

impl<'de> JsonReader<'de> {
    /// Hands a map over, whose bracket comes next, in which this likely stands: texts from the first quote
    /// of a key to the last one of the same or another key. Such a text comes as its place in the list, as
    /// long as none was missing before.
    #[inline]
    pub(super) fn visit_map<V: Visitor<'de>>(
        &mut self,
        likely: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.enter()?;
        let taken = visitor.visit_map(JsonMap { reader: self, is_first: true, likely, place: 0 });
        self.leave();
        let ended = self.end_map(taken.is_ok());
        taken.and_then(|value| ended.map(|()| value)).map_err(|error| self.placed(error))
    }

    /// Goes over the end of a map. Where it has not been taken this only says where the error is.
    fn end_map(&mut self, is_taken: bool) -> Result<()> {
        match self.peek_token() {
            Some(b'}') => {
                self.step();
                Ok(())
            }
            _ if !is_taken => Ok(()),
            Some(b',') => Err(self.wrong_next("trailing comma")),
            Some(_) => Err(self.wrong_next("trailing characters")),
            None => Err(self.wrong_next("EOF while parsing an object")),
        }
    }

    /// Goes to the quote of the next key; whether there is one.
    #[inline]
    fn next_key(&mut self, is_first: bool) -> Result<bool> {
        match self.peek_token() {
            Some(b'}') => Ok(false),
            Some(b'"') if is_first => Ok(true),
            Some(_) if is_first => Err(self.wrong_next("key must be a string")),
            Some(b',') => {
                self.step();
                match self.peek_token() {
                    Some(b'"') => Ok(true),
                    Some(b'}') => Err(self.wrong_next("trailing comma")),
                    Some(_) => Err(self.wrong_next("key must be a string")),
                    None => Err(self.wrong_next("EOF while parsing a value")),
                }
            }
            Some(_) => Err(self.wrong_next("expected `,` or `}`")),
            None => Err(self.wrong_next("EOF while parsing an object")),
        }
    }
}

impl<'de> MapAccess<'de> for JsonMap<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if !self.reader.next_key(self.is_first)? {
            return Ok(None);
        }
        self.is_first = false;
        let known = match self.likely.split_first() {
            Some((key, others)) if self.reader.has_word(key) => {
                self.likely = others;
                self.place = self.place.wrapping_add(1);
                Some(self.place.wrapping_sub(1))
            }
            _ => {
                self.likely = &[];
                None
            }
        };
        seed.deserialize(JsonKey { reader: &mut *self.reader, known }).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.reader.colon()?;
        seed.deserialize(&mut *self.reader)
    }
}
