//! Lists.

use serde_core::de::{DeserializeSeed, SeqAccess, Visitor};
use serde_json::{Error, Result};

use super::{input::JsonReader, number::JsonNumber};
use crate::erased::{self, Chunk, NumberSource};

/// The items of a list that are left.
struct JsonList<'a, 'de> {
    reader: &'a mut JsonReader<'de>,
    is_first: bool,
}

impl<'de> JsonReader<'de> {
    /// Hands a list over, whose bracket comes next.
    #[inline]
    pub(super) fn visit_list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.enter()?;
        let taken = visitor.visit_seq(JsonList { reader: self, is_first: true });
        self.leave();
        let ended = self.end_list(taken.is_ok());
        taken.and_then(|value| ended.map(|()| value)).map_err(|error| self.placed(error))
    }

    /// Goes over the end of a list. Where it has not been taken this only says where the error is.
    fn end_list(&mut self, is_taken: bool) -> Result<()> {
        match self.peek_token() {
            Some(b']') => {
                self.step();
                Ok(())
            }
            Some(b',') => {
                self.step();
                match self.peek_token() {
                    _ if !is_taken => Ok(()),
                    Some(b']') => Err(self.wrong_next("trailing comma")),
                    _ => Err(self.wrong_next("trailing characters")),
                }
            }
            _ if !is_taken => Ok(()),
            Some(_) => Err(self.wrong_next("trailing characters")),
            None => Err(self.wrong_next("EOF while parsing a list")),
        }
    }

    /// Goes to the next item; whether there is one.
    #[inline]
    fn next_item(&mut self, is_first: bool) -> Result<bool> {
        // Without a space, as most lists of numbers are written.
        if let (false, Some([b',', next])) = (is_first, self.two()) {
            if *next > b' ' && *next != b']' {
                self.step();
                return Ok(true);
            }
        }
        self.next_item_slow(is_first)
    }

    #[inline]
    fn two(&self) -> Option<&[u8; 2]> {
        self.bytes.get(self.at..).and_then(<[u8]>::first_chunk)
    }

    #[inline(never)]
    fn next_item_slow(&mut self, is_first: bool) -> Result<bool> {
        match self.peek_token() {
            Some(b',') if !is_first => {
                self.step();
                match self.peek_token() {
                    Some(b']') => Err(self.wrong_next("trailing comma")),
                    Some(_) => Ok(true),
                    None => Err(self.wrong_next("EOF while parsing a value")),
                }
            }
            Some(b']') => Ok(false),
            Some(_) if is_first => Ok(true),
            Some(_) => Err(self.wrong_next("expected `,` or `]`")),
            None => Err(self.wrong_next("EOF while parsing a list")),
        }
    }
}

impl<'de> SeqAccess<'de> for JsonList<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if !self.reader.next_item(self.is_first)? {
            return Ok(None);
        }
        self.is_first = false;
        if erased::takes_numbers::<T>() {
            if let Some(first) = self.reader.plain() {
                let reader = &mut *self.reader;
                return erased::hand_over(seed, &mut ItemNumbers { reader, first }).map(Some);
            }
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// The numbers of a list up to another value, from one on that has been read.
struct ItemNumbers<'a, 'de> {
    reader: &'a mut JsonReader<'de>,
    first: JsonNumber,
}

impl NumberSource for ItemNumbers<'_, '_> {
    fn read(&mut self, chunk: &mut Chunk) {
        let Self { reader, first } = self;
        let (bytes, mut number, mut at) = (reader.bytes, *first, reader.at);
        // A space behind each comma, as Python writes it, or none. Guessed, so that the next number does
        // not wait for a look at it; where the guess is wrong, the number is read the long way.
        let is_spaced = bytes.get(at.wrapping_add(1)) == Some(&b' ');
        while chunk.push(number.code(), number.bits) && bytes.get(at) == Some(&b',') {
            let mut next = at.wrapping_add(1);
            if is_spaced {
                if bytes.get(next) != Some(&b' ') {
                    break;
                }
                next = next.wrapping_add(1);
            }
            let end;
            (number, end) = reader.number_at(next, false);
            if !number.is_plain() {
                return reader.forget(at);
            }
            at = end;
        }
        reader.at = at;
    }
}
