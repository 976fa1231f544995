//! Array to parts.

use std::borrow::Cow;

use ndarray::{ArrayBase, Data, Dimension};

use crate::{
    ByteOrder, Element, Error, Order, Shape, bytes::Bytes, parts::Parts, shape::byte_len,
    words::Words,
};

/// Lends the array's parts, little-endian, to `write`, and returns what that returns.
///
/// Memory that is contiguous in C or F order is lent as it lies; other views are copied into C
/// order first, and a big-endian machine swaps the bytes into a copy.
///
/// Instead of the parts `write` is given an error when the array has more axes than a [`Shape`] can
/// have, or more bytes than the address space.
pub(crate) fn with_parts<S, D, R>(
    array: &ArrayBase<S, D>,
    write: impl FnOnce(Result<&Parts<'_>, Error>) -> R,
) -> R
where
    S: Data,
    S::Elem: Element,
    D: Dimension,
{
    let dtype = S::Elem::DTYPE;
    // A view that repeats elements, or an empty array with one long axis, can claim what no memory
    // holds and no reader accepts.
    if let Err(error) = byte_len(array.shape(), dtype) {
        return write(Err(error));
    }
    let (order, elements) = if let Some(elements) = array.as_slice() {
        (Order::C, Cow::Borrowed(elements))
    } else if let Some(elements) = array.t().to_slice() {
        (Order::F, Cow::Borrowed(elements))
    } else {
        let standard = array.as_standard_layout().into_owned();
        (Order::C, Cow::Owned(standard.into_raw_vec_and_offset().0))
    };
    let bytes = Element::as_bytes(&elements);
    let data = match ByteOrder::NATIVE {
        ByteOrder::Little => Bytes::Borrowed(&bytes),
        ByteOrder::Big => Bytes::Owned(Words::copy_swapped(dtype.width(), &bytes)),
    };
    let fixed_rank = D::NDIM.is_some();
    match Shape::new(array.shape()) {
        Ok(shape) => write(Ok(&Parts {
            dtype,
            shape,
            order,
            byteorder: ByteOrder::Little,
            data,
            fixed_rank,
        })),
        Err(error) => write(Err(error)),
    }
}
