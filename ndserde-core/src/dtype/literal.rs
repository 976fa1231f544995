//! Dtypes as Python literals: a typestr in quotes, or a list of fields.

use super::{DType, Descr, Layout, Part, Record, descr};
use crate::error::{Error, Quoted};

/// The list of fields as Python's `repr` spells it; of a dtype that NumPy has no typestr for, its name.
pub(super) fn of(record: &Record) -> String {
    let mut list = String::new();
    put(&mut list, record);
    list
}

/// Writes into one text, so that records within records are looked at once each.
fn put(list: &mut String, record: &Record) {
    for (place, field) in record.fields().iter().enumerate() {
        list.push_str(if place == 0 { "[(" } else { "), (" });
        list.push_str(&quoted(field.name()));
        list.push_str(", ");
        match field.dtype() {
            DType::Record(record) => put(list, record),
            dtype => {
                let typestr = dtype.typestr().unwrap_or_else(|| dtype.name());
                list.extend(["'", &*typestr, "'"]);
            }
        }
        if !field.shape().is_empty() {
            list.extend([", ", &*tuple(field.shape())]);
        }
    }
    list.push_str(if record.fields().is_empty() { "[]" } else { ")]" });
}

/// The lengths of axes as a tuple: `()`, `(3,)`, `(2, 3)`.
pub(crate) fn tuple(axes: &[usize]) -> String {
    match axes {
        [only] => format!("({only},)"),
        axes => {
            let axes: Vec<String> = axes.iter().map(ToString::to_string).collect();
            format!("({})", axes.join(", "))
        }
    }
}

/// As Python's `repr` writes a string.
fn quoted(name: &str) -> String {
    let quote = if name.contains('\'') && !name.contains('"') { '"' } else { '\'' };
    let mut text = String::from(quote);
    for character in name.chars() {
        match character {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\\' => text.push_str("\\\\"),
            _ if character == quote => text.extend(['\\', quote]),
            _ if is_unprintable(character) => text.push_str(&by_number(character)),
            _ => text.push(character),
        }
    }
    text.push(quote);
    text
}

/// Whether `repr` has the character by its number: what cannot be seen, or changes what is seen beside
/// it. Characters without a meaning are left as they are, which Python reads too.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || character.is_whitespace() && character != ' '
        || matches!(
            character,
            '\u{ad}'
                | '\u{600}'..='\u{605}'
                | '\u{61c}'
                | '\u{6dd}'
                | '\u{70f}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0001}'..='\u{e007f}'
        )
}

fn by_number(character: char) -> String {
    match u32::from(character) {
        number @ ..=0xff => format!("\\x{number:02x}"),
        number @ ..=0xffff => format!("\\u{number:04x}"),
        number => format!("\\U{number:08x}"),
    }
}

/// The character whose number comes next, in so many hexadecimal digits.
fn of_number(characters: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let mut number = 0_u32;
    for _ in 0..digits {
        number = number.checked_mul(16)?.checked_add(characters.next()?.to_digit(16)?)?;
    }
    char::from_u32(number)
}

/// What is left of a Python literal.
pub(crate) struct Input<'a> {
    rest: &'a str,
    /// What the literal is, for messages.
    what: &'static str,
}

impl<'a> Input<'a> {
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

    pub(crate) fn wrong(&self, expected: impl std::fmt::Display) -> Error {
        let near: String = self.rest.chars().take(32).collect();
        let what = self.what;
        Error::custom(format_args!("the {what} has {near:?} where {expected} was expected"))
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

    /// A dtype: a typestr, or a list of fields.
    pub(crate) fn descr(&mut self) -> Result<Descr, Error> {
        if self.eat("[") {
            return Descr::record(self.fields(Layout::DEEPEST)?);
        }
        descr::typestr(&self.string()?)
    }

    /// The fields behind the bracket that opens their list.
    fn fields(&mut self, deepest: usize) -> Result<Layout, Error> {
        let Some(deepest) = deepest.checked_sub(1) else { return Err(descr::too_deep()) };
        let mut layout = Layout::default();
        while !self.eat("]") {
            self.expect("(")?;
            let name = self.name()?;
            self.expect(",")?;
            let part = if self.eat("[") {
                descr::Field::Part(Part::Record(self.fields(deepest)?))
            } else {
                descr::Field::parse(&name, &self.string()?)?
            };
            let mut axes = Vec::new();
            if !self.eat(")") {
                self.expect(",")?;
                if !self.eat(")") {
                    self.tuple(|input| {
                        axes.push(input.axis()?);
                        Ok(())
                    })?;
                    self.eat(",");
                    self.expect(")")?;
                }
            }
            part.add_to(&mut layout, &name, &axes)?;
            if !self.eat(",") {
                self.expect("]")?;
                break;
            }
        }
        Ok(layout)
    }

    /// A name; with a title, which NumPy keeps beside it, as the second of a pair.
    fn name(&mut self) -> Result<String, Error> {
        if !self.eat("(") {
            return self.string();
        }
        self.string()?;
        self.expect(",")?;
        let name = self.string()?;
        self.eat(",");
        self.expect(")")?;
        Ok(name)
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
