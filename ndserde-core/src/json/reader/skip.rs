//! Values that nobody asks for.

use serde_json::Result;

use super::input::JsonReader;

impl JsonReader<'_> {
    /// Goes over a value, however deep it is, without recursion. Of strings and numbers it checks the
    /// form alone, as `serde_json` does.
    pub(super) fn skip(&mut self) -> Result<()> {
        // What encloses the value, by its bracket; the innermost is the last.
        self.scratch.clear();
        loop {
            let opened = self.skip_start()?;
            let mut accepts_comma = !opened;
            let bracket = loop {
                let Some(&bracket) = self.scratch.last() else { return Ok(()) };
                if self.skip_end(bracket, accepts_comma)? {
                    self.scratch.pop();
                    accepts_comma = true;
                } else {
                    break bracket;
                }
            };
            if bracket == b'{' {
                self.skip_key()?;
            }
        }
    }

    /// Goes over a value, or over the bracket of one with values inside; whether it is such a one.
    fn skip_start(&mut self) -> Result<bool> {
        match self.peek_value()? {
            bracket @ (b'[' | b'{') => {
                self.step();
                self.scratch.push(bracket);
                return Ok(true);
            }
            b'"' => {
                self.step();
                self.skip_string()?;
            }
            b'0'..=b'9' => self.skip_number()?,
            first @ (b'N' | b'I' | b'-') if self.is_name(first) => {
                self.name(self.at);
            }
            b'-' => {
                self.step();
                self.skip_number()?;
            }
            b'n' => {
                self.step();
                self.word(b"ull")?;
            }
            b't' => {
                self.step();
                self.word(b"rue")?;
            }
            b'f' => {
                self.step();
                self.word(b"alse")?;
            }
            _ => return Err(self.wrong_next("expected value")),
        }
        Ok(false)
    }

    /// Goes over the end of a list or map, or a comma; whether it was the end.
    fn skip_end(&mut self, bracket: u8, accepts_comma: bool) -> Result<bool> {
        let is_list = bracket == b'[';
        match self.peek_token() {
            Some(b',') if accepts_comma => self.step(),
            Some(b']') if is_list => {
                self.step();
                return Ok(true);
            }
            Some(b'}') if !is_list => {
                self.step();
                return Ok(true);
            }
            Some(_) if !accepts_comma => {}
            Some(_) if is_list => return Err(self.wrong_next("expected `,` or `]`")),
            Some(_) => return Err(self.wrong_next("expected `,` or `}`")),
            None if is_list => return Err(self.wrong_next("EOF while parsing a list")),
            None => return Err(self.wrong_next("EOF while parsing an object")),
        }
        Ok(false)
    }

    fn skip_key(&mut self) -> Result<()> {
        match self.peek_token() {
            Some(b'"') => self.step(),
            Some(_) => return Err(self.wrong_next("key must be a string")),
            None => return Err(self.wrong_next("EOF while parsing an object")),
        }
        self.skip_string()?;
        self.colon()
    }

    /// Goes over a number behind its sign.
    fn skip_number(&mut self) -> Result<()> {
        self.integer()?;
        if self.peek() == Some(b'.') {
            self.step();
            if !self.skip_digits() {
                return Err(self.wrong_next("invalid number"));
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.step();
            if let Some(b'+' | b'-') = self.peek() {
                self.step();
            }
            if !self.skip_digits() {
                self.at = self.at.saturating_add(1).min(self.bytes.len());
                return Err(self.wrong("invalid number"));
            }
        }
        Ok(())
    }

    /// Goes over digits; whether there are any.
    fn skip_digits(&mut self) -> bool {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.step();
        }
        self.at > from
    }
}
