//! The arguments of NumPy's functions that arrays and dtypes have in common.

use super::value::{Heap, PyValue};
use crate::{error::Error, order::Order, shape::Shape};

/// The error for what a pickle has otherwise.
#[cold]
pub(super) fn wrong(what: &str) -> Error {
    Error::custom(format_args!("the pickle has {what} as NumPy does not write it"))
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

/// The order of the elements, which is a flag in an array's state and a letter elsewhere.
pub(super) fn order_of(heap: &Heap<'_>, order: PyValue) -> Result<Order, Error> {
    match order {
        PyValue::Bool(false) | PyValue::Int(0) => Ok(Order::C),
        PyValue::Bool(true) | PyValue::Int(1) => Ok(Order::F),
        order => heap.text(order).ok_or_else(|| wrong("an array's order"))?.parse(),
    }
}
