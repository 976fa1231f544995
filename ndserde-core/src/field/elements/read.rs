//! Sequences of elements as fields, read.

use alloc::{
    borrow::ToOwned, boxed::Box, collections::VecDeque, format, rc::Rc, string::ToString,
    sync::Arc, vec, vec::Vec,
};

use serde_core::{Deserializer, de::Error as _};

use super::{Elements, bound::is_bounded, item::SequenceItem, items::ReadSequenceItem};
use crate::{
    array::into_elements,
    backend::Backend,
    element::Element,
    error::{Error, Kind},
    field::DeserializeBy,
    order::Order,
    untyped::{ArrayBytes, FieldType},
    wire::Wire,
};

/// Reads by the wire, checks in the hub, and against the lengths that the type has: `len` is that of
/// the first axis.
pub(super) fn read<'de, W, T, R, D>(
    deserializer: D,
    len: Option<usize>,
    into: impl FnOnce(ArrayBytes<'de>) -> Result<R, Error>,
) -> Result<R, D::Error>
where
    W: Wire,
    T: ReadSequenceItem,
    D: Deserializer<'de>,
{
    let field = field_type::<T>();
    W::deserialize(deserializer, field)?
        .check_from(Backend::of::<D::Error>, field)
        .and_then(|array| {
            check_axes::<T>(&array, len)?;
            into(array)
        })
        .map_err(|error| D::Error::custom(error.in_wire(W::NAME)))
}

/// What a sequence of these items can hold.
const fn field_type<T: ReadSequenceItem>() -> &'static FieldType {
    const {
        &FieldType::exactly(
            <<T as SequenceItem>::Element as Element>::DTYPE,
            Some(T::NDIM.saturating_add(1)),
        )
    }
}

/// What one of these items can hold.
pub(in crate::field) const fn row_type<T: ReadSequenceItem>() -> &'static FieldType {
    const { &FieldType::exactly(<<T as SequenceItem>::Element as Element>::DTYPE, Some(T::NDIM)) }
}

/// Refuses other lengths than those that the type has.
pub(in crate::field) fn check_axes<T: ReadSequenceItem>(
    array: &ArrayBytes<'_>,
    len: Option<usize>,
) -> Result<(), Error> {
    let mut axes = vec![len];
    T::add_fixed(&mut axes);
    fits(array, &axes)
}

fn fits(array: &ArrayBytes<'_>, axes: &[Option<usize>]) -> Result<(), Error> {
    let fits = |(axis, &found): (&Option<usize>, &usize)| axis.is_none_or(|axis| axis == found);
    if axes.iter().zip(array.shape().iter()).all(fits) {
        return Ok(());
    }
    let axes = axes.iter().map(|axis| axis.map_or("_".to_owned(), |axis| axis.to_string()));
    let field = format!("[{}]", axes.collect::<Vec<_>>().join(", "));
    Err(Kind::FixedAxes { shape: array.shape().to_string(), field }.into())
}

/// The items, in C order.
///
/// # Errors
/// When elements are none of their type's, or rows take more memory than the data accounts for.
pub(in crate::field) fn into_items<T: ReadSequenceItem>(
    array: ArrayBytes<'_>,
) -> Result<Vec<T>, Error> {
    let shape = array.shape().clone();
    let Some((&count, axes)) = shape.split_first() else { return Ok(Vec::new()) };
    is_bounded(T::memory(count, axes), &shape, array.data().len())?;
    let (elements, ..) = match array.order() {
        Order::F if !axes.is_empty() => into_elements(array.to_c_order())?,
        _ => into_elements(array)?,
    };
    Ok(T::items(elements, count, axes))
}

fn deserialize<'de, W, T, D>(deserializer: D, len: Option<usize>) -> Result<Vec<T>, D::Error>
where
    W: Wire,
    T: ReadSequenceItem,
    D: Deserializer<'de>,
{
    read::<W, T, _, D>(deserializer, len, into_items)
}

macro_rules! open {
    ($($sequence:ty)*) => {$(
        impl<'de, W: Wire, T: ReadSequenceItem> DeserializeBy<'de, Elements<W>> for $sequence {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize::<W, T, D>(deserializer, None).map(Self::from)
            }
        }
    )*};
}

open! { Vec<T> VecDeque<T> Box<[T]> Rc<[T]> Arc<[T]> }

impl<'de, W: Wire, T: ReadSequenceItem, const N: usize> DeserializeBy<'de, Elements<W>> for [T; N] {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::<W, T, D>(deserializer, Some(N))?.try_into().map_err(|_| lost::<W, _>(N))
    }

    /// By the vector's own memory.
    fn deserialize_boxed<D: Deserializer<'de>>(deserializer: D) -> Result<Box<Self>, D::Error> {
        deserialize::<W, T, D>(deserializer, Some(N))?.try_into().map_err(|_| lost::<W, _>(N))
    }
}

/// Not met: the shape has been compared.
#[cold]
fn lost<W: Wire, E: serde_core::de::Error>(len: usize) -> E {
    E::custom(format_args!("{}: the data has not {len} rows", W::NAME))
}
