//! Decimal numbers, rounded once.

use super::power::{Power, of_five};

/// The powers of ten that doubles are.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// A double whose low bits are so many zeros may be halfway between two shorter floats.
pub(super) const HALFWAY: u64 = (1 << 28) - 1;

/// The nearest double to at most eight digits, of which at most eight are behind the point. If it is
/// halfway between two shorter floats, so is the number.
#[inline]
#[allow(clippy::cast_precision_loss, reason = "it is exact")]
pub(super) fn few(digits: u64, behind_point: usize) -> f64 {
    // Where the number is another one, it is so by more than the double is rounded: it has no more than
    // 27 bits, and the double 25.
    digits as f64 / TENS.get(behind_point).copied().unwrap_or(f64::NAN)
}

/// `digits` times ten to the `exponent`.
#[derive(Clone, Copy)]
pub(super) struct JsonDecimal {
    pub(super) digits: u64,
    pub(super) exponent: i32,
}

impl JsonDecimal {
    /// The nearest double, unless that takes more than 128 bits to know.
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "it rounds as is wanted")]
    pub(super) fn double(self) -> Option<f64> {
        if let Some(value) = self.quotient() {
            return Some(value);
        }
        if self.exponent == 0 || self.digits == 0 {
            return Some(self.digits as f64);
        }
        self.round(53, 1023, 2046).map(f64::from_bits)
    }

    /// The nearest double where both parts are one, so that only the division rounds.
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "it is exact")]
    fn quotient(self) -> Option<f64> {
        let power = TENS.get(usize::try_from(self.exponent.wrapping_neg()).ok()?)?;
        (self.digits >> 53 == 0).then(|| self.digits as f64 / power)
    }

    /// The nearest single, unless that takes more than 128 bits to know.
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "it rounds as is wanted")]
    #[allow(clippy::cast_possible_truncation, reason = "it rounds as is wanted")]
    pub(super) fn single(self) -> Option<f32> {
        if let Some(value) = self.quotient() {
            let is_halfway = value.to_bits() & (HALFWAY << 1 | 1) == HALFWAY.wrapping_add(1);
            if !is_halfway && value > f32::MIN_POSITIVE.into() {
                return Some(value as f32);
            }
        }
        if self.exponent == 0 || self.digits == 0 {
            return Some(self.digits as f32);
        }
        u32::try_from(self.round(24, 127, 254)?).ok().map(f32::from_bits)
    }

    /// The bits of the nearest float with such a significand, biased exponent and greatest exponent,
    /// where it is a normal one.
    #[inline]
    fn round(self, significand: u32, offset: i32, greatest: i32) -> Option<u64> {
        let Power { bits, exponent } = of_five(self.exponent)?;
        let zeros = self.digits.leading_zeros();
        // The upper 128 bits of the product of 192. Neither what the power lacks nor the bits below
        // add more than one, so that the product is less than two more than this.
        let factor = u128::from(self.digits.wrapping_shl(zeros));
        let low = factor.wrapping_mul(bits & u128::from(u64::MAX)) >> 64;
        let product = factor.wrapping_mul(bits >> 64).wrapping_add(low);
        let (high, low) = halves(product);
        // Its highest bit is the first or the second.
        let first = high >> 63;
        let below = 63_u32.wrapping_sub(significand).wrapping_add(u32::from(first != 0));
        let rest = high & !u64::MAX.wrapping_shl(below);
        let half = 1_u64.wrapping_shl(below.wrapping_sub(1));
        if (rest == half && low == 0) || (rest == half.wrapping_sub(1) && low == u64::MAX) {
            return None;
        }
        let kept = high.wrapping_shr(below);
        let (below, zeros) = (signed(below), signed(zeros));
        let exponent = exponent.wrapping_add(self.exponent).wrapping_add(below).wrapping_add(128);
        let width = signed(significand).wrapping_sub(1);
        let biased = exponent.wrapping_sub(zeros).wrapping_add(width).wrapping_add(offset);
        if biased < 1 || biased >= greatest {
            return None;
        }
        // The highest bit is not written: it adds one to the exponent. Rounding up may do so too.
        let exponent = u64::try_from(biased.wrapping_sub(1)).ok()?;
        let bits = exponent.wrapping_shl(significand.wrapping_sub(1)).wrapping_add(kept);
        Some(bits.wrapping_add(u64::from(rest >= half)))
    }

    /// Whether it is this double, its nearest, which has few bits.
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "it is exact")]
    #[allow(clippy::float_cmp, reason = "both are exact")]
    pub(super) fn is(self, value: f64) -> bool {
        // 25 bits times 28 bits are not rounded.
        let power = usize::try_from(self.exponent.wrapping_neg()).ok();
        match power.and_then(|power| TENS.get(..=12)?.get(power)) {
            Some(power) if self.digits >> 53 == 0 => value * power == self.digits as f64,
            _ => self.is_exact(),
        }
    }

    /// Whether a double holds all of it, if it is of a usual size.
    #[cold]
    fn is_exact(self) -> bool {
        let power = 5_u64.checked_pow(self.exponent.unsigned_abs());
        let odd = match power {
            None => return self.digits == 0,
            Some(power) if self.exponent >= 0 => u128::from(self.digits).wrapping_mul(power.into()),
            Some(power) if self.digits.checked_rem(power) == Some(0) => {
                self.digits.checked_div(power).unwrap_or_default().into()
            }
            Some(_) => return false,
        };
        odd.checked_shr(odd.trailing_zeros()).unwrap_or_default() >> 53 == 0
    }
}

/// The upper and the lower 64 bits.
#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
const fn halves(bits: u128) -> (u64, u64) {
    ((bits >> 64) as u64, bits as u64)
}

/// A count of bits, which is small.
#[inline]
#[allow(clippy::cast_possible_wrap, reason = "at most 128")]
fn signed(bits: u32) -> i32 {
    bits as i32
}
