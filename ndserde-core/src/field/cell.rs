//! What can be changed behind a shared reference, and `Cow`.

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    sync::{Mutex, RwLock},
};

use serde_core::{Deserializer, Serializer, ser::Error};

use super::{DeserializeField, SerializeField, route::Route};

impl<W: Route, T: SerializeField<W> + Copy> SerializeField<W> for Cell<T> {
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize_wire(serializer)
    }
}

macro_rules! locked {
    ($($lock:ident $look:ident $error:literal;)*) => {$(
        impl<W: Route, T: SerializeField<W> + ?Sized> SerializeField<W> for $lock<T> {
            fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.$look() {
                    Ok(value) => value.serialize_wire(serializer),
                    Err(_) => Err(S::Error::custom($error)),
                }
            }
        }
    )*};
}

// The words are serde's.
locked! {
    RefCell try_borrow "already mutably borrowed";
    Mutex lock "lock poison error while serializing";
    RwLock read "lock poison error while serializing";
}

macro_rules! made_new {
    ($($cell:ident),*) => {$(
        impl<'de, W: Route, T: DeserializeField<'de, W>> DeserializeField<'de, W> for $cell<T> {
            fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::deserialize_wire(deserializer).map(Self::new)
            }
        }
    )*};
}

made_new!(Cell, RefCell, Mutex, RwLock);

impl<W: Route, T: SerializeField<W> + ToOwned + ?Sized> SerializeField<W> for Cow<'_, T> {
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize_wire(serializer)
    }
}

/// Always owned, as serde's own is: for arrays that borrow there is `CowArray`.
impl<'de, W, T> DeserializeField<'de, W> for Cow<'_, T>
where
    W: Route,
    T: ToOwned<Owned: DeserializeField<'de, W>> + ?Sized,
{
    fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::Owned::deserialize_wire(deserializer).map(Cow::Owned)
    }
}
