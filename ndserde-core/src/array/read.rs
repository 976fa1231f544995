//! Untyped array to elements.

use alloc::vec::Vec;

use crate::{
    buffer::Buffer, byteorder::ByteOrder, element::Element, error::Error, order::Order,
    shape::Shape, untyped::ArrayBytes,
};

/// The elements one behind the other, and the shape that they are in this order.
///
/// # Errors
/// When a bool is neither 0 nor 1, or a 64-bit number exceeds a 32-bit `usize`.
#[inline]
pub(crate) fn into_elements<A: Element>(
    array: ArrayBytes<'_>,
) -> Result<(Vec<A>, Shape, Order), Error> {
    let ArrayBytes { dtype, shape, order, byteorder, data, .. } = array;
    let swap = byteorder != ByteOrder::NATIVE;
    Ok((A::from_data(data, &dtype, swap)?, shape, order))
}

/// The elements where they lie, or the reason why that cannot be.
pub(crate) fn borrow<'de, A: Element>(
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
