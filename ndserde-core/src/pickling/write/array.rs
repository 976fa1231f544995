//! The bytes around an array's elements: a program in protocol 4 that NumPy 1 and 2 load without a
//! warning.

use alloc::vec::Vec;

use super::{
    dtype,
    opcode::{bytes, integer},
};
use crate::{dtype::DType, order::Order, shape::Shape};

/// What stands before and behind the elements.
pub(crate) struct PickledArray {
    pub(crate) head: Vec<u8>,
    pub(crate) tail: &'static [u8],
}

/// `PROTO 4`.
pub(crate) const START: &[u8] = &[0x80, 4];

/// `ndarray(0)`, with the old name of its module: NumPy 2 knows it, and NumPy 1 knows no other.
pub(crate) const NEW: &[u8] =
    b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R";

/// The tuple of the state, and `BUILD`.
pub(crate) const TAIL: &[u8] = b"tb";

/// An array of so many bytes as a value in a pickle.
pub(crate) fn written(dtype: &DType, shape: &Shape, order: Order, len: usize) -> PickledArray {
    let mut head = NEW.to_vec();
    // The state: version, shape, dtype, whether in F order, data.
    head.extend(b"(K\x01(");
    shape.iter().for_each(|&axis| integer(&mut head, axis as i128));
    head.push(b't');
    dtype::put(&mut head, dtype);
    head.push(if order == Order::F { 0x88 } else { 0x89 });
    bytes(&mut head, len);
    PickledArray { head, tail: TAIL }
}
