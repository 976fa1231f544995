//! Random arrays: every bit pattern, shape and memory layout.

use ndarray::{Array1, ArrayD, Axis, IxDyn, ShapeBuilder, Slice};
use ndserde::{DType, Element, Nd};
use proptest::prelude::*;

use ndserde_test_support::check::Values;

/// What an array is made of, without its element type.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub shape: Vec<usize>,
    pub layout: Layout,
    /// Where the bits come from.
    pub seed: u64,
}

/// How the array that is written lies in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Layout {
    C,
    F,
    /// The axes in another order than in memory.
    Rotated,
    /// Every second element of a larger array, on each axis.
    Strided,
    /// Each axis walked backwards.
    Backwards,
}

pub(crate) fn spec() -> impl Strategy<Value = Spec> {
    let layout = prop_oneof![
        Just(Layout::C),
        Just(Layout::F),
        Just(Layout::Rotated),
        Just(Layout::Strided),
        Just(Layout::Backwards),
    ];
    // An axis of 0 now and then: always possible, seldom all that there is.
    let axis = prop_oneof![1 => Just(0_usize), 12 => 1..4_usize];
    (prop::collection::vec(axis, 0..=8), layout, any::<u64>())
        .prop_filter("small", |(shape, ..)| shape.iter().product::<usize>() <= 600)
        .prop_map(|(shape, layout, seed)| Spec { shape, layout, seed })
}

impl Spec {
    /// The array, in the layout that the spec asks for.
    pub(crate) fn array<A: Element>(&self, values: Values) -> ArrayD<A> {
        let make = |shape: &[usize], fortran: bool| {
            let elements = elements::<A>(shape.iter().product(), self.seed, values);
            ArrayD::from_shape_vec(IxDyn(shape).set_f(fortran), elements).unwrap()
        };
        match self.layout {
            Layout::C => make(&self.shape, false),
            Layout::F => make(&self.shape, true),
            Layout::Rotated => {
                let mut shape = self.shape.clone();
                let axes = shape.len();
                shape.rotate_left(axes.min(1));
                let order: Vec<usize> = (0..axes).map(|axis| (axis + axes - 1) % axes).collect();
                make(&shape, false).permuted_axes(order)
            }
            Layout::Strided => {
                let double: Vec<usize> = self.shape.iter().map(|len| len * 2).collect();
                // Many axes doubled are too many elements to be quick.
                if double.iter().product::<usize>() > 5_000 {
                    return make(&self.shape, false);
                }
                let mut strided = make(&double, false);
                for axis in 0..strided.ndim() {
                    strided.slice_axis_inplace(Axis(axis), Slice::new(0, None, 2));
                }
                strided
            }
            Layout::Backwards => {
                let mut backwards = make(&self.shape, false);
                for axis in 0..backwards.ndim() {
                    backwards.invert_axis(Axis(axis));
                }
                backwards
            }
        }
    }
}

/// Elements of any bits that the type can have and the wire can carry.
fn elements<A: Element>(len: usize, seed: u64, values: Values) -> Vec<A> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let bits = mixed ^ (mixed >> 27);
        // Patterns that few random bits would hit: zeros, ones, infinities and NaNs.
        match bits % 8 {
            0 => 0,
            1 => u64::MAX,
            2 => bits | 0x7ff0_0000_7f80_7c00,
            _ => bits,
        }
    };
    let dtype = A::DTYPE;
    let complex = matches!(dtype, DType::Complex64 | DType::Complex128);
    let scalars = if complex { 2 } else { 1 };
    let width = dtype.itemsize() / scalars;
    let mut data = Vec::new();
    for _ in 0..scalars * len {
        let bits = match next() {
            bits if dtype == DType::Bool => bits & 1,
            // What fits the usize and isize of every machine.
            bits if is_size::<A>() => bits >> 33,
            bits => tame(&dtype, bits, values),
        };
        data.extend_from_slice(&bits.to_le_bytes()[..width]);
    }
    read(&dtype, len, data)
}

/// Elements from their little-endian bytes, by the tagged wire.
fn read<A: Element>(dtype: &DType, len: usize, data: Vec<u8>) -> Vec<A> {
    let data = serde_bytes::ByteBuf::from(data);
    let document = (dtype.to_string(), [len], "little", "C", data);
    let document = rmp_serde::to_vec(&document).unwrap();
    let array: Array1<A> = rmp_serde::from_slice::<Nd<_>>(&document).unwrap().into_inner();
    array.to_vec()
}

fn is_size<A: 'static>() -> bool {
    use std::any::TypeId;
    [TypeId::of::<usize>(), TypeId::of::<isize>()].contains(&TypeId::of::<A>())
}

/// Floats that are not among the values become the plain NaN, or zero.
fn tame(dtype: &DType, bits: u64, values: Values) -> u64 {
    let (magnitude, infinity, nan) = match dtype {
        DType::Float16 => (0x7fff, 0x7c00, 0x7e00),
        DType::BFloat16 => (0x7fff, 0x7f80, 0x7fc0),
        DType::Float32 | DType::Complex64 => (0x7fff_ffff, 0x7f80_0000, 0x7fc0_0000),
        DType::Float64 | DType::Complex128 => {
            (0x7fff_ffff_ffff_ffff, 0x7ff0_0000_0000_0000, 0x7ff8_0000_0000_0000)
        }
        _ => return bits,
    };
    match (bits & magnitude, values) {
        (found, Values::PlainNan) if found > infinity => nan,
        (found, Values::Finite) if found >= infinity => 0,
        _ => bits,
    }
}
