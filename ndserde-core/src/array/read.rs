//! Untyped array to array.

use ndarray::{Array, ArrayView, CowArray, Dimension, ShapeBuilder, StrideShape};

use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    element::Element,
    error::{Error, Kind},
    order::Order,
    shape::Shape,
    untyped::{ArrayBytes, FieldType},
};

/// What an array of these elements and this dimension can hold.
#[must_use]
pub(crate) const fn field_type<A: Element, D: Dimension>() -> &'static FieldType {
    const { &FieldType::exactly(A::DTYPE, D::NDIM) }
}

/// An array that owns its elements: one copy of the data, or none where it was owned already.
///
/// # Errors
/// When a bool is neither 0 nor 1, or a 64-bit number exceeds a 32-bit `usize`.
#[inline]
pub(crate) fn into_array<A: Element, D: Dimension>(
    array: ArrayBytes<'_>,
) -> Result<Array<A, D>, Error> {
    let ArrayBytes { dtype, shape, order, byteorder, data, .. } = array;
    let swap = byteorder != ByteOrder::NATIVE;
    let elements = A::from_data(data, &dtype, swap)?;
    let shape = stride_shape(&shape, order);
    Array::from_shape_vec(shape, elements).map_err(Error::custom)
}

/// An array that borrows its elements from the input.
///
/// # Errors
/// When the input does not lend the bytes, the byte order is not the machine's, or the address is
/// not aligned for the element; the message says which.
pub(crate) fn into_view<'de, A: Element, D: Dimension>(
    array: &ArrayBytes<'de>,
) -> Result<ArrayView<'de, A, D>, Error> {
    let elements = borrow(array)?.map_err(Kind::Unborrowable)?;
    let shape = stride_shape(&array.shape, array.order);
    ArrayView::from_shape(shape, elements).map_err(Error::custom)
}

/// An array that borrows its elements where [`into_view`] can, and owns a copy elsewhere.
///
/// # Errors
/// As [`into_array`].
pub(crate) fn into_cow<A: Element, D: Dimension>(
    array: ArrayBytes<'_>,
) -> Result<CowArray<'_, A, D>, Error> {
    match borrow::<A>(&array)? {
        Ok(_) => into_view(&array).map(CowArray::from),
        Err(_) => into_array(array).map(CowArray::from),
    }
}

/// The elements where they lie, or the reason why that cannot be.
fn borrow<'de, A: Element>(
    array: &ArrayBytes<'de>,
) -> Result<Result<&'de [A], &'static str>, Error> {
    let Buffer::Borrowed(bytes) = array.data else {
        return Ok(Err("the input does not lend its bytes"));
    };
    if bytes.is_empty() {
        return Ok(Ok(&[]));
    }
    if array.byteorder != ByteOrder::NATIVE && array.dtype.width().bytes() > 1 {
        return Ok(Err("its byte order is not this machine's"));
    }
    Ok(A::borrow(bytes)?
        .ok_or("its address is not aligned for the element type, or elements are made of it"))
}

#[inline]
fn stride_shape<D: Dimension>(shape: &Shape, order: Order) -> StrideShape<D> {
    let mut dim = D::zeros(shape.len());
    dim.slice_mut().iter_mut().zip(shape.iter()).for_each(|(axis, &len)| *axis = len);
    dim.set_f(order == Order::F).into()
}
