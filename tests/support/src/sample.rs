//! The element types, each with the values that are hard to carry, and as bits: NaN payloads and the
//! sign of zero count.

use half::{bf16, f16};
use ndserde::Element;
use num_complex::Complex;

use crate::check::Values;

/// An element type under test.
pub trait Sample: Element + Copy + std::fmt::Debug {
    /// The bytes that an element takes on the wire.
    const WIDTH: usize;

    /// The values that go wrong first.
    fn hard() -> Vec<Self>;

    /// The bits as on the wire, widened; equal when and only when the elements are the same.
    fn bits(self) -> u128;

    /// The element of these bits.
    fn of_bits(bits: u128) -> Self;

    /// The bits with every NaN made alike, for lists of numbers, where a NaN is a word.
    fn value_bits(self) -> u128 {
        self.bits()
    }

    /// Whether it is neither NaN nor infinite.
    fn is_number(self) -> bool {
        true
    }

    /// Whether there is a -0.0 in it.
    fn has_negative_zero(self) -> bool {
        false
    }

    /// The hard values that a wire brings back.
    fn hard_within(values: Values) -> Vec<Self> {
        let hard = Self::hard().into_iter();
        match values {
            Values::Bits => hard.collect(),
            Values::PlainNan => hard.map(|value| Self::of_bits(value.value_bits())).collect(),
            Values::Finite => hard.filter(|value| value.is_number()).collect(),
        }
    }
}

macro_rules! integers {
    ($($int:ty, $wire:ty;)*) => {$(
        impl Sample for $int {
            const WIDTH: usize = size_of::<$wire>();

            fn hard() -> Vec<Self> {
                vec![Self::MIN, Self::MAX, 0, 1, Self::MAX / 3, Self::MIN / 2 + 1, !1]
            }

            #[allow(clippy::cast_sign_loss, clippy::cast_lossless, reason = "the bits are meant")]
            fn bits(self) -> u128 {
                self as $wire as u128
            }

            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_possible_wrap,
                reason = "the bits are meant"
            )]
            fn of_bits(bits: u128) -> Self {
                bits as Self
            }
        }
    )*};
}

integers! {
    i8, u8; i16, u16; i32, u32; i64, u64; isize, u64;
    u8, u8; u16, u16; u32, u32; u64, u64; usize, u64;
}

impl Sample for bool {
    const WIDTH: usize = 1;

    fn hard() -> Vec<Self> {
        vec![true, false, false, true, true]
    }

    fn bits(self) -> u128 {
        self.into()
    }

    fn of_bits(bits: u128) -> Self {
        bits == 1
    }
}

/// Of each: the zeros, ones, extremes, subnormals, infinities, and NaN quiet, negative, with a
/// payload and signalling.
macro_rules! floats {
    ($($float:ident, $bits:ident: $one:literal, $inf:literal, $quiet:literal;)*) => {$(
        impl Sample for $float {
            const WIDTH: usize = size_of::<Self>();

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

            #[allow(clippy::cast_possible_truncation, reason = "the bits are meant")]
            fn of_bits(bits: u128) -> Self {
                Self::from_bits(bits as $bits)
            }

            fn value_bits(self) -> u128 {
                if self.is_nan() { $quiet } else { self.bits() }
            }

            fn is_number(self) -> bool {
                self.is_finite()
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
            const WIDTH: usize = 2 * <$float>::WIDTH;

            fn hard() -> Vec<Self> {
                let parts = <$float>::hard();
                let others = parts.iter().cycle().skip(3);
                parts.iter().zip(others).map(|(&re, &im)| Self { re, im }).collect()
            }

            fn bits(self) -> u128 {
                self.re.bits() | self.im.bits() << (8 * <$float>::WIDTH)
            }

            fn of_bits(bits: u128) -> Self {
                let [re, im] = [bits, bits >> (8 * <$float>::WIDTH)].map(<$float>::of_bits);
                Self { re, im }
            }

            fn value_bits(self) -> u128 {
                self.re.value_bits() | self.im.value_bits() << (8 * <$float>::WIDTH)
            }

            fn is_number(self) -> bool {
                self.re.is_number() && self.im.is_number()
            }

            fn has_negative_zero(self) -> bool {
                self.re.has_negative_zero() || self.im.has_negative_zero()
            }
        }
    )*};
}

complexes!(f32, f64);
