//! A field of a wire as a serde value of its own.

use std::marker::PhantomData;

use ndserde::{
    As,
    field::{DeserializeField, SerializeField},
    wire::Wire,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What `#[serde(with = "..")]` does to a field, without the struct around it.
#[derive(Debug)]
pub struct Held<W, T>(pub T, pub PhantomData<W>);

impl<W, T> Held<W, T> {
    pub fn new(field: T) -> Self {
        Self(field, PhantomData)
    }
}

impl<W: Wire, T: SerializeField<W>> Serialize for Held<W, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        As::<W>::serialize(&self.0, serializer)
    }
}

impl<'de, W: Wire, T: DeserializeField<'de, W>> Deserialize<'de> for Held<W, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        As::<W>::deserialize(deserializer).map(Self::new)
    }
}
