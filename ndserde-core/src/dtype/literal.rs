//! Python literals, as far as dtypes and the headers of files have them.

use alloc::string::String;

use crate::error::{Error, Quoted};

/// What is left of a Python literal.
pub(crate) struct Literal<'a> {
    rest: &'a str,
    /// What the literal is, for messages.
    what: &'static str,
}

impl<'a> Literal<'a> {
    pub(crate) const fn new(what: &'static str, literal: &'a str) -> Self {
        Self { rest: literal, what }
    }

    /// Takes a token, if it comes next.
    pub(crate) fn eat(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start_matches(' ');
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    pub(crate) fn expect(&mut self, token: &str) -> Result<(), Error> {
        if self.eat(token) { Ok(()) } else { Err(self.wrong(format_args!("{token:?}"))) }
    }

    pub(crate) fn end(&self) -> Result<(), Error> {
        let done = self.rest.trim_matches([' ', '\n']).is_empty();
        if done { Ok(()) } else { Err(self.wrong("the end")) }
    }

    pub(crate) fn wrong(&self, expected: impl core::fmt::Display) -> Error {
        let near: String = self.rest.chars().take(32).collect();
        let what = self.what;
        Error::custom(format_args!("the {what} has {near:?} where {expected} was expected"))
    }

    /// A string or a list, as it is spelled.
    pub(crate) fn spelled(&mut self) -> Result<&'a str, Error> {
        let before = self.rest;
        let mut depth = 0_usize;
        loop {
            if self.eat("[") || self.eat("(") {
                depth = depth.saturating_add(1);
            } else if depth > 0 && (self.eat("]") || self.eat(")")) {
                depth = depth.saturating_sub(1);
            } else if depth > 0 && self.rest.starts_with(|digit: char| digit.is_ascii_digit()) {
                self.axis()?;
            } else if depth == 0 || !self.eat(",") {
                self.string()?;
            }
            if depth == 0 {
                return Ok(before.strip_suffix(self.rest).unwrap_or_default().trim_matches(' '));
            }
        }
    }

    /// A string, with the escapes that `repr` writes.
    pub(crate) fn string(&mut self) -> Result<String, Error> {
        let quote = if self.eat("'") {
            '\''
        } else if self.eat("\"") {
            '"'
        } else {
            return Err(self.wrong("a string"));
        };
        let mut string = String::new();
        let mut characters = self.rest.chars();
        while let Some(character) = characters.next() {
            let character = match character {
                '\\' => {
                    let escaped = match characters.next() {
                        Some(same @ ('\\' | '\'' | '"')) => Some(same),
                        Some('n') => Some('\n'),
                        Some('r') => Some('\r'),
                        Some('t') => Some('\t'),
                        Some('x') => of_number(&mut characters, 2),
                        Some('u') => of_number(&mut characters, 4),
                        Some('U') => of_number(&mut characters, 8),
                        _ => None,
                    };
                    escaped.ok_or_else(|| self.wrong("a string without such an escape"))?
                }
                _ if character == quote => {
                    self.rest = characters.as_str();
                    return Ok(string);
                }
                _ => character,
            };
            string.push(character);
        }
        Err(self.wrong("the end of a string"))
    }

    /// Values in brackets: in Python one value alone is no tuple, `(3,)` is.
    pub(crate) fn tuple(
        &mut self,
        mut value: impl FnMut(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.expect("(")?;
        let mut alone = true;
        while !self.eat(")") {
            value(self)?;
            if !self.eat(",") {
                if alone {
                    return Err(self.wrong("\",\""));
                }
                return self.expect(")");
            }
            alone = false;
        }
        Ok(())
    }

    /// The length of an axis.
    pub(crate) fn axis(&mut self) -> Result<usize, Error> {
        self.rest = self.rest.trim_start_matches(' ');
        let rest = self.rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let digits = self.rest.strip_suffix(rest).unwrap_or_default();
        if digits.is_empty() {
            return Err(self.wrong("an unsigned integer"));
        }
        // In Python a number has no leading zeros, unless it is 0.
        if digits.starts_with('0') && !digits.trim_start_matches('0').is_empty() {
            return Err(self.wrong("an integer without leading zeros"));
        }
        let axis = digits.parse().map_err(|_| {
            let digits = Quoted(digits);
            Error::custom(format_args!("an axis of {digits} exceeds this machine's address space"))
        })?;
        self.rest = rest;
        Ok(axis)
    }
}

/// The character whose number comes next, in so many hexadecimal digits.
fn of_number(characters: &mut core::str::Chars<'_>, digits: usize) -> Option<char> {
    let mut number = 0_u32;
    for _ in 0..digits {
        number = number.checked_mul(16)?.checked_add(characters.next()?.to_digit(16)?)?;
    }
    char::from_u32(number)
}
