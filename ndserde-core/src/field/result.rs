//! `Result`, whose sides may take different routes.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    DeserializeField, Nd, SerializeField,
    route::{Named, Part},
};
use crate::{error::shortened, wire::Wire};

impl<A, B, T, E> SerializeField<(A, B)> for Result<T, E>
where
    A: Named,
    B: Named,
    T: SerializeField<A>,
    E: SerializeField<B>,
{
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Part::<_, A>::of).map_err(Part::<_, B>::of).serialize(serializer)
    }
}

impl<W: Wire, T: SerializeField<W>, E: SerializeField<W>> SerializeField<W> for Result<T, E> {
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SerializeField::<(W, W)>::serialize_wire(self, serializer)
    }
}

impl<'de, A, B, T, E> DeserializeField<'de, (A, B)> for Result<T, E>
where
    A: Named,
    B: Named,
    T: DeserializeField<'de, A>,
    E: DeserializeField<'de, B>,
{
    fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Result::<Nd<T, A>, Nd<E, B>>::deserialize(deserializer).map_err(shortened)?;
        Ok(read.map(Nd::into_inner).map_err(Nd::into_inner))
    }
}

impl<'de, W, T, E> DeserializeField<'de, W> for Result<T, E>
where
    W: Wire,
    T: DeserializeField<'de, W>,
    E: DeserializeField<'de, W>,
{
    fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DeserializeField::<(W, W)>::deserialize_wire(deserializer)
    }
}
