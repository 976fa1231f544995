//! The arrays themselves: where the wire, the hub and ndarray meet.

use serde_core::{Deserializer, Serializer, de::Error as _, ser::Error as _};

use super::{DeserializeBy, SerializeBy};
use crate::{
    array::{LendWritten, ReadNdArray, for_each_ndarray},
    backend::Backend,
    element::{Element, Write},
    wire::Wire,
};

/// Reads by the wire, checks in the hub, and makes an array of the result.
fn read<'de, W, T, D>(deserializer: D) -> Result<T, D::Error>
where
    W: Wire,
    T: ReadNdArray<'de>,
    D: Deserializer<'de>,
{
    W::deserialize(deserializer, T::FIELD_TYPE)?
        .check_from(Backend::of::<D::Error>, T::FIELD_TYPE)
        .and_then(T::from_untyped)
        .map_err(|error| D::Error::custom(error.in_wire(W::NAME)))
}

/// Writes by the wire.
fn write<W: Wire, S: Serializer>(
    array: &dyn LendWritten,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let (mut serializer, mut written) = (Some(serializer), None);
    array
        .lend_written(&mut |array| {
            written = serializer.take().map(|to| W::serialize_written(array, to));
        })
        .map_err(|error| S::Error::custom(error.in_wire(W::NAME)))?;
    // Not met: an array that has been lent has been written.
    written.unwrap_or_else(|| Err(S::Error::custom("the array was not lent")))
}

macro_rules! arrays {
    ($ndarray:ident) => {
        impl<W: Wire, S, D> SerializeBy<W> for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::Data,
            S::Elem: Write,
            D: $ndarray::Dimension,
        {
            fn serialize_by<Ser: Serializer>(&self, serializer: Ser) -> Result<Ser::Ok, Ser::Error> {
                write::<W, Ser>(self, serializer)
            }
        }

        arrays! {
            @read $ndarray;
            ['de] $ndarray::Array<A, D>;
            ['de] $ndarray::ArcArray<A, D>;
            ['de: 'a, 'a] $ndarray::CowArray<'a, A, D>;
            ['de: 'a, 'a] $ndarray::ArrayView<'a, A, D>;
        }
    };
    (@read $ndarray:ident; $([$($lifetime:tt)*] $Array:ty;)*) => {$(
        impl<$($lifetime)*, W, A, D> DeserializeBy<'de, W> for $Array
        where
            W: Wire,
            A: Element,
            D: $ndarray::Dimension,
        {
            fn deserialize_part<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
                read::<W, Self, _>(deserializer)
            }
        }
    )*};
}

for_each_ndarray!(arrays);

impl<W: Wire, A: Write, D: ndarray::Dimension> SerializeBy<W> for ndarray::ArrayRef<A, D> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SerializeBy::<W>::serialize_by(&self.view(), serializer)
    }
}
