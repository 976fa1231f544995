//! Dtypes as Python's `repr` writes them: a typestr in quotes, or a list of fields.

use super::{DType, Record};

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
