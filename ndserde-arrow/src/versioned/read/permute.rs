//! Axes in another order.

use std::borrow::Cow;

use ndarray::{ArrayView, IxDyn};

use crate::error::Error;

/// The elements of arrays in C order whose axes are those of memory in this order, behind so many axes
/// that are rows; and their shape.
pub(super) fn permuted<'a>(
    shape: &[usize],
    axes: &[usize],
    rows: usize,
    bytes: &[u8],
    itemsize: usize,
) -> Result<(Vec<usize>, Cow<'a, [u8]>), Error> {
    let ndim = shape.len();
    let all: Vec<usize> =
        (0..rows).chain(axes.iter().map(|axis| axis.saturating_add(rows))).collect();
    if all.len() != ndim {
        return Err(Error::new(format!(
            "its metadata has the permutation {axes:?}, and the rows have {} axes",
            ndim.saturating_sub(rows)
        )));
    }
    let memory: Vec<usize> = shape.iter().copied().chain([itemsize]).collect();
    let order: Vec<usize> = all.iter().copied().chain([ndim]).collect();
    let memory = ArrayView::from_shape(IxDyn(&memory), bytes).map_err(Error::other)?;
    let logical = memory.permuted_axes(IxDyn(&order));
    let shape = logical.shape().split_last().map_or_else(Vec::new, |(_, axes)| axes.to_vec());
    Ok((shape, Cow::Owned(logical.iter().copied().collect())))
}
