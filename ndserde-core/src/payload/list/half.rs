//! The floats of 16 bits in lists, where they stand as singles.

use std::borrow::Cow;

use serde_core::{Deserializer, Serializer, de::Visitor};

use super::{Number, Scalar, float::name};
use crate::{
    dtype::DType,
    error::Error,
    float::{self, half},
};

/// `float16`.
pub(in crate::payload) enum F16 {}

/// `bfloat16`.
pub(in crate::payload) enum BF16 {}

/// `float16` or `bfloat16` as ndarray's own form has them, which is as the crate `half` has them:
/// their bits as an integer.
pub(in crate::payload) enum Bits {}

macro_rules! halves {
    ($($half:ident: $fraction:expr;)*) => {$(
        impl Scalar for $half {
            type Word = u16;
            type Number = u16;

            // They stand as singles, which they are not.
            const VECTOR: bool = false;
            const WORDS: bool = true;

            #[inline]
            fn ask<'de, D: Deserializer<'de>, V: Visitor<'de>>(
                deserializer: D,
                visitor: V,
            ) -> Result<V::Value, D::Error> {
                deserializer.deserialize_f32(visitor)
            }

            fn from_number(number: Number, dtype: &DType) -> Result<u16, Error> {
                let value = match number {
                    Number::Single(value) => float::widen(value),
                    Number::Double(value) => value,
                    Number::Signed(value) => half::to_odd(value.into()),
                    Number::Unsigned(value) => half::to_odd(value.into()),
                    Number::Wide(value) => half::to_odd(value),
                    Number::Bool(_) => return Err(number.not_a(dtype)),
                };
                half::narrow::<{ $fraction }>(value).ok_or_else(|| number.out_of_range(dtype))
            }

            #[inline]
            fn write<S: Serializer>(
                word: u16,
                in_words: bool,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match in_words.then(|| Self::name(word)).flatten() {
                    Some(name) => serializer.serialize_str(name),
                    None => serializer.serialize_f32(half::widen::<{ $fraction }>(word)),
                }
            }

            #[inline]
            fn numbers(words: &[u16]) -> Cow<'_, [u16]> {
                Cow::Borrowed(words)
            }

            #[inline]
            fn all_plain(words: &[u16]) -> bool {
                let infinity = half::infinity::<{ $fraction }>();
                words.iter().fold(true, |all, &word| all & (word & infinity != infinity))
            }

            #[inline]
            fn name(word: u16) -> Option<&'static str> {
                name(half::widen::<{ $fraction }>(word).into())
            }
        }
    )*};
}

halves! {
    F16: half::F16;
    BF16: half::BF16;
}

impl Scalar for Bits {
    type Word = u16;
    type Number = u16;

    const VECTOR: bool = true;
    const WORDS: bool = false;

    #[inline]
    fn ask<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        deserializer.deserialize_u16(visitor)
    }

    fn from_number(number: Number, dtype: &DType) -> Result<u16, Error> {
        match number {
            Number::Signed(_) | Number::Unsigned(_) | Number::Wide(_) => {
                u16::from_number(number, dtype)
            }
            _ => Err(Error::custom(format_args!(
                "{}, whose numbers are the integers of their bits",
                number.not_a(dtype)
            ))),
        }
    }

    #[inline]
    fn write<S: Serializer>(word: u16, _: bool, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(word)
    }

    #[inline]
    fn numbers(words: &[u16]) -> Cow<'_, [u16]> {
        Cow::Borrowed(words)
    }
}
