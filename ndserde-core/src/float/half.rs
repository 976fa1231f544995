//! The floats of 16 bits, by arithmetic on their bits: `FRACTION` is 10 for `float16`, which has 5
//! bits of exponent, and 7 for `bfloat16`, which has 8.

/// `float16`'s bits of fraction.
pub(crate) const F16: u32 = 10;

/// `bfloat16`'s bits of fraction.
pub(crate) const BF16: u32 = 7;

/// The bits of infinity: every bit of the exponent.
pub(crate) const fn infinity<const FRACTION: u32>() -> u16 {
    (u16::MAX >> 1) & (u16::MAX << FRACTION)
}

/// The exponent of the least number with all digits.
#[allow(clippy::arithmetic_side_effects, reason = "1 - 15 or 1 - 127")]
const fn least<const FRACTION: u32>() -> i32 {
    2 - (1 << (14 - FRACTION))
}

/// 2 to this power, which a double holds.
#[allow(clippy::arithmetic_side_effects, clippy::cast_sign_loss, reason = "a normal double")]
const fn power(exponent: i32) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// The same number; of a NaN all bits.
#[allow(clippy::arithmetic_side_effects, reason = "powers that both floats have")]
#[allow(clippy::cast_possible_truncation, reason = "a power of two that a single holds")]
pub(crate) fn widen<const FRACTION: u32>(half: u16) -> f32 {
    let infinity = infinity::<FRACTION>();
    let sign = u32::from(half & 0x8000) << 16;
    // Exponent and fraction at their places in a single.
    let wide = u32::from(half & 0x7fff) << (23 - FRACTION);
    let magnitude = if half & infinity == infinity {
        wide | 0x7f80_0000
    } else {
        // The biases differ by a factor, and a multiplication by a power of two is exact.
        let scale = const { power(126 + least::<FRACTION>()) as f32 };
        (f32::from_bits(wide) * scale).to_bits()
    };
    f32::from_bits(sign | magnitude)
}

/// A sum with it is whole: 2^52, where the last bit of a double is 1.
const WHOLE: f64 = 4_503_599_627_370_496.0;

/// The bits of the nearest half, unless a finite number would become infinite.
#[allow(clippy::arithmetic_side_effects, reason = "small exponents")]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "what is cut off is accounted for"
)]
pub(crate) fn narrow<const FRACTION: u32>(value: f64) -> Option<u16> {
    let infinity = infinity::<FRACTION>();
    let sign = (value.to_bits() >> 48) as u16 & 0x8000;
    if value.is_nan() {
        let payload = (value.to_bits() >> (52 - FRACTION)) as u16 & !infinity & 0x7fff;
        // A NaN whose payload is lost must not become infinity.
        let quiet = if payload == 0 { 1 << (FRACTION - 1) } else { 0 };
        return Some(sign | infinity | payload | quiet);
    }
    let magnitude = value.abs();
    if magnitude.is_infinite() {
        return Some(sign | infinity);
    }
    let least = const { least::<FRACTION>() };
    let exponent = ((magnitude.to_bits() >> 52) as i32 - 1023).max(least);
    // The digits that the half has stand before the point, exactly. They are few, and the
    // sum rounds them, ties to even.
    let digits = (magnitude * power(FRACTION as i32 - exponent) + WHOLE) - WHOLE;
    // The first digit is not stored but counts as one more in the exponent, as rounding up may.
    let bits = digits as u32 + (((exponent - least) as u32) << FRACTION);
    (bits < infinity.into()).then_some(sign | bits as u16)
}

/// The integer as a double; where a double lacks the digits, with its last bit set, which rounds on
/// to the same half as the integer does. Rounding to the nearest twice would go wrong close to a
/// tie.
#[allow(clippy::cast_precision_loss, reason = "at most 53 digits are left")]
#[allow(clippy::cast_possible_wrap, reason = "at most 75")]
pub(crate) fn to_odd(integer: i128) -> f64 {
    let magnitude = integer.unsigned_abs();
    let excess = 75_u32.saturating_sub(magnitude.leading_zeros());
    let digits = magnitude >> excess;
    let lost = digits << excess != magnitude;
    let value = (digits | u128::from(lost)) as f64 * power(excess as i32);
    if integer < 0 { -value } else { value }
}
