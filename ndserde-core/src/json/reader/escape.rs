//! What stands behind a backslash.

use serde_json::Result;

use super::input::JsonReader;

const END: &str = "EOF while parsing a string";
const LONE: &str = "lone leading surrogate in hex escape";

impl JsonReader<'_> {
    /// Adds the character of an escape, whose backslash has been read. In what is no text, half a pair
    /// of surrogates is a character.
    pub(super) fn escape(&mut self, is_text: bool) -> Result<()> {
        let byte = match self.next() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 0x08,
            Some(b'f') => 0x0c,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => return self.unicode(is_text),
            Some(_) => return Err(self.wrong("invalid escape")),
            None => return Err(self.wrong(END)),
        };
        self.scratch.push(byte);
        Ok(())
    }

    /// Goes over an escape.
    pub(super) fn skip_escape(&mut self) -> Result<()> {
        match self.next() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(()),
            Some(b'u') => self.hex().map(|_| ()),
            Some(_) => Err(self.wrong("invalid escape")),
            None => Err(self.wrong(END)),
        }
    }

    fn unicode(&mut self, is_text: bool) -> Result<()> {
        let mut unit = self.hex()?;
        if is_text && matches!(unit, 0xdc00..=0xdfff) {
            return Err(self.wrong(LONE));
        }
        loop {
            if !matches!(unit, 0xd800..=0xdbff) {
                self.push(unit.into());
                return Ok(());
            }
            for expected in [b'\\', b'u'] {
                match self.peek() {
                    Some(byte) if byte == expected => self.step(),
                    Some(_) if is_text => {
                        self.step();
                        return Err(self.wrong("unexpected end of hex escape"));
                    }
                    Some(_) => {
                        self.push(unit.into());
                        // Not another of these, so that it goes no deeper.
                        return if expected == b'u' { self.escape(is_text) } else { Ok(()) };
                    }
                    None => return Err(self.wrong(END)),
                }
            }
            let second = self.hex()?;
            if matches!(second, 0xdc00..=0xdfff) {
                let (high, low) = (u32::from(unit & 0x3ff), u32::from(second & 0x3ff));
                self.push(0x1_0000_u32.wrapping_add(high << 10 | low));
                return Ok(());
            }
            if is_text {
                return Err(self.wrong(LONE));
            }
            self.push(unit.into());
            unit = second;
        }
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Result<u16> {
        let Some(four) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<4>) else {
            self.at = self.bytes.len();
            return Err(self.wrong(END));
        };
        self.at = self.at.wrapping_add(4);
        let unit = four.iter().try_fold(0_u32, |unit, byte| {
            char::from(*byte).to_digit(16).map(|digit| unit << 4 | digit)
        });
        match unit.and_then(|unit| u16::try_from(unit).ok()) {
            Some(unit) => Ok(unit),
            None => Err(self.wrong("invalid escape")),
        }
    }

    /// Adds a character as UTF-8, which is made for surrogates in the same way.
    fn push(&mut self, character: u32) {
        if let Some(character) = char::from_u32(character) {
            self.scratch.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            return;
        }
        let [_, _, high, low] = character.to_be_bytes();
        self.scratch.extend_from_slice(&[
            0xe0 | high >> 4,
            0x80 | (high & 15) << 2 | low >> 6,
            0x80 | low & 0x3f,
        ]);
    }
}
