//! A part of a field, as a value that serde knows.

use core::marker::PhantomData;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeBy, SerializeBy};

/// A part and its route: one that is lent, to be written, or one that was read.
pub(super) struct FieldPart<T, R>(T, PhantomData<R>);

impl<T, R> FieldPart<T, R> {
    pub(super) const fn of(part: T) -> Self {
        Self(part, PhantomData)
    }

    pub(super) fn into_inner(self) -> T {
        self.0
    }
}

/// References pass on wires, but not [`Plain`](super::route::Plain), which serde's own implementation
/// for them does; so they are taken off here.
impl<T: SerializeBy<R> + ?Sized, R> Serialize for FieldPart<&T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_by(serializer)
    }
}

impl<'de, T: DeserializeBy<'de, R>, R> Deserialize<'de> for FieldPart<T, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_part(deserializer).map(Self::of)
    }
}
