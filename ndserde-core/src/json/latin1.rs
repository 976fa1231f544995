//! Latin-1 text as it stands in a JSON string, escaped as `serde_json` escapes it.

use std::io::Result;

/// How many bytes become text at once.
const BLOCK: usize = 1 << 10;
/// The longest that a byte becomes, `\u0000`.
const LONGEST: usize = 6;

/// What a byte becomes, in the low bytes, and in the highest one how long that is.
///
/// All eight bytes are stored wherever a character goes, and the next one overwrites what is too
/// much: a branch for each byte would be guessed wrong as often as right where bytes are arbitrary.
type Escaped = u64;

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "computed by the compiler, which would say so"
)]
static ESCAPED: [Escaped; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = u64::from_le_bytes(escaped(byte as u8));
        byte += 1;
    }
    table
};

#[allow(clippy::indexing_slicing, reason = "four bits index sixteen digits")]
const fn escaped(byte: u8) -> [u8; 8] {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0c => b'f',
        b'\r' => b'r',
        0..0x20 => {
            let (high, low) = (HEX[(byte >> 4) as usize], HEX[(byte & 15) as usize]);
            return [b'\\', b'u', b'0', b'0', high, low, 0, 6];
        }
        0x20..0x80 => return [byte, 0, 0, 0, 0, 0, 0, 1],
        0x80.. => return [0xc0 | byte >> 6, 0x80 | byte & 0x3f, 0, 0, 0, 0, 0, 2],
    };
    [b'\\', short, 0, 0, 0, 0, 0, 2]
}

/// A length that the text has at most, and hardly less than it: the few short escapes of control
/// characters are counted as long ones, so that the compiler may count many bytes at once.
pub(super) fn len_at_most(bytes: &[u8]) -> usize {
    let more = |byte: u8| {
        let (is_control, is_escaped) = (byte < 0x20, byte == b'"' || byte == b'\\');
        (byte >> 7)
            .wrapping_add(u8::from(is_control).wrapping_mul(5))
            .wrapping_add(is_escaped.into())
    };
    // As many as a byte can count.
    let of_few = |few: &[u8]| few.iter().fold(0_u8, |sum, &byte| sum.wrapping_add(more(byte)));
    let more = bytes.chunks(32).fold(0_usize, |sum, few| sum.saturating_add(of_few(few).into()));
    bytes.len().saturating_add(more)
}

/// Hands the text over, block by block.
#[allow(clippy::cast_possible_truncation, reason = "one byte")]
pub(super) fn blocks(bytes: &[u8], mut write: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    // A power of two, by which the compiler sees that every place is within the memory.
    const ROOM: usize = (BLOCK * LONGEST).next_power_of_two();
    let mut text = [0; ROOM + size_of::<Escaped>()];
    for block in bytes.chunks(BLOCK) {
        let mut len = 0_usize;
        for &byte in block {
            let escaped = ESCAPED.get(usize::from(byte)).copied().unwrap_or_default();
            if let Some(place) = text.get_mut(len % ROOM..).and_then(<[u8]>::first_chunk_mut) {
                *place = escaped.to_le_bytes();
            }
            len = len.wrapping_add((escaped >> 56) as usize);
        }
        write(text.get(..len).unwrap_or_default())?;
    }
    Ok(())
}
