//! Dtypes as Python's `repr` writes them: a typestr in quotes, or a list of fields.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{DType, Record};

/// The list of fields as Python's `repr` spells it; of a dtype that NumPy has no typestr for, its name.
pub(super) fn of(record: &Record) -> String {
    let mut list = ReprText { text: String::new(), is_short: false };
    list.put(record);
    list.text
}

/// The same for a message: a list that is longer than anyone reads ends with how many fields are left
/// out.
pub(super) fn short(record: &Record) -> String {
    let mut list = ReprText { text: String::new(), is_short: true };
    list.put(record);
    list.text
}

/// One text for all records within records, so that each is looked at once.
struct ReprText {
    text: String,
    is_short: bool,
}

impl ReprText {
    /// A message has two dtypes at most, and up to 2,048 bytes.
    const ENOUGH: usize = 512;

    /// As much of a name as a message quotes of any word.
    const NAME: usize = 64;

    fn put(&mut self, record: &Record) {
        let fields = record.fields();
        for (place, field) in fields.iter().enumerate() {
            if self.is_short && self.text.len() >= Self::ENOUGH {
                return self.leave_out(place, fields.len().saturating_sub(place));
            }
            self.text.push_str(if place == 0 { "[(" } else { "), (" });
            self.put_name(field.name());
            self.text.push_str(", ");
            match field.dtype() {
                DType::Record(record) => self.put(record),
                dtype => {
                    let typestr = dtype.typestr().unwrap_or_else(|| dtype.name());
                    self.text.extend(["'", &*typestr, "'"]);
                }
            }
            if !field.shape().is_empty() {
                self.text.extend([", ", &*tuple(field.shape())]);
            }
        }
        self.text.push_str(if fields.is_empty() { "[]" } else { ")]" });
    }

    /// Ends a record behind so many of its fields.
    fn leave_out(&mut self, behind: usize, left: usize) {
        let fields = if left == 1 { "field" } else { "fields" };
        let left = left.to_string();
        match behind {
            0 => self.text.extend(["[", &*left, " ", fields, "]"]),
            _ => self.text.extend(["), …, and ", &*left, " more ", fields, "]"]),
        }
    }

    fn put_name(&mut self, name: &str) {
        let end = name.char_indices().nth(Self::NAME).filter(|_| self.is_short);
        match end.and_then(|(end, _)| name.get(..end)) {
            Some(start) => self.text.push_str(&quoted(&format!("{start}…"))),
            None => self.text.push_str(&quoted(name)),
        }
    }
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
