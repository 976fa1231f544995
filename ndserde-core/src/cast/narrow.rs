//! The second half of a cast: numbers of four types as the scalars of any dtype.
#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "casts are what this file is about: each is compared with what it was made from"
)]

use bytemuck::Pod;

use super::wide::Wide;
use crate::float::{self, half};

/// A scalar that wide numbers become; a type without values where the memory is a word of another
/// type.
pub(super) trait FromWide<W: Wide> {
    /// The scalar's memory.
    type Word: Pod;

    /// The scalar, and whether it is the number: exactly, or `rounded` to the nearest where it is a
    /// float.
    ///
    /// Without a way out, so that a loop over it becomes vector instructions. A number that is
    /// refused here is looked at once more by [`narrow`](Self::narrow).
    fn try_narrow(number: W, rounded: bool) -> (Self::Word, bool);

    /// As [`try_narrow`](Self::try_narrow), for the numbers that need care.
    fn narrow(number: W, rounded: bool) -> Option<Self::Word> {
        let (word, fits) = Self::try_narrow(number, rounded);
        fits.then_some(word)
    }
}

macro_rules! integers {
    ($wide:ident into $($integer:ident)*) => {$(
        impl FromWide<$wide> for $integer {
            type Word = Self;

            #[inline]
            fn try_narrow(number: $wide, _: bool) -> (Self, bool) {
                (number as Self, Self::try_from(number).is_ok())
            }
        }
    )*};
}

integers! { i32 into i8 i16 i32 i64 u8 u16 u32 u64 }
integers! { i64 into i8 i16 i32 i64 u8 u16 u32 u64 }
integers! { u64 into i8 i16 i32 i64 u8 u16 u32 u64 }

macro_rules! integers_from_floats {
    ($($integer:ident)*) => {$(
        impl FromWide<f64> for $integer {
            type Word = Self;

            #[inline]
            fn try_narrow(number: f64, _: bool) -> (Self, bool) {
                let integer = number as Self;
                // Of the integers of 64 bits the largest is no float, but every float above becomes
                // it.
                let saturated = Self::BITS == 64 && integer == Self::MAX;
                (integer, (integer as f64).to_bits() == number.to_bits() && !saturated)
            }
        }
    )*};
}

integers_from_floats! { i8 i16 i32 i64 u8 u16 u32 u64 }

/// A bool, in memory a byte that is 0 or 1.
pub(super) enum Bool {}

macro_rules! bools {
    ($($wide:ident)*) => {$(
        impl FromWide<$wide> for Bool {
            type Word = u8;

            #[inline]
            fn try_narrow(number: $wide, rounded: bool) -> (u8, bool) {
                let (byte, fits) = <u8 as FromWide<$wide>>::try_narrow(number, rounded);
                (byte, fits && byte <= 1)
            }
        }
    )*};
}

bools! { i32 i64 u64 f64 }

macro_rules! floats {
    ($($float:ident from $integer:ident, which is $magnitude:expr, below $above:expr;)*) => {$(
        impl FromWide<$integer> for $float {
            type Word = Self;

            #[inline]
            fn try_narrow(number: $integer, rounded: bool) -> (Self, bool) {
                // All integers of so many bits are floats, and some larger ones.
                let fits = u64::from($magnitude(number)) >> Self::MANTISSA_DIGITS == 0;
                (number as Self, rounded || fits)
            }

            fn narrow(number: $integer, rounded: bool) -> Option<Self> {
                let float = number as Self;
                // The float above all integers of the type would become the largest of them.
                let fits = float as $integer == number && float != $above;
                (rounded || fits).then_some(float)
            }
        }
    )*};
}

floats! {
    f32 from i32, which is i32::unsigned_abs, below 2_147_483_648.0;
    f64 from i32, which is i32::unsigned_abs, below 2_147_483_648.0;
    f32 from i64, which is i64::unsigned_abs, below 9_223_372_036_854_775_808.0;
    f32 from u64, which is u64::from, below 18_446_744_073_709_551_616.0;
    f64 from i64, which is i64::unsigned_abs, below 9_223_372_036_854_775_808.0;
    f64 from u64, which is u64::from, below 18_446_744_073_709_551_616.0;
}

impl FromWide<f64> for f64 {
    type Word = Self;

    #[inline]
    fn try_narrow(number: f64, _: bool) -> (Self, bool) {
        (number, true)
    }
}

impl FromWide<f64> for f32 {
    type Word = Self;

    #[inline]
    fn try_narrow(number: f64, rounded: bool) -> (Self, bool) {
        let float = number as Self;
        let exact = f64::from(float).to_bits() == number.to_bits();
        (float, exact || rounded && float.is_finite())
    }

    fn narrow(number: f64, rounded: bool) -> Option<Self> {
        let float = float::narrow(number)?;
        (rounded || float::widen(float).to_bits() == number.to_bits()).then_some(float)
    }
}

/// A float of 16 bits.
pub(super) enum Half<const FRACTION: u32> {}

/// One by one: no instruction of every processor makes halves.
impl<const FRACTION: u32> FromWide<f64> for Half<FRACTION> {
    type Word = u16;

    fn try_narrow(number: f64, rounded: bool) -> (u16, bool) {
        let Some(half) = half::narrow::<FRACTION>(number) else { return (0, false) };
        let wide = float::widen(half::widen::<FRACTION>(half));
        (half, rounded || wide.to_bits() == number.to_bits())
    }
}

macro_rules! halves {
    ($($wide:ident)*) => {$(
        impl<const FRACTION: u32> FromWide<$wide> for Half<FRACTION> {
            type Word = u16;

            fn try_narrow(number: $wide, rounded: bool) -> (u16, bool) {
                let float = <f64 as FromWide<$wide>>::narrow(number, false);
                let exact = float.is_some();
                let float = float.unwrap_or_else(|| half::to_odd(number.into()));
                let (half, fits) = <Self as FromWide<f64>>::try_narrow(float, rounded);
                (half, fits && (exact || rounded))
            }
        }
    )*};
}

halves! { i32 i64 u64 }
