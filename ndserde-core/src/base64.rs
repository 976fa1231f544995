//! Base64 (RFC 4648, standard alphabet, padded, canonical), without a `String` on the way.

use alloc::{
    format,
    string::{String, ToString},
    vec,
};
use core::fmt;

use base64::engine::Engine;
use smallvec::SmallVec;

use self::engine::ENGINE;
use crate::{
    aligned::{Aligned, Width},
    error::{Error, Kind},
};

#[cfg(all(
    feature = "std",
    any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon"))
))]
mod engine {
    use std::sync::LazyLock;

    use base64::engine::{GeneralPurposeConfig, simd::Simd};

    /// Made once, since it asks the CPU what it can.
    pub(super) static ENGINE: LazyLock<Simd> =
        LazyLock::new(|| Simd::standard(GeneralPurposeConfig::new()));
}

#[cfg(not(all(
    feature = "std",
    any(target_arch = "x86_64", all(target_arch = "aarch64", target_feature = "neon"))
)))]
mod engine {
    pub(super) use base64::engine::general_purpose::STANDARD as ENGINE;
}

/// The text of a block, in characters: a block of bytes is a multiple of 3, so that no padding
/// falls between blocks, and its text stays in the nearest cache.
const BLOCK: usize = 8 * 1024;

/// The text of a payload for which clearing a whole block would be the greater work.
const SMALL: usize = 2 * 1024;

/// Encodes block by block, so that the text never stands in memory as a whole.
///
/// # Errors
/// What `write` returns, or what `failed` makes should the engine fail, which a block cannot cause.
pub(crate) fn encoded_blocks<E>(
    bytes: &[u8],
    failed: impl Fn() -> E,
    write: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    if bytes.len() <= SMALL / 4 * 3 {
        in_blocks(bytes, &mut [0; SMALL], failed, write)
    } else {
        in_blocks(bytes, &mut [0; BLOCK], failed, write)
    }
}

fn in_blocks<E>(
    bytes: &[u8],
    text: &mut [u8],
    failed: impl Fn() -> E,
    mut write: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    for block in bytes.chunks((text.len() / 4).saturating_mul(3)) {
        let len = ENGINE.encode_slice(block, text).map_err(|_| failed())?;
        write(text.get(..len).ok_or_else(&failed)?)?;
    }
    Ok(())
}

/// Bytes displayed as base64, block by block.
pub(crate) struct Base64Text<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Base64Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        encoded_blocks(
            self.0,
            || fmt::Error,
            |text| f.write_str(core::str::from_utf8(text).map_err(|_| fmt::Error)?),
        )
    }
}

/// Decodes straight into memory that is aligned for the scalars.
pub(crate) fn decode(text: &[u8], width: Width) -> Result<Aligned, Error> {
    let mut words = Aligned::zeroed(width, decoded_len(text)?);
    decode_into(text, words.as_bytes_mut())?;
    Ok(words)
}

/// How many characters stand for so many bytes.
pub(crate) const fn encoded_len(bytes: usize) -> usize {
    bytes.div_ceil(3).saturating_mul(4)
}

/// The text of bytes as a whole.
pub(crate) fn encode(bytes: &[u8]) -> String {
    ENGINE.encode(bytes)
}

/// How many bytes the text stands for.
pub(crate) fn decoded_len(text: &[u8]) -> Result<usize, Error> {
    if text.len() % 4 != 0 {
        let why = format!("{} characters are not a multiple of 4", text.len());
        return Err(Kind::Base64(why).into());
    }
    #[allow(clippy::arithmetic_side_effects, reason = "divided before it is multiplied")]
    let decoded = text.len() / 4 * 3;
    let padding = text.iter().rev().take(2).filter(|&&symbol| symbol == b'=').count();
    Ok(decoded.saturating_sub(padding))
}

/// What [`decode_start`] decodes; most starts take no memory of their own.
type DecodedStart = SmallVec<[u8; 96]>;

/// Decodes as many groups as hold `len` bytes, or all where there are fewer.
pub(crate) fn decode_start(text: &[u8], len: usize) -> Result<DecodedStart, Error> {
    match text.get(..encoded_len(len)) {
        // Padding ends the text; without this a start could end in some of its own.
        Some(start) if start.len() < text.len() && start.ends_with(b"=") => {
            Err(Error::base64("padding before the end"))
        }
        start => {
            let start = start.unwrap_or(text);
            let mut bytes = match decoded_len(start)? {
                len @ ..=96 => DecodedStart::from_buf_and_len([0; 96], len),
                len => DecodedStart::from_vec(vec![0; len]),
            };
            decode_into(start, &mut bytes)?;
            Ok(bytes)
        }
    }
}

/// Decodes the bytes behind the first `len`, up to which, or further, [`decode_start`] has come.
pub(crate) fn decode_behind(
    text: &[u8],
    start: &[u8],
    len: usize,
    width: Width,
) -> Result<Aligned, Error> {
    let all = decoded_len(text)?;
    let first = start.get(len..).unwrap_or_default();
    let rest = text.get(encoded_len(start.len())..).unwrap_or_default();
    let mut words = Aligned::zeroed(width, all.saturating_sub(len));
    if let Some((out, tail)) = words.as_bytes_mut().split_at_mut_checked(first.len()) {
        out.copy_from_slice(first);
        // A short text is all in the start.
        if !rest.is_empty() {
            decode_into(rest, tail)?;
        }
    }
    Ok(words)
}

/// Decodes into memory of exactly [`decoded_len`] bytes.
pub(crate) fn decode_into(text: &[u8], out: &mut [u8]) -> Result<(), Error> {
    let needed = out.len();
    let found = ENGINE.decode_slice(text, out).map_err(|why| Kind::Base64(why.to_string()))?;
    if found != needed {
        return Err(Kind::Base64(format!("{found} bytes, {needed} expected")).into());
    }
    Ok(())
}
