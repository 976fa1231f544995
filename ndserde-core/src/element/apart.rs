//! Views whose elements lie apart, in C order.
//!
//! Apart from arrays of any dimension: what is known of one here is its element alone, so that this,
//! which is long, is compiled with this crate for the elements that it knows.

use alloc::vec::Vec;
use core::ops::Range;

use super::nd::{ArrayView, ArrayViewD, Axis, Dimension, Ix2, Ix4, Slice};

use crate::{error::Error, shape::Shape};

/// A copy of the elements.
///
/// # Errors
/// When there is no memory for it: a view that repeats elements can claim what no memory holds.
pub(in crate::element) fn in_c_order<A: Clone>(array: &ArrayViewD<'_, A>) -> Result<Vec<A>, Error> {
    let merges = merges(array.shape(), array.strides());
    copied(if merges { merged(array.clone()) } else { array.clone() }, array.shape())
}

/// A copy of the elements of the items in this range of the axis behind these indices, which are there.
///
/// # Errors
/// As [`in_c_order`].
pub(in crate::element) fn items_in_c_order<A: Clone>(
    array: &ArrayViewD<'_, A>,
    at: &[usize],
    items: Range<usize>,
) -> Result<(Vec<A>, Shape), Error> {
    let mut part = array.clone();
    for &index in at {
        part = part.index_axis_move(Axis(0), index);
    }
    part.slice_axis_inplace(Axis(0), Slice::from(items));
    Ok((in_c_order(&part)?, Shape::new(part.shape())?))
}

/// Whether some axis and the next are as one.
fn merges(axes: &[usize], strides: &[isize]) -> bool {
    let axes = || axes.iter().zip(strides);
    axes().zip(axes().skip(1)).any(|((&outer, &far), (&inner, &near))| {
        let inner_far = isize::try_from(inner).ok().and_then(|inner| near.checked_mul(inner));
        outer <= 1 || inner <= 1 || inner_far == Some(far)
    })
}

/// The same elements in the same order by fewer and longer axes.
fn merged<A>(mut array: ArrayViewD<'_, A>) -> ArrayViewD<'_, A> {
    for inner in (1..array.ndim()).rev() {
        let outer = Axis(inner.saturating_sub(1));
        if array.merge_axes(outer, Axis(inner)) {
            array = array.index_axis_move(outer, 0);
        }
    }
    array
}

/// A copy of an array or of a part of it; the shape is that of the whole, for messages.
fn copied<A: Clone>(array: ArrayViewD<'_, A>, whole: &[usize]) -> Result<Vec<A>, Error> {
    match array.ndim() {
        // A number of axes that the compiler knows is iterated several times as fast.
        ..=2 => copied_as::<A, Ix2>(array, 2, whole),
        3 | 4 => copied_as::<A, Ix4>(array, 4, whole),
        _ => {
            let mut elements = reserved(array.len(), whole)?;
            for at in 0..array.len_of(Axis(0)) {
                elements.append(&mut copied(array.index_axis(Axis(0), at), whole)?);
            }
            Ok(elements)
        }
    }
}

fn copied_as<A: Clone, D: Dimension>(
    mut array: ArrayViewD<'_, A>,
    ndim: usize,
    whole: &[usize],
) -> Result<Vec<A>, Error> {
    while array.ndim() < ndim {
        array = array.insert_axis(Axis(0));
    }
    let array: ArrayView<'_, A, D> = array.into_dimensionality().map_err(Error::custom)?;
    if array.strides().last() != Some(&1) {
        return one_by_one(&array, whole);
    }
    let mut elements = reserved(array.len(), whole)?;
    for row in array.rows() {
        let Some(row) = row.to_slice() else {
            return one_by_one(&array, whole);
        };
        elements.extend_from_slice(row);
    }
    Ok(elements)
}

/// Where no row is contiguous, by ndarray's own loop over its strides.
fn one_by_one<A: Clone, D: Dimension>(
    array: &ArrayView<'_, A, D>,
    whole: &[usize],
) -> Result<Vec<A>, Error> {
    /// A copy of no more bytes is made without asking, which would cost as much.
    const SMALL: usize = 1 << 12;
    if array.len().saturating_mul(size_of::<A>()) > SMALL {
        // There is memory for it, if there is for this, which makes way.
        drop(reserved::<A>(array.len(), whole)?);
    }
    Ok(array.as_standard_layout().into_owned().into_raw_vec_and_offset().0)
}

/// Memory for so many elements.
fn reserved<A>(len: usize, whole: &[usize]) -> Result<Vec<A>, Error> {
    let mut elements = Vec::new();
    match elements.try_reserve_exact(len) {
        Ok(()) => Ok(elements),
        Err(_) => Err(no_memory(whole, size_of::<A>())),
    }
}

#[cold]
fn no_memory(shape: &[usize], size: usize) -> Error {
    let bytes = shape.iter().fold(size, |bytes, &axis| bytes.saturating_mul(axis));
    Error::custom(format_args!(
        "no memory for a contiguous copy of the view of shape {shape:?}, which takes {bytes} bytes"
    ))
}
