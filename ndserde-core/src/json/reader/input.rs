//! Where the reader is in the document.

use serde_core::de::Error as _;
use serde_json::{Error, Result};

/// How deep values may be nested, as in `serde_json`.
const DEEPEST: u8 = 128;

/// Reads one document.
pub(super) struct JsonReader<'de> {
    pub(super) bytes: &'de [u8],
    /// As much of the start as is UTF-8: all of it, but for documents that hold bytes.
    text: &'de str,
    pub(super) at: usize,
    depth_left: u8,
    /// Text without its escapes, or what encloses a value that is passed over.
    pub(super) scratch: Vec<u8>,
    is_broken: bool,
    /// Where the number began whose digits say more than it.
    pub(super) from: usize,
    /// Why a number is none.
    pub(super) failure: Option<Error>,
}

impl<'de> JsonReader<'de> {
    /// A byte order mark, which some programs put before UTF-8, is no part of the document.
    pub(super) fn new(bytes: &'de [u8], text: &'de str) -> Self {
        const MARK: &str = "\u{feff}";
        let bytes = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes);
        let text = text.strip_prefix(MARK).unwrap_or(text);
        Self {
            bytes,
            text,
            at: 0,
            depth_left: DEEPEST,
            scratch: Vec::new(),
            is_broken: false,
            from: 0,
            failure: None,
        }
    }

    /// Whether the document was found to be no JSON.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Goes back to where something begins that is read once more.
    #[cold]
    pub(super) fn forget(&mut self, from: usize) {
        (self.at, self.failure, self.is_broken) = (from, None, false);
    }

    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes over a byte that has been looked at.
    #[inline]
    pub(super) fn step(&mut self) {
        self.at = self.at.wrapping_add(1);
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.step();
        Some(byte)
    }

    /// The next byte that is no white space, without going over it.
    #[inline]
    pub(super) fn peek_token(&mut self) -> Option<u8> {
        match self.peek() {
            byte @ Some(b'!'..) => byte,
            _ => self.peek_behind_space(),
        }
    }

    #[inline(never)]
    fn peek_behind_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.step(),
                byte => return byte,
            }
        }
    }

    /// The first byte of a value.
    #[inline]
    pub(super) fn peek_value(&mut self) -> Result<u8> {
        match self.peek_token() {
            Some(byte) => Ok(byte),
            None => Err(self.wrong_next("EOF while parsing a value")),
        }
    }

    /// Goes over a bool, if one comes next: without a branch for which, since it is guessed wrong as often
    /// as right.
    #[inline]
    pub(super) fn bool(&mut self) -> Option<bool> {
        let word = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<5>)?;
        let [first, second, third, fourth, fifth] = word;
        let four = u32::from_le_bytes([*first, *second, *third, *fourth]);
        let is_true = four == u32::from_le_bytes(*b"true");
        #[allow(clippy::needless_bitwise_bool, reason = "no branches")]
        let is_false = (four == u32::from_le_bytes(*b"fals")) & (*fifth == b'e');
        if is_true == is_false {
            return None;
        }
        self.at = self.at.wrapping_add(4).wrapping_add(is_false.into());
        Some(is_true)
    }

    /// Goes over the rest of a word.
    pub(super) fn word(&mut self, rest: &[u8]) -> Result<()> {
        for expected in rest {
            match self.next() {
                Some(byte) if byte == *expected => {}
                Some(_) => return Err(self.wrong("expected ident")),
                None => return Err(self.wrong("EOF while parsing a value")),
            }
        }
        Ok(())
    }

    /// Where the next document begins, if there is another.
    pub(super) fn begin(&mut self) -> Option<usize> {
        self.peek_token().map(|_| self.at)
    }

    /// A document has ended, behind which another may stand: apart from it, unless its end is seen.
    pub(super) fn end_of_one(&mut self) -> Result<()> {
        let last = self.at.checked_sub(1).and_then(|last| self.bytes.get(last));
        match (last, self.peek()) {
            (Some(b']' | b'}' | b'"'), _) | (_, None | Some(b' ' | b'\n' | b'\t' | b'\r')) => {
                Ok(())
            }
            _ => Err(self.wrong_next("trailing characters")),
        }
    }

    /// Only white space may be left.
    pub(super) fn end(&mut self) -> Result<()> {
        match self.peek_token() {
            None => Ok(()),
            Some(_) => Err(self.wrong_next("trailing characters")),
        }
    }

    /// Goes over the bracket of a list or map.
    #[inline]
    pub(super) fn enter(&mut self) -> Result<()> {
        self.depth_left = self.depth_left.saturating_sub(1);
        if self.depth_left == 0 {
            return Err(self.wrong_next("recursion limit exceeded"));
        }
        self.step();
        Ok(())
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth_left = self.depth_left.saturating_add(1);
    }

    /// A part of the document, which should be UTF-8.
    #[inline]
    pub(super) fn str(&self, from: usize, to: usize) -> std::result::Result<&'de str, usize> {
        match self.text.get(from..to) {
            Some(text) => Ok(text),
            None => utf8(self.bytes.get(from..to).unwrap_or_default()),
        }
    }

    /// The error of what was read last.
    #[cold]
    #[inline(never)]
    pub(super) fn wrong(&mut self, what: &str) -> Error {
        self.wrong_at(self.at, 0, what)
    }

    /// The error of what comes next.
    #[cold]
    #[inline(never)]
    pub(super) fn wrong_next(&mut self, what: &str) -> Error {
        self.wrong_at(self.at.saturating_add(1), 0, what)
    }

    /// The error of bytes that are no text, so many columns before what was read last.
    #[cold]
    #[inline(never)]
    pub(super) fn no_text(&mut self, columns: usize) -> Error {
        self.wrong_at(self.at, columns, "invalid unicode code point")
    }

    /// The error of a value that is not taken, which says where it is.
    #[cold]
    #[inline(never)]
    pub(super) fn placed(&self, error: Error) -> Error {
        if error.line() > 0 || error.is_io() {
            return error;
        }
        let (line, column) = self.position(self.at);
        Error::custom(format_args!("{error} at line {line} column {column}"))
    }

    fn wrong_at(&mut self, at: usize, columns: usize, what: &str) -> Error {
        self.is_broken = true;
        let (line, column) = self.position(at);
        let column = column.saturating_sub(columns);
        Error::custom(format_args!("{what} at line {line} column {column}"))
    }

    fn position(&self, at: usize) -> (usize, usize) {
        let before = self.bytes.get(..at).unwrap_or(self.bytes);
        let start = memchr::memrchr(b'\n', before).map_or(0, |end| end.saturating_add(1));
        let lines = memchr::memchr_iter(b'\n', before).count();
        (lines.saturating_add(1), before.len().saturating_sub(start))
    }
}

/// The bytes as text, or how many at the end are not.
#[cold]
pub(super) fn utf8(bytes: &[u8]) -> std::result::Result<&str, usize> {
    std::str::from_utf8(bytes).map_err(|error| bytes.len().saturating_sub(error.valid_up_to()))
}
