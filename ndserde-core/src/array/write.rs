//! Elements to untyped array.

use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    element::Write,
    error::Error,
    order::Order,
    shape::{Shape, byte_len},
    untyped::ArrayBytes,
};

/// Lends elements that lie one behind the other as an array, little-endian, to `write`, and returns
/// what that returns: `shape` is that of the array that they are in this order, and `fixed_rank` says
/// whether its type states the rank. A big-endian machine swaps the bytes into a copy.
///
/// # Errors
/// When the array has more axes than a [`Shape`] can have, or more bytes than the address space.
#[inline]
pub(crate) fn with_elements<A: Write, R>(
    elements: &[A],
    shape: &[usize],
    order: Order,
    fixed_rank: bool,
    write: impl FnOnce(&ArrayBytes<'_>) -> R,
) -> Result<R, Error> {
    let dtype = A::dtype_of(elements)?;
    // An empty array with one long axis can claim what no reader accepts. What there is memory for
    // can be written, unless it takes more there than here.
    if elements.is_empty() || size_of::<A>() < dtype.itemsize() {
        byte_len(shape, &dtype, dtype.itemsize())?;
    }
    let data = A::lend(elements, &dtype);
    let data = match ByteOrder::NATIVE {
        ByteOrder::Little => data,
        ByteOrder::Big => Buffer::Owned(data.into_aligned(dtype.width(), true)),
    };
    let byteorder = ByteOrder::Little;
    let shape = Shape::new(shape)?;
    Ok(write(&ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank }))
}
