//! `Ix2`, `IxDyn` and the others: the lengths of the axes, as a list.

use alloc::vec::Vec;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{DeserializeBy, SerializeBy};
use crate::{array::for_each_ndarray, wire::Wire};

macro_rules! dimensions {
    ($ndarray:ident) => {
        impl<W: Wire, I: ?Sized> SerializeBy<W> for $ndarray::Dim<I>
        where
            Self: $ndarray::Dimension,
        {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $ndarray::Dimension::slice(self).serialize(serializer)
            }
        }

        impl<'de, W: Wire, I> DeserializeBy<'de, W> for $ndarray::Dim<I>
        where
            Self: $ndarray::Dimension,
        {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let lengths = Vec::<usize>::deserialize(deserializer)?;
                if <Self as $ndarray::Dimension>::NDIM.is_some_and(|rank| rank != lengths.len()) {
                    return Err(D::Error::invalid_length(
                        lengths.len(),
                        &"one length for each axis",
                    ));
                }
                let mut dimension = <Self as $ndarray::Dimension>::zeros(lengths.len());
                $ndarray::Dimension::slice_mut(&mut dimension).copy_from_slice(&lengths);
                Ok(dimension)
            }
        }
    };
}

for_each_ndarray!(dimensions);
