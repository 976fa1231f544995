//! Array to untyped array.

use std::borrow::Cow;

use ndarray::{ArrayBase, ArrayView, Data, Dimension};

use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    element::Write,
    error::Error,
    order::Order,
    shape::{Shape, byte_len},
    untyped::UntypedArray,
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
    write: impl FnOnce(&UntypedArray<'_>) -> R,
) -> Result<R, Error>
where
    S: Data,
    S::Elem: Write,
    D: Dimension,
{
    let (order, elements) = if let Some(elements) = array.as_slice() {
        (Order::C, Cow::Borrowed(elements))
    } else if let Some(elements) = array.t().to_slice() {
        (Order::F, Cow::Borrowed(elements))
    } else {
        (Order::C, Cow::Owned(collected(&array.view())?))
    };
    let dtype = Write::dtype_of(&elements)?;
    // An empty array with one long axis can claim what no reader accepts. What there is memory for
    // can be written, unless it takes more there than here.
    if elements.is_empty() || size_of::<S::Elem>() < dtype.itemsize() {
        byte_len(array.shape(), &dtype, dtype.itemsize())?;
    }
    let data = Write::to_buffer(elements, &dtype);
    let data = match ByteOrder::NATIVE {
        ByteOrder::Little => data,
        ByteOrder::Big => Buffer::Owned(data.into_aligned(dtype.width(), true)),
    };
    let (byteorder, fixed_rank) = (ByteOrder::Little, D::NDIM.is_some());
    let shape = Shape::new(array.shape())?;
    Ok(write(&UntypedArray { dtype, shape, order, byteorder, data, fixed_rank }))
}

/// The elements of a view in C order: by contiguous rows where there are such, which are nothing to
/// iterate, and elsewhere by ndarray's own loop over its strides.
///
/// A view that repeats elements can claim what no memory holds.
fn collected<A: Clone, D: Dimension>(array: &ArrayView<'_, A, D>) -> Result<Vec<A>, Error> {
    let mut elements = Vec::new();
    elements.try_reserve_exact(array.len()).map_err(|_| {
        let bytes = array.len().saturating_mul(size_of::<A>());
        Error::custom(format_args!(
            "no memory for a contiguous copy of the view of shape {:?}, which takes {bytes} bytes",
            array.shape()
        ))
    })?;
    for row in array.rows() {
        let Some(row) = row.to_slice() else {
            // There is memory for it, as the reservation shows, which it makes way for.
            drop(elements);
            let standard = array.as_standard_layout().into_owned();
            return Ok(standard.into_raw_vec_and_offset().0);
        };
        elements.extend_from_slice(row);
    }
    Ok(elements)
}
