//! The names of members: what all programs call them, or an error.

use std::borrow::Cow;

use super::fields::ZipFields;
use crate::error::{Error, Quoted};

/// The characters of the bytes from 0x80 on in code page 437, which names are in where nothing is said.
const HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The name of a member; `unicode` is an extra field with its name, which only some programs know.
pub(super) fn decoded<'a>(
    raw: &'a [u8],
    is_utf8: bool,
    unicode: Option<&[u8]>,
) -> Result<Cow<'a, str>, Error> {
    let name = match std::str::from_utf8(raw) {
        Ok(name) if is_utf8 || name.is_ascii() => Cow::Borrowed(name),
        _ if !is_utf8 => Cow::Owned(code_page_437(raw)),
        _ => {
            return Err(Error::custom(format_args!(
                "the name {} is said to be UTF-8, and is not",
                escaped(raw)
            )));
        }
    };
    check(&name)?;
    let Some(unicode) = unicode else { return Ok(name) };
    // A version and the checksum of the other name stand before it.
    let mut fields = ZipFields(unicode);
    let other = fields.byte().and(fields.four()).map_or(unicode, |_| fields.0);
    if other == name.as_bytes() {
        return Ok(name);
    }
    Err(Error::custom(format_args!(
        "{} has a second name, which some programs read: {}",
        Quoted(&name),
        escaped(other)
    )))
}

/// Refuses what Python reads as another name.
pub(super) fn check(name: &str) -> Result<(), Error> {
    if name.contains('\0') {
        return Err(Error::custom(format_args!(
            "the name {} contains NUL, and Python reads no more of it than stands before",
            Quoted(name)
        )));
    }
    Ok(())
}

/// What may be no text, in quotes and cut to a length that a message can carry.
fn escaped(raw: &[u8]) -> String {
    const LONGEST: usize = 64;
    match raw.split_at_checked(LONGEST) {
        Some((start, more)) if !more.is_empty() => {
            format!("\"{}\" and {} more bytes", start.escape_ascii(), more.len())
        }
        _ => format!("\"{}\"", raw.escape_ascii()),
    }
}

fn code_page_437(raw: &[u8]) -> String {
    let high: Vec<char> = HIGH.chars().collect();
    let place = |byte: u8| byte.checked_sub(0x80).map(usize::from);
    let decode = |byte: &u8| place(*byte).and_then(|at| high.get(at).copied());
    raw.iter().map(|byte| decode(byte).unwrap_or(char::from(*byte))).collect()
}
