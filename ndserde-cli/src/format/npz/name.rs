//! The names of members: what all programs call them, or an error.

use std::borrow::Cow;

use super::fields::Fields;
use crate::error::{Error, Result};

/// The characters of the bytes from 0x80 on in code page 437, which names are in where nothing is said.
const HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The name of a member; `unicode` is an extra field with its name, which only some programs know.
pub fn decoded<'a>(raw: &'a [u8], is_utf8: bool, unicode: Option<&[u8]>) -> Result<Cow<'a, str>> {
    let name = match std::str::from_utf8(raw) {
        Ok(name) if is_utf8 || name.is_ascii() => Cow::Borrowed(name),
        _ if !is_utf8 => Cow::Owned(code_page_437(raw)),
        _ => {
            return Err(Error::new(format_args!(
                "the name \"{}\" is said to be UTF-8, and is not",
                raw.escape_ascii()
            )));
        }
    };
    check(&name)?;
    let Some(unicode) = unicode else { return Ok(name) };
    // A version and the checksum of the other name stand before it.
    let mut fields = Fields(unicode);
    let other = fields.byte().and(fields.four()).map_or(unicode, |_| fields.0);
    if other == name.as_bytes() {
        return Ok(name);
    }
    let other = other.escape_ascii();
    Err(Error::new(format_args!(
        "{name:?} has a second name, which some programs read: \"{other}\""
    )))
}

/// Refuses what Python reads as another name.
pub fn check(name: &str) -> Result<()> {
    if name.contains('\0') {
        return Err(Error::new(format_args!(
            "the name {name:?} contains NUL, and Python reads no more of it than stands before"
        )));
    }
    Ok(())
}

fn code_page_437(raw: &[u8]) -> String {
    let high: Vec<char> = HIGH.chars().collect();
    let place = |byte: u8| byte.checked_sub(0x80).map(usize::from);
    let decode = |byte: &u8| place(*byte).and_then(|at| high.get(at).copied());
    raw.iter().map(|byte| decode(byte).unwrap_or(char::from(*byte))).collect()
}
