//! References, `Box`, `Rc`, `Arc` and `Option`.

use alloc::{boxed::Box, rc::Rc, sync::Arc};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeBy, FieldPart, SerializeBy, route::Route};

macro_rules! pointer {
    ($($pointer:ty),*) => {$(
        impl<W: Route, T: SerializeBy<W> + ?Sized> SerializeBy<W> for $pointer {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (**self).serialize_by(serializer)
            }
        }
    )*};
}

pointer!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

macro_rules! owning_pointer {
    ($($pointer:ident),*) => {$(
        impl<'de, W: Route, T: DeserializeBy<'de, W>> DeserializeBy<'de, W> for $pointer<T> {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::deserialize_boxed(deserializer).map(Self::from)
            }
        }
    )*};
}

owning_pointer!(Box, Rc, Arc);

impl<W: Route, T: SerializeBy<W>> SerializeBy<W> for Option<T> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(FieldPart::<_, W>::of).serialize(serializer)
    }
}

impl<'de, W: Route, T: DeserializeBy<'de, W>> DeserializeBy<'de, W> for Option<T> {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<FieldPart<T, W>>::deserialize(deserializer)?.map(FieldPart::into_inner))
    }
}
