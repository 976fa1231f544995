//! Bytes as text, byte n as the character U+00nn: what Python's `.decode("latin-1")` makes of them.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{
    aligned::{Aligned, Width},
    error::Error,
};

/// Bytes displayed as characters, block by block.
pub(crate) struct Latin1Text<'a>(pub(crate) &'a [u8]);

/// Pushing characters is what is fastest without `unsafe`: bytes turned into UTF-8 by arithmetic
/// would have to be looked at again before they are a `str`, which costs more.
impl fmt::Display for Latin1Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for block in self.0.chunks(1024) {
            if let Some(block) = core::str::from_utf8(block).ok().filter(|block| block.is_ascii()) {
                f.write_str(block)?;
                continue;
            }
            text.clear();
            text.extend(block.iter().copied().map(char::from));
            f.write_str(&text)?;
        }
        Ok(())
    }
}

/// The bytes of the first `len` characters, or of all where there are fewer.
pub(crate) fn start(text: &str, len: usize) -> Result<Vec<u8>, Error> {
    text.chars().take(len).enumerate().map(byte).collect()
}

/// The bytes of all characters but the first `skip`, in memory that is aligned for the scalars.
pub(crate) fn decode(text: &str, skip: usize, width: Width) -> Result<Aligned, Error> {
    let rest = text.char_indices().nth(skip).and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    // The characters beyond Latin-1 are those that begin with a byte from here on.
    if rest.bytes().max().is_some_and(|most| most >= 0xc4) {
        text.chars().enumerate().try_for_each(|character| byte(character).map(drop))?;
    }
    let mut words = Aligned::zeroed(width, rest.chars().count());
    let out = words.as_bytes_mut();
    let (mut len, mut before) = (0_usize, 0_u8);
    // Without a branch for each byte, which the processor would guess wrong as often as right where
    // bytes are arbitrary: what the first of two bytes writes, the second overwrites.
    for &byte in rest.as_bytes() {
        let Some(out) = out.get_mut(len) else { break };
        *out = if byte & 0xc0 == 0x80 { before << 6 | byte & 0x3f } else { byte };
        before = byte;
        len = len.saturating_add(usize::from(byte < 0xc0));
    }
    Ok(words)
}

fn byte((index, character): (usize, char)) -> Result<u8, Error> {
    u8::try_from(character).map_err(|_| {
        let why = "is not in Latin-1";
        Error::custom(format_args!("the character {character:?} at {index} {why}"))
    })
}
