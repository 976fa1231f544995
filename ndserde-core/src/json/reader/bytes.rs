//! Looking at eight bytes at once.

/// A one in each byte.
const ONES: u64 = u64::MAX / 255;

/// Eight bytes from a place on, the first one lowest.
#[inline]
pub(super) fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().map(u64::from_le_bytes)
}

/// The same where fewer are left: zeros are behind them.
#[inline]
fn up_to_eight(bytes: &[u8], at: usize) -> u64 {
    eight(bytes, at).unwrap_or_else(|| last(bytes, at))
}

#[cold]
#[inline(never)]
fn last(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
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

/// How many numbers so many digits have.
const TENS: [u64; 8] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000];

/// The eight bytes less those of zeros, and the highest bit of those that are no digits. Behind the
/// first byte above ASCII, others may be marked wrongly.
#[inline]
pub(super) fn without_zeros(eight: u64) -> (u64, u64) {
    let digits = eight ^ ONES.wrapping_mul(0x30);
    // What is above 9 gets the highest bit, and without it carries nothing on.
    let beyond = (digits | digits.wrapping_add(ONES.wrapping_mul(0x76))) & (ONES << 7);
    (digits, beyond)
}

/// The number that eight digits are.
#[inline]
pub(super) fn sum(digits: u64) -> u64 {
    // Pairs, fours, then all eight, by shifted sums.
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let low = (pairs & 0x0000_00ff_0000_00ff).wrapping_mul(0x000f_4240_0000_0064);
    let high = ((pairs >> 16) & 0x0000_00ff_0000_00ff).wrapping_mul(0x0000_2710_0000_0001);
    low.wrapping_add(high) >> 32
}

/// Adds the digits that stand there to a number, of which more than fit make a wrong one; where they
/// end.
///
/// Without a branch for each digit: how many there are is guessed wrong as often as right. That eight
/// more are digits is guessed, so that what comes behind them does not wait for it.
#[inline]
pub(super) fn digits(bytes: &[u8], mut at: usize, mut number: u64) -> (usize, u64) {
    loop {
        let (digits, beyond) = without_zeros(up_to_eight(bytes, at));
        if beyond == 0 {
            number = number.wrapping_mul(100_000_000).wrapping_add(sum(digits));
            at = at.wrapping_add(8);
            continue;
        }
        let bits = beyond.trailing_zeros() & !7;
        if bits == 0 {
            return (at, number);
        }
        // Those alone, at the end of eight.
        let rest = sum(digits.wrapping_shl(u64::BITS.wrapping_sub(bits)));
        let len = (bits / 8) as usize;
        let ten = TENS.get(len).copied().unwrap_or_default();
        return (at.wrapping_add(len), number.wrapping_mul(ten).wrapping_add(rest));
    }
}
