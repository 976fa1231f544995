//! The arguments of NumPy's functions that arrays and dtypes have in common.

use alloc::{vec, vec::Vec};

use super::heap::Heap;
use super::value::PyValue;
use crate::{error::Error, order::Order, shape::Shape};

/// The error for what a pickle has otherwise.
#[cold]
pub(super) fn wrong(what: &str) -> Error {
    Error::custom(format_args!("the pickle has {what} as NumPy does not write it"))
}

/// Whether a value is the elements of an array, whose arguments then are all in their places.
pub(super) const fn is_data(value: PyValue) -> bool {
    matches!(value, PyValue::Bytes(_) | PyValue::Str(_) | PyValue::Encoded(_))
}

/// The lengths of the axes.
pub(super) fn axes(heap: &Heap<'_>, shape: PyValue) -> Result<Shape, Error> {
    let PyValue::Tuple(at) = shape else {
        return Err(wrong("an array's shape"));
    };
    let mut axes = Shape::default();
    for axis in heap.items(at) {
        let len = match axis {
            PyValue::Int(len) => usize::try_from(len).ok(),
            PyValue::Wide(at) => usize::try_from(heap.wide(at)).ok(),
            _ => None,
        };
        axes.push(len.ok_or_else(|| wrong("the length of an axis"))?)?;
    }
    Ok(axes)
}

/// The place in memory of each axis, by which NumPy transposes what `memory` is the shape of.
pub(super) fn axis_order(
    heap: &Heap<'_>,
    order: PyValue,
    memory: &Shape,
) -> Result<Vec<usize>, Error> {
    let PyValue::Tuple(at) = order else {
        return Err(wrong("the order of an array's axes"));
    };
    let mut order = Vec::new();
    for place in heap.items(at).take(Shape::MAX_AXES.saturating_add(1)) {
        let PyValue::Int(place) = place else {
            return Err(wrong("the order of an array's axes"));
        };
        order.push(place);
    }
    // As many places of axes as there are axes, all different.
    let mut left = vec![true; memory.len()];
    let is_left = |place: &i32| {
        let left = usize::try_from(*place).ok().and_then(|place| left.get_mut(place));
        left.is_some_and(core::mem::take)
    };
    if order.len() != memory.len() || !order.iter().all(is_left) {
        return Err(Error::custom(format_args!(
            "the pickle orders the axes of an array of shape {memory} by {order:?}, \
             which is no permutation of them"
        )));
    }
    Ok(order.into_iter().filter_map(|place| usize::try_from(place).ok()).collect())
}

/// The order of the elements, which is a flag in an array's state and a letter elsewhere.
pub(super) fn order_of(heap: &Heap<'_>, order: PyValue) -> Result<Order, Error> {
    match order {
        PyValue::Bool(false) | PyValue::Int(0) => Ok(Order::C),
        PyValue::Bool(true) | PyValue::Int(1) => Ok(Order::F),
        order => heap.text(order).ok_or_else(|| wrong("an array's order"))?.parse(),
    }
}
