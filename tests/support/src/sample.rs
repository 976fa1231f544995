//! The element types, each with the values that are hard to carry.

use half::{bf16, f16};
use ndserde::Element;
use num_complex::Complex;

/// An element type under test.
pub trait Sample: Element + Copy + std::fmt::Debug {
    /// The values that go wrong first.
    fn hard() -> Vec<Self>;

    /// The bits, widened; equal when and only when the elements are the same.
    fn bits(self) -> u128;

    /// The same with every NaN made alike, for lists of numbers, where a NaN is a word.
    fn value_bits(self) -> u128 {
        self.bits()
    }

    /// Whether there is a -0.0 in it.
    fn has_negative_zero(self) -> bool {
        false
    }
}

macro_rules! integers {
    ($($int:ty),*) => {$(
        impl Sample for $int {
            fn hard() -> Vec<Self> {
                vec![Self::MIN, Self::MAX, 0, 1, Self::MAX / 3, Self::MIN / 2 + 1, !1]
            }

            #[allow(clippy::cast_sign_loss, clippy::cast_lossless, reason = "the bits are meant")]
            fn bits(self) -> u128 {
                self as u128
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

impl Sample for bool {
    fn hard() -> Vec<Self> {
        vec![true, false, false, true, true]
    }

    fn bits(self) -> u128 {
        self.into()
    }
}

/// Of each: the zeros, ones, extremes, subnormals, infinities, and NaN quiet, negative, with a
/// payload and signalling.
macro_rules! floats {
    ($($float:ident, $bits:ident: $one:literal, $inf:literal, $quiet:literal;)*) => {$(
        impl Sample for $float {
            fn hard() -> Vec<Self> {
                const SIGN: $bits = 1 << ($bits::BITS - 1);
                const HARD: &[$bits] = &[
                    0, SIGN, $one, SIGN | $one, $one + 1, $one / 3, 1, SIGN | 2, $quiet - $inf - 1,
                    $inf - 1, $inf, SIGN | $inf, $quiet, SIGN | $quiet, $quiet | 0x15, $inf | 1,
                    SIGN | $inf | 0x2a,
                ];
                HARD.iter().map(|&bits| Self::from_bits(bits)).collect()
            }

            fn bits(self) -> u128 {
                self.to_bits().into()
            }

            fn value_bits(self) -> u128 {
                if self.is_nan() { $quiet } else { self.bits() }
            }

            fn has_negative_zero(self) -> bool {
                self.to_bits() == 1 << ($bits::BITS - 1)
            }
        }
    )*};
}

floats! {
    f16, u16: 0x3c00, 0x7c00, 0x7e00;
    bf16, u16: 0x3f80, 0x7f80, 0x7fc0;
    f32, u32: 0x3f80_0000, 0x7f80_0000, 0x7fc0_0000;
    f64, u64: 0x3ff0_0000_0000_0000, 0x7ff0_0000_0000_0000, 0x7ff8_0000_0000_0000;
}

macro_rules! complexes {
    ($($float:ty),*) => {$(
        impl Sample for Complex<$float> {
            fn hard() -> Vec<Self> {
                let parts = <$float>::hard();
                let other = parts.iter().rev();
                parts.iter().zip(other).map(|(&re, &im)| Self { re, im }).collect()
            }

            fn bits(self) -> u128 {
                self.re.bits() << 64 | self.im.bits()
            }

            fn value_bits(self) -> u128 {
                self.re.value_bits() << 64 | self.im.value_bits()
            }

            fn has_negative_zero(self) -> bool {
                self.re.has_negative_zero() || self.im.has_negative_zero()
            }
        }
    )*};
}

complexes!(f32, f64);
