//! Elements to untyped array.

use alloc::{borrow::Cow, vec::Vec};

use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
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
    let is_new = elements.is_empty() || size_of::<A>() < dtype.itemsize();
    let data = A::lend(elements, &dtype);
    Ok(write(&untyped(dtype, data, shape, order, fixed_rank, is_new)?))
}

/// The array of these bytes. `is_new` says that they are not as many in memory as they claim: an empty
/// array with one long axis can claim what no reader accepts. What there is memory for can be written,
/// unless it takes more there than here.
fn untyped<'a>(
    dtype: DType,
    data: Buffer<'a>,
    shape: &[usize],
    order: Order,
    fixed_rank: bool,
    is_new: bool,
) -> Result<ArrayBytes<'a>, Error> {
    if is_new {
        byte_len(shape, &dtype, dtype.itemsize())?;
    }
    let data = match ByteOrder::NATIVE {
        ByteOrder::Little => data,
        ByteOrder::Big => Buffer::Owned(data.into_aligned(dtype.width(), true)),
    };
    let (shape, byteorder) = (Shape::new(shape)?, ByteOrder::Little);
    Ok(ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank })
}

/// Elements in C order as an array of their own, little-endian.
///
/// # Errors
/// As [`with_elements`].
pub(crate) fn of_elements<A: Write>(
    elements: Vec<A>,
    shape: &[usize],
    fixed_rank: bool,
) -> Result<ArrayBytes<'static>, Error> {
    let dtype = A::dtype_of(&elements)?;
    let data = A::to_buffer(Cow::Owned(elements), &dtype).into_owned();
    untyped(dtype, data, shape, Order::C, fixed_rank, true)
}
