//! Array to parts.

use std::borrow::Cow;

use ndarray::{ArrayBase, Data, Dimension};

use crate::{ByteOrder, Element, Order, Shape, bytes::Bytes, parts::Parts, words::Words};

/// Lends the array's parts, little-endian, to `write`.
///
/// Memory that is contiguous in C or F order is lent as it lies; other views are copied into C
/// order first, and a big-endian machine swaps the bytes into a copy.
///
/// # Errors
/// When the array has more axes than a [`Shape`] can have, or more bytes than the address space.
pub(crate) fn with_parts<S, D, R>(
    array: &ArrayBase<S, D>,
    write: impl FnOnce(&Parts<'_>) -> R,
) -> Result<R, crate::Error>
where
    S: Data,
    S::Elem: Element,
    D: Dimension,
{
    let shape = Shape::new(array.shape())?;
    // A view that repeats elements, or an empty array with one long axis, can claim what no memory
    // holds and no reader accepts.
    shape.byte_len(S::Elem::DTYPE)?;
    let (order, elements) = if let Some(elements) = array.as_slice() {
        (Order::C, Cow::Borrowed(elements))
    } else if let Some(elements) = array.t().to_slice() {
        (Order::F, Cow::Borrowed(elements))
    } else {
        let standard = array.as_standard_layout().into_owned();
        (Order::C, Cow::Owned(standard.into_raw_vec_and_offset().0))
    };
    let bytes = Element::as_bytes(&elements);
    let dtype = S::Elem::DTYPE;
    let data = match ByteOrder::NATIVE {
        ByteOrder::Little => Bytes::Borrowed(&bytes),
        ByteOrder::Big => Bytes::Owned(Words::copy_swapped(dtype.width(), &bytes)),
    };
    let fixed_rank = D::NDIM.is_some();
    Ok(write(&Parts { dtype, shape, order, byteorder: ByteOrder::Little, data, fixed_rank }))
}
