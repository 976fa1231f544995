//! Types that always have so many elements.

use super::other_shape;
use crate::{array::into_elements, element::Element, error::Error, untyped::ArrayBytes};

/// The elements of a type that always has so many, by columns.
///
/// # Errors
/// When the array has another shape: a vector may also be a column of a matrix.
pub(super) fn fixed<A: Element, const N: usize>(
    array: ArrayBytes<'_>,
    lens: &[usize],
) -> Result<[A; N], Error> {
    let other = |array: &ArrayBytes<'_>| {
        let lens: Vec<_> = lens.iter().copied().map(Some).collect();
        other_shape(array, &lens)
    };
    let fits = match (lens, &array.shape()[..]) {
        (&[len], &[found, 1]) => found == len,
        (lens, found) => found == lens,
    };
    if !fits {
        return Err(other(&array));
    }
    let (elements, shape, _) = into_elements(array.into_f_order())?;
    elements.try_into().map_err(|_| Error::custom(format_args!("no {N} elements in {shape}")))
}
