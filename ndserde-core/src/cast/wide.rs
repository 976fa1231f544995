//! The first half of a cast: the scalars of any dtype as numbers of one of four types.
//!
//! A cast from each dtype to each other would be 225 loops. Two halves that meet in a block of wide
//! numbers, which stays in the processor's nearest cache, are fifteen and four times fifteen.

use core::fmt::Display;

use bytemuck::AnyBitPattern;

use crate::{
    dtype::DType,
    float::{half, widen},
};

/// How many scalars are cast together.
pub(super) const BLOCK: usize = 512;

/// A number on its way, wide enough for every scalar of its kind.
pub(super) trait Wide: Copy + Default + Display {}

impl Wide for i32 {}
impl Wide for i64 {}
impl Wide for u64 {}
impl Wide for f64 {}

/// What the scalars of a dtype are widened to.
pub(super) enum Widening {
    /// Not as the others: every processor makes floats of several at once.
    Small(fn(&[u8], &mut [i32])),
    Signed(fn(&[u8], &mut [i64])),
    Unsigned(fn(&[u8], &mut [u64])),
    Float(fn(&[u8], &mut [f64])),
    /// Not at all: the dtype is none of numbers.
    None,
}

/// How the scalars of a dtype are widened; those of a complex number one by one.
pub(super) fn widening(dtype: &DType) -> Widening {
    match dtype {
        DType::Bool | DType::UInt8 => Widening::Small(fill::<u8, i32>),
        DType::UInt16 => Widening::Small(fill::<u16, i32>),
        DType::Int8 => Widening::Small(fill::<i8, i32>),
        DType::Int16 => Widening::Small(fill::<i16, i32>),
        DType::Int32 => Widening::Small(fill::<i32, i32>),
        DType::UInt32 => Widening::Signed(fill::<u32, i64>),
        DType::Int64 | DType::DateTime64(_) | DType::TimeDelta64(_) => {
            Widening::Signed(fill::<i64, i64>)
        }
        DType::UInt64 => Widening::Unsigned(fill::<u64, u64>),
        DType::Float16 => Widening::Float(fill_halves::<{ half::F16 }>),
        DType::BFloat16 => Widening::Float(fill_halves::<{ half::BF16 }>),
        DType::Float32 | DType::Complex64 => Widening::Float(fill_singles),
        DType::Float64 | DType::Complex128 => Widening::Float(fill::<f64, f64>),
        DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_) => Widening::None,
    }
}

/// The scalars at any address.
fn scalars<S: AnyBitPattern>(bytes: &[u8]) -> impl Iterator<Item = S> {
    bytes.chunks_exact(size_of::<S>()).map(bytemuck::pod_read_unaligned)
}

fn fill<S: AnyBitPattern + Into<W>, W>(bytes: &[u8], block: &mut [W]) {
    block.iter_mut().zip(scalars::<S>(bytes)).for_each(|(wide, scalar)| *wide = scalar.into());
}

fn fill_singles(bytes: &[u8], block: &mut [f64]) {
    fill::<f32, f64>(bytes, block);
    // The processor's conversion makes every NaN a quiet one; without NaNs it is a vector
    // instruction.
    if block.iter().fold(false, |any, wide| any | wide.is_nan()) {
        block.iter_mut().zip(scalars(bytes)).for_each(|(wide, scalar)| *wide = widen(scalar));
    }
}

/// One by one: no instruction of every processor widens halves.
fn fill_halves<const FRACTION: u32>(bytes: &[u8], block: &mut [f64]) {
    let wide = |scalar| widen(half::widen::<FRACTION>(scalar));
    block.iter_mut().zip(scalars(bytes)).for_each(|(place, scalar)| *place = wide(scalar));
}
