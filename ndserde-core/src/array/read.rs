//! Parts to array.

use ndarray::{Array, ArrayView, CowArray, Dimension, ShapeBuilder, StrideShape};

use crate::{
    ByteOrder, Element, Error, Order, Shape,
    bytes::Bytes,
    error::Kind,
    parts::{Expect, Parts},
};

/// What an array of these elements and this dimension can hold.
#[must_use]
pub(crate) const fn expect<A: Element, D: Dimension>() -> Expect {
    Expect { dtype: A::DTYPE, ndim: D::NDIM }
}

/// An array that owns its elements: one copy of the data, or none where it was owned already.
///
/// # Errors
/// When a bool is neither 0 nor 1, or a 64-bit number exceeds a 32-bit `usize`.
#[inline]
pub(crate) fn into_array<A: Element, D: Dimension>(parts: Parts<'_>) -> Result<Array<A, D>, Error> {
    let Parts { dtype, shape, order, byteorder, data, .. } = parts;
    let swap = byteorder != ByteOrder::NATIVE;
    let elements = A::from_words(data.into_words(dtype.width(), swap))?;
    let shape = stride_shape(&shape, order)?;
    Array::from_shape_vec(shape, elements).map_err(Error::custom)
}

/// An array that borrows its elements from the input.
///
/// # Errors
/// When the input does not lend the bytes, the byte order is not the machine's, or the address is
/// not aligned for the element; the message says which.
pub(crate) fn into_view<'de, A: Element, D: Dimension>(
    parts: &Parts<'de>,
) -> Result<ArrayView<'de, A, D>, Error> {
    let elements = borrow(parts)?.map_err(Kind::Unborrowable)?;
    let shape = stride_shape(&parts.shape, parts.order)?;
    ArrayView::from_shape(shape, elements).map_err(Error::custom)
}

/// An array that borrows its elements where [`into_view`] can, and owns a copy elsewhere.
///
/// # Errors
/// As [`into_array`].
pub(crate) fn into_cow<A: Element, D: Dimension>(
    parts: Parts<'_>,
) -> Result<CowArray<'_, A, D>, Error> {
    match borrow::<A>(&parts)? {
        Ok(_) => into_view(&parts).map(CowArray::from),
        Err(_) => into_array(parts).map(CowArray::from),
    }
}

/// The elements where they lie, or the reason why that cannot be.
fn borrow<'de, A: Element>(parts: &Parts<'de>) -> Result<Result<&'de [A], &'static str>, Error> {
    let Bytes::Borrowed(bytes) = parts.data else {
        return Ok(Err("the input does not lend its bytes"));
    };
    if bytes.is_empty() {
        return Ok(Ok(&[]));
    }
    if parts.byteorder != ByteOrder::NATIVE && parts.dtype.width().bytes() > 1 {
        return Ok(Err("its byte order is not this machine's"));
    }
    Ok(A::borrow(bytes)?.ok_or("its address is not aligned for the element type"))
}

#[inline]
fn stride_shape<D: Dimension>(shape: &Shape, order: Order) -> Result<StrideShape<D>, Error> {
    if let Some(field) = D::NDIM.filter(|&ndim| ndim != shape.len()) {
        return Err(Kind::Rank { shape: shape.to_string(), axes: shape.len(), field }.into());
    }
    let mut dim = D::zeros(shape.len());
    dim.slice_mut().copy_from_slice(shape);
    Ok(dim.set_f(order == Order::F).into())
}
