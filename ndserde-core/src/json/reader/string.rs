//! Strings.

use serde_core::{Deserializer, de::Visitor};
use serde_json::Result;

use super::{
    bytes,
    input::{JsonReader, utf8},
};

/// How many bytes of a string are looked at before it counts as a long one.
const SHORT: usize = 48;
/// How many bytes of a long string are looked at at once.
const BLOCK: usize = 1024;

impl<'de> JsonReader<'de> {
    /// Hands a string over, whose quote comes next.
    #[inline]
    pub(super) fn visit_string<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.visit_key(visitor).map_err(|error| self.placed(error))
    }

    /// The same of a key, which is wrong where its map ends.
    #[inline]
    pub(super) fn visit_key<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        if let (from, Some(to)) = self.string(true)? {
            return match self.str(from, to) {
                Ok(text) => visitor.visit_borrowed_str(text),
                Err(columns) => Err(self.no_text(columns)),
            };
        }
        match utf8(&self.scratch) {
            Ok(text) => visitor.visit_str(text),
            Err(columns) => Err(self.no_text(columns)),
        }
    }

    /// Goes over a string, whose quote comes next, if it is this, of characters that stand for themselves.
    #[inline]
    pub(super) fn has_word(&mut self, word: &str) -> bool {
        let from = self.at.wrapping_add(1);
        let to = from.wrapping_add(word.len());
        let is_word =
            self.bytes.get(from..to) == Some(word.as_bytes()) && self.bytes.get(to) == Some(&b'"');
        if is_word {
            self.at = to.wrapping_add(1);
        }
        is_word
    }

    /// Hands the bytes of a string over, which may be no text.
    pub(super) fn visit_bytes<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        let (from, to) = self.string(false)?;
        let taken = match to {
            Some(to) => visitor.visit_borrowed_bytes(self.bytes.get(from..to).unwrap_or_default()),
            None => visitor.visit_bytes(&self.scratch),
        };
        taken.map_err(|error| self.placed(error))
    }

    /// Hands over a string of so many characters as bytes that have not been looked at, and any other value
    /// as ever. If they are not taken, the value is the next one again.
    #[inline]
    pub(super) fn visit_unseen<V: Visitor<'de>>(
        &mut self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value> {
        let is_string = self.peek_value()? == b'"';
        let from = self.at.wrapping_add(1);
        let to = from.saturating_add(len);
        match self.bytes.get(from..to) {
            Some(text) if is_string && self.bytes.get(to) == Some(&b'"') => {
                self.at = to.wrapping_add(1);
                visitor.visit_borrowed_bytes(text).inspect_err(|_| self.go_to_colon(from))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    /// Goes back to the colon before a value.
    #[cold]
    #[inline(never)]
    fn go_to_colon(&mut self, from: usize) {
        let before = self.bytes.get(..from).unwrap_or_default();
        self.at = memchr::memrchr(b':', before).unwrap_or_default();
    }

    /// Reads a string, whose quote comes next: where it begins, and where it ends if it stands there
    /// as it is; otherwise it is in the scratch memory. If it is no text, anything may be in it.
    #[inline]
    pub(super) fn string(&mut self, is_text: bool) -> Result<(usize, Option<usize>)> {
        self.step();
        let from = self.at;
        self.find_special(is_text);
        if self.peek() == Some(b'"') {
            let to = self.at;
            self.step();
            return Ok((from, Some(to)));
        }
        self.escaped(from, is_text)?;
        Ok((from, None))
    }

    /// Reads the rest of a string into the scratch memory.
    fn escaped(&mut self, from: usize, is_text: bool) -> Result<()> {
        self.scratch.clear();
        let mut from = from;
        loop {
            let byte = self.peek();
            if matches!(byte, Some(b'"' | b'\\')) {
                self.scratch.extend_from_slice(self.bytes.get(from..self.at).unwrap_or_default());
            }
            match byte {
                Some(b'"') => {
                    self.step();
                    return Ok(());
                }
                Some(b'\\') => {
                    self.step();
                    self.escape(is_text)?;
                    from = self.at;
                    self.find_special(is_text);
                }
                Some(_) => {
                    self.step();
                    return Err(self.control());
                }
                None => return Err(self.wrong("EOF while parsing a string")),
            }
        }
    }

    /// Goes over a string, whose quote has been read.
    pub(super) fn skip_string(&mut self) -> Result<()> {
        loop {
            self.find_special(true);
            match self.peek() {
                Some(b'"') => {
                    self.step();
                    return Ok(());
                }
                Some(b'\\') => {
                    self.step();
                    self.skip_escape()?;
                }
                Some(_) => return Err(self.control()),
                None => return Err(self.wrong("EOF while parsing a string")),
            }
        }
    }

    #[cold]
    fn control(&mut self) -> serde_json::Error {
        self.wrong("control character (\\u0000-\\u001F) found while parsing a string")
    }

    /// Goes to the next quote or backslash, in a text also to a control character, or to the end.
    #[inline]
    fn find_special(&mut self, is_text: bool) {
        if is_text {
            let mut rest = self.bytes.get(self.at..).unwrap_or_default();
            for _ in 0..SHORT / 8 {
                let Some((eight, behind)) = rest.split_first_chunk() else { break };
                if let Some(plain) = bytes::plain(u64::from_le_bytes(*eight)) {
                    self.at = self.at.wrapping_add(plain);
                    return;
                }
                (rest, self.at) = (behind, self.at.wrapping_add(8));
            }
        }
        self.find_special_far(is_text);
    }

    #[inline(never)]
    fn find_special_far(&mut self, is_text: bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        // Twice over a block that stays in the nearest cache.
        for block in rest.chunks(BLOCK) {
            let found = memchr::memchr2(b'"', b'\\', block);
            let plain = block.get(..found.unwrap_or(block.len())).unwrap_or_default();
            let control = if is_text { control(plain) } else { None };
            if let Some(len) = control.or(found) {
                self.at = self.at.wrapping_add(len);
                return;
            }
            self.at = self.at.wrapping_add(block.len());
        }
    }
}

/// The first control character. The least of all bytes is looked at, which takes no branch for each.
fn control(bytes: &[u8]) -> Option<usize> {
    let least = bytes.iter().fold(u8::MAX, |least, byte| least.min(*byte));
    if least >= 0x20 {
        return None;
    }
    bytes.iter().position(|byte| *byte < 0x20)
}
