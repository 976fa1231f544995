//! Fields outside any struct, and their value as bytes.

use std::marker::PhantomData;

use ndserde::{
    field::{DeserializeField, SerializeField},
    wire::{Tagged, Wire},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A field as a document of its own.
pub struct Doc<T, W>(pub T, PhantomData<W>);

impl<T, W> Doc<T, W> {
    pub fn new(field: T) -> Self {
        Self(field, PhantomData)
    }
}

impl<T: SerializeField<W>, W: Wire> Serialize for Doc<T, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_wire(serializer)
    }
}

impl<'de, T: DeserializeField<'de, W>, W: Wire> Deserialize<'de> for Doc<T, W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_wire(deserializer).map(Self::new)
    }
}

/// Shape, order and every bit of every element: equal bytes are equal values, NaN or not.
pub fn fingerprint<T: SerializeField<Tagged>>(field: &T) -> Vec<u8> {
    rmp_serde::to_vec(&Doc::<&T, Tagged>::new(field)).expect("MessagePack holds every array")
}
