//! Base64 (RFC 4648, standard alphabet, padded, canonical), without a `String` on the way.

use std::{fmt, sync::LazyLock};

use base64::engine::{Engine, GeneralPurposeConfig};

use crate::{
    Error,
    error::Kind,
    words::{Width, Words},
};

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type Standard = base64::engine::simd::Simd;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
type Standard = base64::engine::GeneralPurpose;

/// The SIMD engine where the architecture has one; made once, since it asks the CPU what it can.
static ENGINE: LazyLock<Standard> = LazyLock::new(|| {
    let config = GeneralPurposeConfig::new();
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    return Standard::standard(config);
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    return Standard::new(&base64::alphabet::STANDARD, config);
});

/// How many bytes are encoded at a time: a multiple of 3, so that no padding falls between blocks.
const BLOCK: usize = 6 * 1024;

/// Bytes displayed as base64, block by block.
pub(super) struct Text<'a>(pub(super) &'a [u8]);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; BLOCK / 3 * 4];
        for block in self.0.chunks(BLOCK) {
            let len = ENGINE.encode_slice(block, &mut text).map_err(|_| fmt::Error)?;
            let text = text.get(..len).and_then(|text| std::str::from_utf8(text).ok());
            f.write_str(text.ok_or(fmt::Error)?)?;
        }
        Ok(())
    }
}

/// Decodes straight into memory that is aligned for the scalars.
pub(super) fn decode(text: &[u8], width: Width) -> Result<Words, Error> {
    let mut words = Words::zeroed(width, decoded_len(text)?);
    decode_into(text, words.as_bytes_mut())?;
    Ok(words)
}

/// How many bytes the text stands for.
pub(super) fn decoded_len(text: &[u8]) -> Result<usize, Error> {
    if text.len() % 4 != 0 {
        let why = format!("{} characters are not a multiple of 4", text.len());
        return Err(Kind::Base64(why).into());
    }
    let padding = text.iter().rev().take(2).filter(|&&symbol| symbol == b'=').count();
    Ok((text.len() / 4 * 3).saturating_sub(padding))
}

/// Decodes into memory of exactly [`decoded_len`] bytes.
pub(super) fn decode_into(text: &[u8], out: &mut [u8]) -> Result<(), Error> {
    ENGINE.decode_slice(text, out).map_err(|why| Kind::Base64(why.to_string()))?;
    Ok(())
}
