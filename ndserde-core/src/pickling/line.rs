//! Values that protocol 0 spells as lines of text.

use alloc::{borrow::Cow, string::String, vec::Vec};

use crate::error::{Error, Quoted};

fn wrong(what: &str, line: &[u8]) -> Error {
    let line = String::from_utf8_lossy(line);
    Error::custom(format_args!("{} in the pickle is no {what}", Quoted(&line)))
}

/// A float as Python's `repr` spells it.
pub(super) fn float(line: &str) -> Result<f64, Error> {
    line.parse().map_err(|_| wrong("float", line.as_bytes()))
}

/// An integer of any size; none where an `i128` does not hold it.
pub(super) fn integer(line: &str) -> Result<Option<i128>, Error> {
    let digits = line.strip_prefix('-').unwrap_or(line);
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(wrong("integer", line.as_bytes()));
    }
    Ok(line.parse().ok())
}

/// A string of Python 2, as its `repr` spells it: in quotes, with escapes.
pub(super) fn string(line: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    let (quote, inner) = match line {
        [quote @ (b'\'' | b'"'), inner @ .., end] if quote == end => (*quote, inner),
        _ => return Err(wrong("string", line)),
    };
    if !inner.contains(&b'\\') {
        return if inner.contains(&quote) {
            Err(wrong("string", line))
        } else {
            Ok(Cow::Borrowed(inner))
        };
    }
    let mut bytes = Vec::new();
    let mut rest = inner;
    while let Some((&byte, after)) = rest.split_first() {
        let (byte, after) = match (byte, after) {
            (b'\\', after) => escape(after).ok_or_else(|| wrong("string", line))?,
            (byte, _) if byte == quote => return Err(wrong("string", line)),
            plain => plain,
        };
        bytes.push(byte);
        rest = after;
    }
    Ok(Cow::Owned(bytes))
}

/// The byte that an escape stands for, from behind its backslash, and what follows it.
fn escape(after: &[u8]) -> Option<(u8, &[u8])> {
    Some(match after {
        [b'x', high, low, rest @ ..] => {
            let digits = [*high, *low];
            let digits = core::str::from_utf8(&digits).ok()?;
            (u8::from_str_radix(digits, 16).ok()?, rest)
        }
        [b'n', rest @ ..] => (b'\n', rest),
        [b'r', rest @ ..] => (b'\r', rest),
        [b't', rest @ ..] => (b'\t', rest),
        [byte @ (b'\\' | b'\'' | b'"'), rest @ ..] => (*byte, rest),
        _ => return None,
    })
}

/// Text: a character for each byte, and others as `\u20ac` or `\U0001f600`. Halves of surrogate pairs are
/// spelled as if they were characters.
pub(super) fn text(line: &[u8]) -> Result<Cow<'_, [u8]>, Error> {
    if line.is_ascii() && !line.contains(&b'\\') {
        return Ok(Cow::Borrowed(line));
    }
    let mut text = Vec::new();
    let mut rest = line;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let digits = match (byte, after) {
            (b'\\', [b'u', ..]) => 4,
            (b'\\', [b'U', ..]) => 8,
            // A backslash before another is one, and escapes nothing behind it.
            (b'\\', [b'\\', after @ ..]) => {
                text.extend_from_slice(b"\\\\");
                rest = after;
                continue;
            }
            _ => {
                spell(byte.into(), &mut text);
                continue;
            }
        };
        let (code, after) =
            after.get(1..).and_then(|after| after.split_at_checked(digits)).unwrap_or_default();
        let code = self::code(code).ok_or_else(|| wrong("text", line))?;
        spell(code, &mut text);
        rest = after;
    }
    Ok(Cow::Owned(text))
}

/// A code as UTF-8 spells it, a surrogate as it would.
fn spell(code: u32, text: &mut Vec<u8>) {
    if let Some(c) = char::from_u32(code) {
        text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        return;
    }
    let part =
        |shift: u32| u8::try_from(code.wrapping_shr(shift) & 0x3f).unwrap_or_default() | 0x80;
    text.extend_from_slice(&[0xed, part(6), part(0)]);
}

/// The code of a character or a surrogate.
fn code(digits: &[u8]) -> Option<u32> {
    let digits = core::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    (char::from_u32(code).is_some() || matches!(code, 0xd800..=0xdfff)).then_some(code)
}
