//! Copies between C and F order, for wires and documents that hold only one of them.

use crate::{aligned::Aligned, dtype::DType, order::Order, shape::Shape};

/// F order to C order.
pub(super) fn f_to_c(data: &[u8], shape: &Shape, dtype: DType) -> Aligned {
    transpose(data, shape, dtype, Order::C)
}

/// C order to F order.
pub(super) fn c_to_f(data: &[u8], shape: &Shape, dtype: DType) -> Aligned {
    transpose(data, shape, dtype, Order::F)
}

/// Writes the elements in the order `to`, taking them from data that lies in the other order.
///
/// Element by element, since no contiguous run survives a transposition.
#[allow(
    clippy::arithmetic_side_effects,
    reason = "no index leaves the data, which has the shape's bytes: `from` stays below the number \
              of elements, but for one step of `stride` past an axis, that is at most their number"
)]
fn transpose(data: &[u8], shape: &Shape, dtype: DType, to: Order) -> Aligned {
    let itemsize = dtype.itemsize();
    // In C order the last axis runs fastest, in F order the first: walking F order is walking C
    // order over the axes reversed.
    let mut axes: Vec<(usize, usize)> = match to {
        Order::C => shape.iter().copied().zip(shape.strides(Order::F)).collect(),
        Order::F => shape.iter().copied().zip(shape.strides(Order::C)).rev().collect(),
    };
    axes.retain(|&(len, _)| len != 1);
    let mut out = Aligned::zeroed(dtype.width(), data.len());
    let mut index = vec![0_usize; axes.len()];
    let mut from = 0_usize;
    for item in out.as_bytes_mut().chunks_exact_mut(itemsize) {
        if let Some(source) = data.get(from * itemsize..(from + 1) * itemsize) {
            item.copy_from_slice(source);
        }
        for (i, &(len, stride)) in index.iter_mut().zip(&axes).rev() {
            *i += 1;
            from += stride;
            if *i < len {
                break;
            }
            from -= stride * len;
            *i = 0;
        }
    }
    out
}
