//! Singles and doubles in lists.

use std::borrow::Cow;

use serde_core::{Deserializer, Serializer, de::Visitor};

use super::{Number, Scalar};
use crate::{dtype::DType, error::Error, float};

/// The one single (7.038531e-26) whose shortest decimal becomes its neighbour in readers that round
/// to double first, as most do: as a double that decimal is [`TIE`], halfway between two singles,
/// and rounding to even gives the other one. Of all singles only this one and its negative do not
/// come back from text by way of a double. It is written with the digits of a double, and a double
/// that is the tie is read as this single.
const TWICE_ROUNDED: u32 = 0x15ae_43fd;
const TIE: u64 = 0x3ab5_c87f_b000_0000;

impl Scalar for f32 {
    type Word = u32;
    type Number = Self;

    const VECTOR: bool = true;
    const WORDS: bool = true;

    #[inline]
    fn ask<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        deserializer.deserialize_f32(visitor)
    }

    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "rounded to the nearest, see `from_number`")]
    fn from_number(number: Number, dtype: &DType) -> Result<u32, Error> {
        // No integer goes by way of a double, which would round twice.
        match number {
            Number::Single(value) => Ok(value.to_bits()),
            Number::Double(value) => narrow(value).ok_or_else(|| number.out_of_range(dtype)),
            Number::Signed(value) => Ok((value as Self).to_bits()),
            Number::Unsigned(value) => Ok((value as Self).to_bits()),
            Number::Wide(value) => Ok((value as Self).to_bits()),
            Number::Bool(_) => Err(number.not_a(dtype)),
        }
    }

    #[inline]
    fn from_word(word: &str) -> Option<Number> {
        Number::from_word_as_single(word)
    }

    #[inline]
    fn write<S: Serializer>(word: u32, in_words: bool, serializer: S) -> Result<S::Ok, S::Error> {
        let value = Self::from_bits(word);
        if in_words {
            if let Some(name) = Self::name(word) {
                return serializer.serialize_str(name);
            }
            if value.abs().to_bits() == TWICE_ROUNDED {
                return serializer.serialize_f64(value.into());
            }
        }
        serializer.serialize_f32(value)
    }

    #[inline]
    fn numbers(words: &[u32]) -> Cow<'_, [Self]> {
        Cow::Borrowed(bytemuck::must_cast_slice(words))
    }

    #[inline]
    fn all_plain(words: &[u32]) -> bool {
        // Two passes without a way out half-way, which become vector instructions.
        let finite = words.iter().fold(true, |all, &word| all & Self::from_bits(word).is_finite());
        let magnitude = |word| word & (u32::MAX >> 1);
        finite && words.iter().fold(true, |all, &word| all & (magnitude(word) != TWICE_ROUNDED))
    }

    #[inline]
    fn name(word: u32) -> Option<&'static str> {
        name(Self::from_bits(word).into())
    }
}

impl Scalar for f64 {
    type Word = u64;
    type Number = Self;

    const VECTOR: bool = true;
    const WORDS: bool = true;

    #[inline]
    fn ask<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        deserializer.deserialize_f64(visitor)
    }

    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "rounded to the nearest, see `from_number`")]
    fn from_number(number: Number, dtype: &DType) -> Result<u64, Error> {
        match number {
            Number::Double(value) => Ok(value.to_bits()),
            Number::Single(value) => Ok(float::widen(value).to_bits()),
            Number::Signed(value) => Ok((value as Self).to_bits()),
            Number::Unsigned(value) => Ok((value as Self).to_bits()),
            Number::Wide(value) => Ok((value as Self).to_bits()),
            Number::Bool(_) => Err(number.not_a(dtype)),
        }
    }

    #[inline]
    fn write<S: Serializer>(word: u64, in_words: bool, serializer: S) -> Result<S::Ok, S::Error> {
        match in_words.then(|| Self::name(word)).flatten() {
            Some(name) => serializer.serialize_str(name),
            None => serializer.serialize_f64(Self::from_bits(word)),
        }
    }

    #[inline]
    fn numbers(words: &[u64]) -> Cow<'_, [Self]> {
        Cow::Borrowed(bytemuck::must_cast_slice(words))
    }

    #[inline]
    fn all_plain(words: &[u64]) -> bool {
        words.iter().fold(true, |all, &word| all & Self::from_bits(word).is_finite())
    }

    #[inline]
    fn name(word: u64) -> Option<&'static str> {
        name(Self::from_bits(word))
    }
}

/// The word for a value that JSON has no number for.
pub(super) fn name(value: f64) -> Option<&'static str> {
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

/// The bits of the nearest single, unless a finite number would become infinite.
#[inline]
fn narrow(value: f64) -> Option<u32> {
    if value.abs().to_bits() == TIE {
        let sign = float::narrow(value)?.to_bits() & !(u32::MAX >> 1);
        return Some(TWICE_ROUNDED | sign);
    }
    float::narrow(value).map(f32::to_bits)
}
