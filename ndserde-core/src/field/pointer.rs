//! References, `Box`, `Rc`, `Arc` and `Option`.

use std::{rc::Rc, sync::Arc};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{DeserializeField, Nd, SerializeField, route::Route};

macro_rules! pointer {
    ($($pointer:ty),*) => {$(
        impl<W: Route, T: SerializeField<W> + ?Sized> SerializeField<W> for $pointer {
            fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                (**self).serialize_wire(serializer)
            }
        }
    )*};
}

pointer!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

macro_rules! owning_pointer {
    ($($pointer:ident),*) => {$(
        impl<'de, W: Route, T: DeserializeField<'de, W>> DeserializeField<'de, W> for $pointer<T> {
            fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::deserialize_wire(deserializer).map(Self::new)
            }
        }
    )*};
}

owning_pointer!(Box, Rc, Arc);

impl<W: Route, T: SerializeField<W>> SerializeField<W> for Option<T> {
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(Nd::<_, W>::of).serialize(serializer)
    }
}

impl<'de, W: Route, T: DeserializeField<'de, W>> DeserializeField<'de, W> for Option<T> {
    fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Nd<T, W>>::deserialize(deserializer)?.map(Nd::into_inner))
    }
}
