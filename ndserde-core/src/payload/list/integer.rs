//! Integers and bools in lists.

use std::borrow::Cow;

use serde_core::{Deserializer, Serializer, de::Visitor};

use super::{Number, Scalar};
use crate::{
    dtype::DType,
    error::{Error, Kind},
};

/// From here on a float may stand for a fraction, or for an integer that text spelled otherwise: a
/// double has no fractions there, so that the reader of the text has rounded them away.
const INEXACT: f64 = 4_503_599_627_370_496.0;

macro_rules! integers {
    ($($int:ident: $ask:ident, $write:ident;)*) => {$(
        impl Scalar for $int {
            type Word = Self;
            type Number = Self;

            // rmp-serde can be told to write every iterator of single bytes as bytes.
            const VECTOR: bool = size_of::<Self>() > 1;
            const WORDS: bool = false;

            #[inline]
            fn ask<'de, D: Deserializer<'de>, V: Visitor<'de>>(
                deserializer: D,
                visitor: V,
            ) -> Result<V::Value, D::Error> {
                deserializer.$ask(visitor)
            }

            #[inline]
            fn from_number(number: Number, dtype: &DType) -> Result<Self, Error> {
                match number {
                    Number::Signed(value) => Self::try_from(value).ok(),
                    Number::Unsigned(value) => Self::try_from(value).ok(),
                    Number::Wide(value) => Self::try_from(value).ok(),
                    _ => return whole(number, dtype),
                }
                .ok_or_else(|| number.out_of_range(dtype))
            }

            #[inline]
            fn write<S: Serializer>(word: Self, _: bool, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$write(word)
            }

            #[inline]
            fn numbers(words: &[Self]) -> Cow<'_, [Self]> {
                Cow::Borrowed(words)
            }
        }
    )*};
}

integers! {
    i8: deserialize_i8, serialize_i8;
    i16: deserialize_i16, serialize_i16;
    i32: deserialize_i32, serialize_i32;
    i64: deserialize_i64, serialize_i64;
    u8: deserialize_u8, serialize_u8;
    u16: deserialize_u16, serialize_u16;
    u32: deserialize_u32, serialize_u32;
    u64: deserialize_u64, serialize_u64;
}

/// The integer that a float without a fraction stands for.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a float outside i128 becomes its limit, which no dtype holds"
)]
fn whole<I: TryFrom<i128>>(number: Number, dtype: &DType) -> Result<I, Error> {
    let value = match number {
        Number::Single(value) => value.into(),
        Number::Double(value) => value,
        _ => return Err(number.not_a(dtype)),
    };
    if value.is_finite() && value.fract() != 0.0 {
        return Err(Kind::Fraction { value, dtype: dtype.to_string() }.into());
    }
    match I::try_from(value as i128) {
        Ok(_) if value.abs() >= INEXACT => {
            Err(Kind::Rounded { value, dtype: dtype.to_string() }.into())
        }
        Ok(integer) if value.is_finite() => Ok(integer),
        _ => Err(number.out_of_range(dtype)),
    }
}

impl Scalar for bool {
    type Word = u8;
    type Number = Self;

    const VECTOR: bool = true;
    const WORDS: bool = false;

    #[inline]
    fn ask<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        deserializer.deserialize_bool(visitor)
    }

    #[inline]
    fn from_number(number: Number, dtype: &DType) -> Result<u8, Error> {
        match number {
            Number::Bool(value) => Ok(value.into()),
            _ => Err(number.not_a(dtype)),
        }
    }

    #[inline]
    fn write<S: Serializer>(word: u8, _: bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(word != 0)
    }

    #[inline]
    fn numbers(words: &[u8]) -> Cow<'_, [Self]> {
        // Copied, which is faster than looking whether each byte is a bool.
        words.iter().map(|&word| word != 0).collect()
    }
}
