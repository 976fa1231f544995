//! Looking at eight bytes at once.

/// A one in each byte.
const ONES: u64 = u64::MAX / 255;

/// Eight bytes from a place on, the first one lowest.
#[inline]
pub(super) fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().map(u64::from_le_bytes)
}

/// How many bytes are before the first that ends a string, is a backslash or a control character.
#[inline]
pub(super) fn plain(eight: u64) -> Option<usize> {
    let control = eight.wrapping_sub(ONES.wrapping_mul(0x20)) & !eight;
    let found =
        control | zeros(eight ^ ONES.wrapping_mul(0x22)) | zeros(eight ^ ONES.wrapping_mul(0x5c));
    // Bytes above the first one found may be marked wrongly, by a borrow.
    let first = (found & (ONES << 7)).trailing_zeros();
    if first == u64::BITS { None } else { usize::try_from(first / 8).ok() }
}

/// Marks the bytes that are zero, up to the first one.
#[inline]
fn zeros(eight: u64) -> u64 {
    eight.wrapping_sub(ONES) & !eight
}

/// The number that eight digits are, if they are digits.
#[inline]
pub(super) fn digits(eight: u64) -> Option<u64> {
    let digits = eight ^ ONES.wrapping_mul(0x30);
    // A digit is at most 9: neither it nor 6 more reaches into the upper half of its byte.
    let beyond = (digits | digits.wrapping_add(ONES.wrapping_mul(6))) & ONES.wrapping_mul(0xf0);
    if beyond != 0 {
        return None;
    }
    // Pairs, fours, then all eight, by shifted sums.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let low = (pairs & 0x0000_00ff_0000_00ff).wrapping_mul(0x000f_4240_0000_0064);
    let high = ((pairs >> 16) & 0x0000_00ff_0000_00ff).wrapping_mul(0x0000_2710_0000_0001);
    Some(low.wrapping_add(high) >> 32)
}
