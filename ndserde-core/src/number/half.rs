//! The floats of 16 bits.

use super::{Narrow, Number, Sort, rounded};
use crate::{
    dtype::DType,
    error::Error,
    float::{self, half},
};

/// `float16`.
pub(crate) enum F16 {}

/// `bfloat16`.
pub(crate) enum BF16 {}

/// `float16` or `bfloat16` as ndarray's own form has them, which is as the crate `half` has them:
/// their bits as an integer.
pub(crate) enum Bits {}

macro_rules! halves {
    ($($half:ident: $fraction:expr;)*) => {$(
        impl Narrow for $half {
            type Word = u16;

            fn narrow(number: Number, dtype: &DType) -> Result<u16, Error> {
                let value = match number {
                    Number::Single(value) => float::widen(value),
                    Number::Double(value) => value,
                    Number::Signed(value) => half::to_odd(value.into()),
                    Number::Unsigned(value) => half::to_odd(value.into()),
                    Number::Wide(value) => half::to_odd(value),
                    Number::Apart(apart) => {
                        apart.value().ok_or_else(|| number.not_a(dtype))?
                    }
                    Number::Bool(_) => return Err(number.not_a(dtype)),
                };
                half::narrow::<{ $fraction }>(value).ok_or_else(|| number.out_of_range(dtype))
            }

            fn is(word: u16, sort: Sort, bits: u64) -> bool {
                let wide = half::widen::<{ $fraction }>(word);
                rounded::is_float(float::widen(wide), sort, bits)
            }

            /// There is no short way.
            #[inline]
            fn quick(_: Sort, _: u64) -> (u16, bool) {
                (0, false)
            }
        }
    )*};
}

halves! {
    F16: half::F16;
    BF16: half::BF16;
}

impl Narrow for Bits {
    type Word = u16;

    fn narrow(number: Number, dtype: &DType) -> Result<u16, Error> {
        match number {
            Number::Signed(_) | Number::Unsigned(_) | Number::Wide(_) => u16::narrow(number, dtype),
            _ => Err(Error::custom(format_args!(
                "{}, whose numbers are the integers of their bits",
                number.not_a(dtype)
            ))),
        }
    }

    fn is(_: u16, _: Sort, _: u64) -> bool {
        true
    }

    #[inline]
    fn quick(sort: Sort, bits: u64) -> (u16, bool) {
        u16::quick(sort, bits)
    }
}
