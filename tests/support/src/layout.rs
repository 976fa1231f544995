//! The memory layouts.

use ndarray::{ArrayD, Axis, IxDyn, ShapeBuilder, Slice};

use crate::{Sample, check::Values};

/// How an array came to lie as it lies.
#[derive(Clone, Copy, Debug)]
pub enum Memory {
    C,
    F,
    /// The first two axes exchanged: neither C nor F from three axes on.
    Permuted,
    /// The axis runs backwards.
    Reversed(usize),
    /// Every second item of the axis, from the second on.
    Stepped(usize),
}

use Memory::{C, F, Permuted, Reversed, Stepped};

/// Each layout: the shape in memory, and what is done to it.
pub const LAYOUTS: &[(&[usize], Memory)] = &[
    (&[], C),
    (&[1], C),
    (&[5], C),
    (&[5], Reversed(0)),
    (&[9], Stepped(0)),
    (&[0], C),
    (&[0, 3], C),
    (&[3, 0], F),
    (&[2, 0, 3], C),
    (&[0, 0, 2], F),
    (&[3, 4], C),
    (&[3, 4], F),
    (&[1, 4], F),
    (&[4, 1], F),
    (&[3, 4], Reversed(0)),
    (&[3, 4], Reversed(1)),
    (&[6, 4], Stepped(0)),
    (&[3, 5], Stepped(1)),
    (&[2, 3, 4], F),
    (&[2, 3, 4], Permuted),
    (&[2, 1, 3, 2], Permuted),
    (&[2, 1, 2, 1, 2, 1, 3], C),
    (&[2, 1, 2, 1, 2, 1, 3], F),
    (&[2, 1, 2, 1, 2, 3, 2], Permuted),
    (LARGE, C),
    (LARGE, F),
    (LARGE, Reversed(1)),
];

/// More bytes than any backend's scratch buffer (4,096) of one-byte elements. Of wider ones there are
/// fewer rows, as many as that takes.
pub const LARGE: &[usize] = &[67, 71];

/// An array of the hard values that lies so.
pub fn array<A: Sample>(shape: &[usize], memory: Memory) -> ArrayD<A> {
    array_within(Values::Bits, shape, memory)
}

/// The same of the values that a wire brings back.
pub fn array_within<A: Sample>(values: Values, shape: &[usize], memory: Memory) -> ArrayD<A> {
    let large = [LARGE[0].div_ceil(A::WIDTH), LARGE[1]];
    let shape = if shape == LARGE { &large } else { shape };
    let hard = A::hard_within(values);
    let len = shape.iter().product();
    let values: Vec<A> = hard.iter().copied().cycle().take(len).collect();
    let shape = IxDyn(shape).set_f(matches!(memory, F));
    let mut array = ArrayD::from_shape_vec(shape, values).unwrap();
    match memory {
        C | F => {}
        Permuted => array.swap_axes(0, 1),
        Reversed(axis) => array.invert_axis(Axis(axis)),
        Stepped(axis) => array.slice_axis_inplace(Axis(axis), Slice::new(1, None, 2)),
    }
    array
}
