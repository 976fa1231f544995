//! `Result`, whose sides may take different routes.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    DeserializeBy, FieldPart, SerializeBy,
    route::{Named, OneRoute},
};

impl<A, B, T, E> SerializeBy<(A, B)> for Result<T, E>
where
    A: Named,
    B: Named,
    T: SerializeBy<A>,
    E: SerializeBy<B>,
{
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref()
            .map(FieldPart::<_, A>::of)
            .map_err(FieldPart::<_, B>::of)
            .serialize(serializer)
    }
}

impl<W: OneRoute, T: SerializeBy<W>, E: SerializeBy<W>> SerializeBy<W> for Result<T, E> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SerializeBy::<(W, W)>::serialize_by(self, serializer)
    }
}

impl<'de, A, B, T, E> DeserializeBy<'de, (A, B)> for Result<T, E>
where
    A: Named,
    B: Named,
    T: DeserializeBy<'de, A>,
    E: DeserializeBy<'de, B>,
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Result::<FieldPart<T, A>, FieldPart<E, B>>::deserialize(deserializer)?;
        Ok(read.map(FieldPart::into_inner).map_err(FieldPart::into_inner))
    }
}

impl<'de, W, T, E> DeserializeBy<'de, W> for Result<T, E>
where
    W: OneRoute,
    T: DeserializeBy<'de, W>,
    E: DeserializeBy<'de, W>,
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DeserializeBy::<(W, W)>::deserialize_part(deserializer)
    }
}
