//! `Ix2`, `IxDyn` and the others: the lengths of the axes, as a list.

use ndarray::{Dim, Dimension};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{DeserializeBy, SerializeBy};
use crate::wire::Wire;

impl<W: Wire, I: ?Sized> SerializeBy<W> for Dim<I>
where
    Self: Dimension,
{
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.slice().serialize(serializer)
    }
}

impl<'de, W: Wire, I> DeserializeBy<'de, W> for Dim<I>
where
    Self: Dimension,
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lengths = Vec::<usize>::deserialize(deserializer)?;
        if Self::NDIM.is_some_and(|rank| rank != lengths.len()) {
            return Err(D::Error::invalid_length(lengths.len(), &"one length for each axis"));
        }
        let mut dimension = Self::zeros(lengths.len());
        dimension.slice_mut().copy_from_slice(&lengths);
        Ok(dimension)
    }
}
