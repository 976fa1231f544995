//! Text of a fixed width, as NumPy has it: characters of four bytes each, filled up with zeros.

use alloc::{string::String, vec::Vec};
use core::mem;

use crate::error::Error;

/// How wide an array of texts must be.
#[derive(Default)]
pub(crate) struct Widths {
    elements: usize,
    characters: usize,
    longest: usize,
    longest_at: usize,
}

/// How many times as much memory as the texts themselves, each with a character more, the array may
/// take; and what it may take in any case.
///
/// One long text among many short ones makes all of them as long: an array of a million labels is 4 GB
/// where one of them has a thousand characters.
const MOST: usize = 8;
const ALWAYS: usize = 1 << 16;

impl Widths {
    /// Looks at one more text.
    ///
    /// # Errors
    /// When it ends with NUL, which nobody could tell from what fills it up.
    pub(crate) fn add(&mut self, text: &str) -> Result<(), Error> {
        let characters = if text.is_ascii() { text.len() } else { text.chars().count() };
        self.add_length(characters, text.ends_with('\0'))
    }

    /// Looks at one more byte string.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub(crate) fn add_bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.add_length(bytes.len(), bytes.ends_with(b"\0"))
    }

    fn add_length(&mut self, characters: usize, ends_with_nul: bool) -> Result<(), Error> {
        if ends_with_nul {
            let at = self.elements;
            return Err(Error::custom(format_args!(
                "the text of element {at} ends with NUL, which text of a fixed width cannot tell"
            )));
        }
        if characters > self.longest {
            (self.longest, self.longest_at) = (characters, self.elements);
        }
        self.characters = self.characters.saturating_add(characters);
        self.elements = self.elements.saturating_add(1);
        Ok(())
    }

    /// The width of the longest text, at least 1, which is what NumPy makes of none; `stated` where a
    /// document says which it is.
    ///
    /// # Errors
    /// When the longest is wider than that, or the array would take much more memory than its texts.
    pub(crate) fn width(&self, stated: Option<usize>) -> Result<usize, Error> {
        let &Self { elements, characters, longest, longest_at: at } = self;
        let width = stated.unwrap_or(longest.max(1));
        if longest > width {
            return Err(Error::custom(format_args!(
                "element {at} has {longest} characters, the dtype <U{width} has room for {width}"
            )));
        }
        let bytes = elements.saturating_mul(width).saturating_mul(4);
        let text = elements.saturating_add(characters).saturating_mul(4);
        if bytes > text.saturating_mul(MOST).saturating_add(ALWAYS) {
            return Err(Error::custom(format_args!(
                "{elements} texts of {characters} characters in all would take {bytes} bytes, each as \
                 wide as <U{width} (element {at} has {longest} characters): shorten the longest, or keep \
                 them in a list"
            )));
        }
        Ok(width)
    }
}

/// Adds the characters of a text, and the zeros that it lacks to this width.
pub(crate) fn encode(text: &str, width: usize, words: &mut Vec<u32>) {
    let end = words.len().saturating_add(width);
    if text.is_ascii() {
        words.extend(text.bytes().map(u32::from));
    } else {
        words.extend(text.chars().map(u32::from));
    }
    words.resize(end, 0);
}

/// The texts of this width, without the zeros at their ends.
///
/// # Errors
/// When a word is no character; the message has its place.
pub(crate) fn decode<T: From<String>>(words: &[u32], width: usize) -> Result<Vec<T>, Error> {
    let texts = words.chunks_exact(width.max(1));
    let mut all = Vec::with_capacity(texts.len());
    for (at, words) in texts.enumerate() {
        let mut text = String::new();
        decode_one(words, at, &mut text)?;
        all.push(text.into());
    }
    Ok(all)
}

/// One text, without the zeros at its end, in place of what `text` holds.
///
/// # Errors
/// When a word is no character; the message has the place of the text, `at`.
pub(crate) fn decode_one(words: &[u32], at: usize, text: &mut String) -> Result<(), Error> {
    let len = words.iter().rposition(|&word| word != 0).map_or(0, |last| last.saturating_add(1));
    let words = words.get(..len).unwrap_or_default();
    text.clear();
    // Most labels are ASCII, of which whole texts are bytes at once.
    if words.iter().fold(0, |all, word| all | word) < 0x80 {
        let mut bytes = mem::take(text).into_bytes();
        bytes.extend(words.iter().map(|&word| word.to_le_bytes()[0]));
        *text = String::from_utf8(bytes).map_err(Error::custom)?;
        return Ok(());
    }
    text.reserve(len);
    for &word in words {
        text.push(char::from_u32(word).ok_or_else(|| {
            Error::custom(format_args!("element {at} of the text has {word:#x}, no character"))
        })?);
    }
    Ok(())
}
