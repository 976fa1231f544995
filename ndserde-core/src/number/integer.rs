//! Integers and bools.

use super::{Narrow, Number, Sort, block::signed, rounded};
use crate::{
    dtype::DType,
    error::{Error, Kind},
};

/// From here on a float may stand for a fraction, or for an integer that text spelled otherwise: a
/// double has no fractions there, so that the reader of the text has rounded them away.
const INEXACT: f64 = 4_503_599_627_370_496.0;

macro_rules! integers {
    ($($int:ident as $word:ident;)*) => {$(
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_possible_wrap,
            clippy::cast_sign_loss,
            clippy::cast_lossless,
            clippy::unnecessary_cast,
            reason = "the bits are kept, and what does not fit is refused"
        )]
        impl Narrow for $int {
            type Word = $word;

            fn narrow(number: Number, dtype: &DType) -> Result<$word, Error> {
                let integer = match number {
                    Number::Signed(value) => Self::try_from(value).ok(),
                    Number::Unsigned(value) => Self::try_from(value).ok(),
                    Number::Wide(value) => Self::try_from(value).ok(),
                    _ => return whole::<Self>(number, dtype).map(|int| int as $word),
                };
                integer.map(|int| int as $word).ok_or_else(|| number.out_of_range(dtype))
            }

            fn is(_: Self::Word, sort: Sort, bits: u64) -> bool {
                rounded::is_integer(sort, bits)
            }

            #[inline]
            fn quick(sort: Sort, bits: u64) -> ($word, bool) {
                let value = signed(bits);
                let int = value as Self;
                (int as $word, (sort == Sort::Integer) & (int as i64 == value))
            }
        }
    )*};
}

integers! {
    i8 as u8;
    i16 as u16;
    i32 as u32;
    i64 as u64;
    u8 as u8;
    u16 as u16;
    u32 as u32;
}

impl Narrow for u64 {
    type Word = Self;

    fn narrow(number: Number, dtype: &DType) -> Result<Self, Error> {
        match number {
            Number::Signed(value) => Self::try_from(value).ok(),
            Number::Unsigned(value) => Some(value),
            Number::Wide(value) => Self::try_from(value).ok(),
            _ => return whole(number, dtype),
        }
        .ok_or_else(|| number.out_of_range(dtype))
    }

    fn is(_: Self::Word, sort: Sort, bits: u64) -> bool {
        rounded::is_integer(sort, bits)
    }

    #[inline]
    fn quick(sort: Sort, bits: u64) -> (Self, bool) {
        (bits, (sort == Sort::Large) | (sort == Sort::Integer) & (signed(bits) >= 0))
    }
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
    if value.is_finite() && value % 1.0 != 0.0 {
        return Err(Kind::Fraction { value, dtype: dtype.in_message() }.into());
    }
    match I::try_from(value as i128) {
        Ok(_) if value.abs() >= INEXACT => {
            Err(Kind::Rounded { value, dtype: dtype.in_message() }.into())
        }
        Ok(integer) if value.is_finite() => Ok(integer),
        _ => Err(number.out_of_range(dtype)),
    }
}

impl Narrow for bool {
    type Word = u8;

    fn narrow(number: Number, dtype: &DType) -> Result<u8, Error> {
        match number {
            Number::Bool(value) => Ok(value.into()),
            _ => Err(number.not_a(dtype)),
        }
    }

    fn is(_: Self::Word, sort: Sort, bits: u64) -> bool {
        rounded::is_integer(sort, bits)
    }

    #[inline]
    fn quick(sort: Sort, bits: u64) -> (u8, bool) {
        (u8::from(bits != 0), sort == Sort::Bool)
    }
}
