//! Frames of zstd, some after the other.

use std::io::{BufRead, Result, Write};

use zstd::{Decoder, Encoder};

/// What every decoder must have room for (RFC 8878): windows of up to 8 MiB, as a power of 2. The frames
/// of `zstd` itself ask for no more, unless it is told to.
const WINDOW: u32 = 23;

/// The bytes, compressed to be at least this part of them, which bounds what a reader must expect.
pub(super) fn pack(runs: &[&[u8]], ratio: usize) -> Result<Vec<u8>> {
    let len = runs.iter().fold(0_usize, |len, run| len.saturating_add(run.len()));
    let mut encoder = Encoder::new(Vec::new(), 0)?;
    encoder.include_checksum(true)?;
    for run in runs {
        encoder.write_all(run)?;
    }
    let mut packed = encoder.finish()?;
    let least = len.checked_div(ratio).unwrap_or_default().saturating_add(1);
    let lacking = least.saturating_sub(packed.len());
    if let Ok(lacking @ 1..) = u32::try_from(lacking) {
        // A frame that every reader skips.
        packed.extend(SKIPPED);
        packed.extend(lacking.to_le_bytes());
        packed.resize(least.saturating_add(SKIPPED.len()).saturating_add(4), 0);
    }
    Ok(packed)
}

const SKIPPED: [u8; 4] = 0x184d_2a50_u32.to_le_bytes();

/// Reads what all frames hold; one that asks for a larger window is an error.
pub(super) fn unpack<R: BufRead>(packed: R) -> Result<Decoder<'static, R>> {
    let mut decoder = Decoder::with_buffer(packed)?;
    decoder.window_log_max(WINDOW)?;
    Ok(decoder)
}
