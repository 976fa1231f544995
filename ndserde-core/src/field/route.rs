//! Where a field's parts go: arrays through a wire, values of the user's own types to serde.
//!
//! A route mirrors the type: a tuple of routes for a tuple, one route for all of a sequence. So
//! `Vec<(Meta, Array2<f32>)>` takes the route `(Plain, Tagged)`. A wire is the route of a type in
//! which every part is known to this crate.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeBy, SerializeBy};
use crate::wire::Wire;

/// The route of a part without arrays: serde's own traits.
pub struct Plain;

impl<T: Serialize + ?Sized> SerializeBy<Plain> for T {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeBy<'de, Plain> for T {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer)
    }
}

/// What errors call the arrays on a route.
pub trait Named {
    /// The wire's name; empty where there are no arrays.
    const NAME: &'static str;
}

impl Named for Plain {
    const NAME: &'static str = "";
}

impl<W: Wire> Named for W {
    const NAME: &'static str = W::NAME;
}

/// A route with arrays on it, which containers pass on to what they hold.
///
/// [`Plain`] is none: serde's own implementations are for the whole of a plain container.
pub trait Route: Named {}

impl<W: Wire> Route for W {}

/// A route by which the items of a sequence are fields for themselves: all but
/// [`Elements`](super::Elements), by which the sequence is the array.
pub trait ItemRoute: Route {}

impl<W: Wire> ItemRoute for W {}

/// One route for all parts of a tuple.
pub trait OneRoute: Route {}

impl<W: Wire> OneRoute for W {}
