//! Slices that borrow their elements from the input.

use alloc::borrow::Cow;

use serde_core::Deserializer;

use super::{
    Elements,
    items::ReadSequenceItem,
    read::{into_items, read},
};
use crate::{
    array::borrow,
    element::{Element, Single},
    error::{Error, Kind},
    field::DeserializeBy,
    order::Order,
    untyped::ArrayBytes,
    wire::Wire,
};

/// An item whose memory is that of the elements.
pub trait LentItem: ReadSequenceItem {
    /// The items where they lie; `None` where only a copy can be made.
    fn lend(elements: &[Self::Element]) -> Option<&[Self]>;
}

impl<A: Single + Element> LentItem for A {
    fn lend(elements: &[A]) -> Option<&[A]> {
        Some(elements)
    }
}

impl<A: Single + Element, const N: usize> LentItem for [A; N] {
    fn lend(elements: &[A]) -> Option<&[Self]> {
        A::as_rows(elements)
    }
}

impl<A: Single + Element, const M: usize, const N: usize> LentItem for [[A; M]; N] {
    fn lend(elements: &[A]) -> Option<&[Self]> {
        A::as_planes(elements)
    }
}

impl<A: Single + Element, const L: usize, const M: usize, const N: usize> LentItem
    for [[[A; L]; M]; N]
{
    fn lend(elements: &[A]) -> Option<&[Self]> {
        A::as_solids(elements)
    }
}

/// The items where they lie, or the reason why that cannot be.
fn lend<'de, T: LentItem>(
    array: &ArrayBytes<'de>,
) -> Result<Result<&'de [T], &'static str>, Error> {
    let rows = array.shape().first().copied().unwrap_or_default();
    if array.order() == Order::F && array.shape().len() > 1 {
        return Ok(Err("its elements are in F order"));
    }
    Ok(borrow::<T::Element>(array)?.and_then(|elements| {
        T::lend(elements).filter(|items| items.len() == rows).ok_or("its rows are made of it")
    }))
}

impl<'de: 'a, 'a, W: Wire, T: LentItem> DeserializeBy<'de, Elements<W>> for &'a [T] {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::<W, T, _, D>(deserializer, None, |array| lend::<T>(&array)?.map_err(cannot))
    }
}

fn cannot(why: &'static str) -> Error {
    Kind::Unborrowable { field: "a slice", why, instead: "a Cow would copy it" }.into()
}

/// As the slice; another length than the type's is an error.
impl<'de: 'a, 'a, W: Wire, T: LentItem, const N: usize> DeserializeBy<'de, Elements<W>>
    for &'a [T; N]
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::<W, T, _, D>(deserializer, Some(N), |array| {
            lend::<T>(&array)?.map_err(cannot)?.try_into().map_err(Error::custom)
        })
    }
}

/// Borrowed where the slice would be, and else owned.
impl<'de: 'a, 'a, W: Wire, T: LentItem> DeserializeBy<'de, Elements<W>> for Cow<'a, [T]> {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::<W, T, _, D>(deserializer, None, |array| match lend::<T>(&array)? {
            Ok(items) => Ok(Cow::Borrowed(items)),
            Err(_) => into_items(array).map(Cow::Owned),
        })
    }
}
