//! Arrays of any dtype as fields.

use serde_core::{Deserializer, Serializer, de::Error as _, ser::Error as _};

use super::{DeserializeBy, SerializeBy};
use crate::{backend::Backend, dynamic::DynArray, untyped::FieldType, wire::Wire};

impl<W: Wire> SerializeBy<W> for DynArray {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_untyped(|array| W::serialize(array, serializer))
            .map_err(|error| S::Error::custom(error.in_wire(W::NAME)))?
    }
}

impl<'de, W: Wire> DeserializeBy<'de, W> for DynArray {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let any = FieldType::any(None);
        W::deserialize(deserializer, &any)?
            .check_from(Backend::of::<D::Error>, &any)
            .and_then(Self::from_untyped)
            .map_err(|error| D::Error::custom(error.in_wire(W::NAME)))
    }
}
