//! The arrays themselves: where the wire, the hub and ndarray meet.

use ndarray::{
    Array, ArrayBase, ArrayRef, ArrayView, CowArray, CowRepr, Data, Dimension, OwnedArcRepr,
    OwnedRepr, ViewRepr,
};
use serde_core::{Deserializer, Serializer, de::Error as _, ser::Error as _};

use super::{DeserializeBy, SerializeBy};
use crate::{
    array::{field_type, into_array, into_cow, into_view, with_untyped},
    backend::Backend,
    element::{Element, Write},
    error::Error,
    untyped::ArrayBytes,
    wire::Wire,
};

impl<W: Wire, S, D> SerializeBy<W> for ArrayBase<S, D>
where
    S: Data,
    S::Elem: Write,
    D: Dimension,
{
    fn serialize_by<Ser: Serializer>(&self, serializer: Ser) -> Result<Ser::Ok, Ser::Error> {
        with_untyped(self, |array| W::serialize(array, serializer))
            .map_err(|error| Ser::Error::custom(error.in_wire(W::NAME)))?
    }
}

impl<W: Wire, A: Write, D: Dimension> SerializeBy<W> for ArrayRef<A, D> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SerializeBy::<W>::serialize_by(&self.view(), serializer)
    }
}

/// Reads by the wire, checks in the hub, and makes an array of the result.
fn read<'de, W, A, Dim, T, D>(
    deserializer: D,
    into: impl FnOnce(ArrayBytes<'de>) -> Result<T, Error>,
) -> Result<T, D::Error>
where
    W: Wire,
    A: Element,
    Dim: Dimension,
    D: Deserializer<'de>,
{
    let field = field_type::<A, Dim>();
    W::deserialize(deserializer, field)?
        .check_from(Backend::of::<D::Error>, field)
        .and_then(into)
        .map_err(|error| D::Error::custom(error.in_wire(W::NAME)))
}

impl<'de, W: Wire, A: Element, D: Dimension> DeserializeBy<'de, W> for ArrayBase<OwnedRepr<A>, D> {
    fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        read::<W, A, D, _, _>(deserializer, into_array)
    }
}

impl<'de, W: Wire, A: Element, D: Dimension> DeserializeBy<'de, W>
    for ArrayBase<OwnedArcRepr<A>, D>
{
    fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        read::<W, A, D, Array<A, D>, _>(deserializer, into_array).map(Array::into_shared)
    }
}

impl<'de: 'a, 'a, W: Wire, A: Element, D: Dimension> DeserializeBy<'de, W>
    for ArrayBase<CowRepr<'a, A>, D>
{
    fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        read::<W, A, D, CowArray<'de, A, D>, _>(deserializer, into_cow)
    }
}

impl<'de: 'a, 'a, W: Wire, A: Element, D: Dimension> DeserializeBy<'de, W>
    for ArrayBase<ViewRepr<&'a A>, D>
{
    fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
        read::<W, A, D, ArrayView<'de, A, D>, _>(deserializer, |array| into_view(&array))
    }
}
