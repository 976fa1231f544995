//! Arrays as the bits of their elements, and the order that they lie in.

use ndarray::{Array, ArrayBase, ArrayD, Data, Dimension, IxDyn, ShapeBuilder};
use ndserde::Order;

use crate::Sample;

/// The elements in logical order as little-endian bytes.
pub fn bits<S: Data<Elem: Sample>, D: Dimension>(array: &ArrayBase<S, D>) -> Vec<u8> {
    let width = S::Elem::WIDTH;
    array.iter().flat_map(|x| x.bits().to_le_bytes().into_iter().take(width)).collect()
}

/// The array with these elements, which are in logical order, in this order of memory.
pub fn array<A: Sample>(values: &[u8], shape: &[usize], order: Order) -> ArrayD<A> {
    let element = |bytes: &[u8]| {
        let mut bits = [0; 16];
        bits[..A::WIDTH].copy_from_slice(bytes);
        A::of_bits(u128::from_le_bytes(bits))
    };
    let elements = values.chunks_exact(A::WIDTH).map(element).collect();
    let array = ArrayD::from_shape_vec(IxDyn(shape), elements).unwrap();
    match order {
        Order::C => array,
        Order::F => {
            let mut f = Array::from_shape_fn(IxDyn(shape).f(), |i| array[i]);
            f.assign(&array);
            f
        }
    }
}

/// The order of memory, as NumPy's flags say it.
pub fn order<S: Data, D: Dimension>(array: &ArrayBase<S, D>) -> Option<Order> {
    if array.is_standard_layout() {
        Some(Order::C)
    } else if array.t().is_standard_layout() {
        Some(Order::F)
    } else {
        None
    }
}
