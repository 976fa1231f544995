//! Views whose elements lie apart, in C order.
//!
//! Apart from arrays of any dimension: what is known of one here is its element alone, so that this,
//! which is long, is compiled with this crate for the elements that it knows.

use alloc::vec::Vec;
use core::ops::Range;

use super::nd::{ArrayView2, ArrayView3, ArrayViewD, Axis, Slice};

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

/// A copy of an array; the shape is that of the array before its axes were merged, for messages.
fn copied<A: Clone>(array: ArrayViewD<'_, A>, whole: &[usize]) -> Result<Vec<A>, Error> {
    let mut elements = reserved(array.len(), whole)?;
    append(array, &mut elements)?;
    Ok(elements)
}

fn append<A: Clone>(mut array: ArrayViewD<'_, A>, elements: &mut Vec<A>) -> Result<(), Error> {
    // A number of axes that the compiler knows is gone over several times as fast.
    match array.ndim() {
        ..=2 => {
            while array.ndim() < 2 {
                array = array.insert_axis(Axis(0));
            }
            append_rows(&array.into_dimensionality().map_err(Error::custom)?, elements);
        }
        3 => {
            let array: ArrayView3<'_, A> = array.into_dimensionality().map_err(Error::custom)?;
            for at in 0..array.len_of(Axis(0)) {
                append_rows(&array.index_axis(Axis(0), at), elements);
            }
        }
        _ => {
            for at in 0..array.len_of(Axis(0)) {
                append(array.index_axis(Axis(0), at), elements)?;
            }
        }
    }
    Ok(())
}

/// Row by row by indices: ndarray's iterators are several times the code for each type, and faster only for
/// rows of a few hundred bytes.
#[allow(clippy::indexing_slicing, reason = "below the length of the axis")]
fn append_rows<A: Clone>(array: &ArrayView2<'_, A>, elements: &mut Vec<A>) {
    let (rows, len) = array.dim();
    for row in 0..rows {
        let row = array.index_axis(Axis(0), row);
        match row.to_slice() {
            Some(row) => elements.extend_from_slice(row),
            None => elements.extend((0..len).map(|at| row[at].clone())),
        }
    }
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
