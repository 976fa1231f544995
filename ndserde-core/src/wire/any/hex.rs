//! Bytes as hexadecimal text.

use crate::{
    aligned::{Aligned, Width},
    base64,
    error::Error,
    untyped::{Payload, Source},
};

/// Text in place of bytes as what hexadecimal digits it has; bytes stay what they are.
pub(super) fn decoded(data: Payload<'_>, width: Width) -> Result<Payload<'_>, Error> {
    match data.0 {
        // Digits are letters of base64, too, and only one text is that of its bytes.
        Source::Base64(bytes) => digits(base64::encode(bytes.as_bytes()).as_bytes(), width),
        Source::Text(text) => digits(&text.text, width),
        _ => Ok(data),
    }
}

fn digits<'de>(text: &[u8], width: Width) -> Result<Payload<'de>, Error> {
    if text.len() % 2 != 0 {
        let len = text.len();
        return Err(Error::custom(format_args!(
            "{len} hexadecimal digits are half a byte too much"
        )));
    }
    let mut words = Aligned::zeroed(width, text.len() / 2);
    for (place, (pair, byte)) in text.chunks_exact(2).zip(words.as_bytes_mut()).enumerate() {
        let value = |digit: u8| char::from(digit).to_digit(16).and_then(|v| u8::try_from(v).ok());
        *byte = match pair {
            &[high, low] => value(high).zip(value(low)).map(|(high, low)| high << 4 | low),
            _ => None,
        }
        .ok_or_else(|| {
            let pair = pair.escape_ascii();
            Error::custom(format_args!("\"{pair}\", pair {place} of hexadecimal digits, is none"))
        })?;
    }
    Ok(Payload::from(words))
}
