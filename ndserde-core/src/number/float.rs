//! Singles and doubles.

use super::{Narrow, Number, Sort, rounded};
use crate::{dtype::DType, error::Error, float};

/// The one single (7.038531e-26) whose shortest decimal becomes its neighbour in readers that round
/// to double first, as most do: as a double that decimal is [`TIE`], halfway between two singles,
/// and rounding to even gives the other one. Of all singles only this one and its negative do not
/// come back from text by way of a double. It is written with the digits of a double, and a double
/// that is the tie is read as this single.
pub(crate) const TWICE_ROUNDED: u32 = 0x15ae_43fd;
const TIE: u64 = 0x3ab5_c87f_b000_0000;

impl Narrow for f32 {
    type Word = u32;

    const QUICK_ROUNDS: bool = true;

    #[allow(clippy::cast_precision_loss, reason = "rounded to the nearest, see `narrow`")]
    fn narrow(number: Number, dtype: &DType) -> Result<u32, Error> {
        // No integer goes by way of a double, which would round twice.
        match number {
            Number::Single(value) => Ok(value.to_bits()),
            Number::Double(value) => narrow(value).ok_or_else(|| number.out_of_range(dtype)),
            Number::Signed(value) => Ok((value as Self).to_bits()),
            Number::Unsigned(value) => Ok((value as Self).to_bits()),
            Number::Wide(value) => Ok((value as Self).to_bits()),
            Number::Apart(apart) => {
                apart.value().and_then(narrow).ok_or_else(|| number.not_a(dtype))
            }
            Number::Bool(_) => Err(number.not_a(dtype)),
        }
    }

    fn is(word: u32, sort: Sort, bits: u64) -> bool {
        rounded::is_float(float::widen(Self::from_bits(word)), sort, bits)
    }

    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "rounded, or the bits of a single")]
    #[allow(clippy::needless_bitwise_bool, reason = "branches do not become vector instructions")]
    fn quick(sort: Sort, bits: u64) -> (u32, bool) {
        let rounded = f64::from_bits(bits) as Self;
        let plain = rounded.is_finite() & (bits & (u64::MAX >> 1) != TIE);
        let word = if sort == Sort::Single { bits as u32 } else { rounded.to_bits() };
        (word, (sort == Sort::Single) | (sort == Sort::Double) & plain)
    }
}

impl Narrow for f64 {
    type Word = u64;

    const IS_DOUBLE: bool = true;

    #[allow(clippy::cast_precision_loss, reason = "rounded to the nearest, see `narrow`")]
    fn narrow(number: Number, dtype: &DType) -> Result<u64, Error> {
        match number {
            Number::Double(value) => Ok(value.to_bits()),
            Number::Single(value) => Ok(float::widen(value).to_bits()),
            Number::Signed(value) => Ok((value as Self).to_bits()),
            Number::Unsigned(value) => Ok((value as Self).to_bits()),
            Number::Wide(value) => Ok((value as Self).to_bits()),
            Number::Apart(apart) => {
                apart.value().map(Self::to_bits).ok_or_else(|| number.not_a(dtype))
            }
            Number::Bool(_) => Err(number.not_a(dtype)),
        }
    }

    fn is(word: u64, sort: Sort, bits: u64) -> bool {
        rounded::is_float(Self::from_bits(word), sort, bits)
    }

    #[inline]
    fn quick(sort: Sort, bits: u64) -> (u64, bool) {
        (bits, matches!(sort, Sort::Double | Sort::Named))
    }
}

/// The word for a value that JSON has no number for.
pub(crate) fn name(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

/// The value that one of these words stands for.
#[inline]
pub(crate) fn named(word: &str) -> Option<f64> {
    match word {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// The bits of the nearest single, unless a finite number would become infinite.
fn narrow(value: f64) -> Option<u32> {
    if value.abs().to_bits() == TIE {
        let sign = float::narrow(value)?.to_bits() & !(u32::MAX >> 1);
        return Some(TWICE_ROUNDED | sign);
    }
    float::narrow(value).map(f32::to_bits)
}
