//! Sequences of elements as fields, written.

use alloc::{collections::VecDeque, vec::Vec};
use core::slice;

use serde_core::{Serializer, ser::Error as _};

use super::{
    Elements,
    item::{SequenceItem, check_items},
};
use crate::{
    array::with_elements, error::Error, field::SerializeBy, order::Order, shape::Shape,
    untyped::ArrayBytes, wire::Wire,
};

/// Lends the items as one array: as they lie, or gathered into one copy.
///
/// `back` follows on `front`.
///
/// # Errors
/// When rows are not of one length, or as for any array.
pub(in crate::field) fn with_items<T: SequenceItem, R>(
    front: &[T],
    back: &[T],
    write: impl FnOnce(&ArrayBytes<'_>) -> R,
) -> Result<R, Error> {
    let len = front.len().saturating_add(back.len());
    let mut shape = Shape::flat(len);
    T::add_axes(front.first(), &mut shape)?;
    if let (Some(elements), []) = (T::flat(front), back) {
        return with_elements(elements, &shape, Order::C, true, write);
    }
    check_items(len, front.iter().chain(back), &shape, &mut Vec::new())?;
    gathered(&shape, [front, back].into_iter(), write)
}

/// The same of items that lie apart.
///
/// # Errors
/// As [`with_items`].
pub(in crate::field) fn with_each<'a, T: SequenceItem + 'a, R>(
    items: impl ExactSizeIterator<Item = &'a T> + Clone,
    write: impl FnOnce(&ArrayBytes<'_>) -> R,
) -> Result<R, Error> {
    let mut shape = Shape::flat(items.len());
    T::add_axes(items.clone().next(), &mut shape)?;
    check_items(items.len(), items.clone(), &shape, &mut Vec::new())?;
    gathered(&shape, items.map(slice::from_ref), write)
}

/// The items of such parts as one copy.
fn gathered<'a, T: SequenceItem + 'a, R>(
    shape: &Shape,
    parts: impl Iterator<Item = &'a [T]>,
    write: impl FnOnce(&ArrayBytes<'_>) -> R,
) -> Result<R, Error> {
    // Each of them is there.
    let len = shape.iter().fold(1_usize, |len, &axis| len.saturating_mul(axis));
    let mut elements = Vec::with_capacity(len);
    for part in parts {
        T::gather(part, &mut elements);
    }
    with_elements(&elements, shape, Order::C, true, write)
}

fn serialize<W: Wire, T: SequenceItem, S: Serializer>(
    front: &[T],
    back: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    with_items(front, back, |array| W::serialize(array, serializer))
        .map_err(|error| S::Error::custom(error.in_wire(W::NAME)))?
}

impl<W: Wire, T: SequenceItem> SerializeBy<Elements<W>> for [T] {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize::<W, T, S>(self, &[], serializer)
    }
}

impl<W: Wire, T: SequenceItem> SerializeBy<Elements<W>> for Vec<T> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize::<W, T, S>(self, &[], serializer)
    }
}

impl<W: Wire, T: SequenceItem, const N: usize> SerializeBy<Elements<W>> for [T; N] {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize::<W, T, S>(self, &[], serializer)
    }
}

impl<W: Wire, T: SequenceItem> SerializeBy<Elements<W>> for VecDeque<T> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (front, back) = self.as_slices();
        serialize::<W, T, S>(front, back, serializer)
    }
}
