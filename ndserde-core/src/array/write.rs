//! Array to untyped array.

use ndarray::{ArrayBase, Data, Dimension};

use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    element::{Stored, Write},
    error::Error,
    order::Order,
    shape::{Shape, byte_len},
    untyped::ArrayBytes,
};

/// Lends the array without its types, little-endian, to `write`, and returns what that returns.
///
/// Lent, because handing it over would cost a small array as much as writing it.
///
/// Memory that is contiguous in C or F order is lent as it lies; other views are copied into C
/// order first, and a big-endian machine swaps the bytes into a copy.
///
/// # Errors
/// When the array has more axes than a [`Shape`] can have, more bytes than the address space, or,
/// being a view that repeats its elements, more than there is memory for.
pub(crate) fn with_untyped<S, D, R>(
    array: &ArrayBase<S, D>,
    write: impl FnOnce(&ArrayBytes<'_>) -> R,
) -> Result<R, Error>
where
    S: Data,
    S::Elem: Write,
    D: Dimension,
{
    let copy;
    let (order, elements) = if let Some(elements) = array.as_slice() {
        (Order::C, elements)
    } else if let Some(elements) = array.t().to_slice() {
        (Order::F, elements)
    } else {
        copy = S::Elem::in_c_order(&array.view().into_dyn())?;
        (Order::C, copy.as_slice())
    };
    let dtype = S::Elem::dtype_of(elements)?;
    // An empty array with one long axis can claim what no reader accepts. What there is memory for
    // can be written, unless it takes more there than here.
    if elements.is_empty() || size_of::<S::Elem>() < dtype.itemsize() {
        byte_len(array.shape(), &dtype, dtype.itemsize())?;
    }
    let data = S::Elem::lend(elements, &dtype);
    let data = match ByteOrder::NATIVE {
        ByteOrder::Little => data,
        ByteOrder::Big => Buffer::Owned(data.into_aligned(dtype.width(), true)),
    };
    let (byteorder, fixed_rank) = (ByteOrder::Little, D::NDIM.is_some());
    let shape = Shape::new(array.shape())?;
    Ok(write(&ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank }))
}
