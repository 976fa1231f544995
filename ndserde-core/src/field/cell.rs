//! What can be changed behind a shared reference, and `Cow`.

use alloc::borrow::{Cow, ToOwned};
use core::cell::{Cell, RefCell};
#[cfg(feature = "std")]
use std::sync::{Mutex, RwLock};

use serde_core::{Deserializer, Serializer, ser::Error};

use super::{
    DeserializeBy, SerializeBy,
    route::{ItemRoute, Route},
};

impl<W: Route, T: SerializeBy<W> + Copy> SerializeBy<W> for Cell<T> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize_by(serializer)
    }
}

macro_rules! locked {
    ($($lock:ident $look:ident $error:literal;)*) => {$(
        impl<W: Route, T: SerializeBy<W> + ?Sized> SerializeBy<W> for $lock<T> {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.$look() {
                    Ok(value) => value.serialize_by(serializer),
                    Err(_) => Err(S::Error::custom($error)),
                }
            }
        }
    )*};
}

// The words are serde's.
locked! {
    RefCell try_borrow "already mutably borrowed";
}

#[cfg(feature = "std")]
locked! {
    Mutex lock "lock poison error while serializing";
    RwLock read "lock poison error while serializing";
}

macro_rules! made_new {
    ($($cell:ident),*) => {$(
        impl<'de, W: Route, T: DeserializeBy<'de, W>> DeserializeBy<'de, W> for $cell<T> {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                T::deserialize_part(deserializer).map(Self::new)
            }
        }
    )*};
}

made_new!(Cell, RefCell);
#[cfg(feature = "std")]
made_new!(Mutex, RwLock);

impl<W: Route, T: SerializeBy<W> + ToOwned + ?Sized> SerializeBy<W> for Cow<'_, T> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize_by(serializer)
    }
}

/// Always owned, as serde's own is: for arrays that borrow there is `CowArray`.
impl<'de, W, T> DeserializeBy<'de, W> for Cow<'_, T>
where
    W: ItemRoute,
    T: ToOwned<Owned: DeserializeBy<'de, W>> + ?Sized,
{
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::Owned::deserialize_part(deserializer).map(Cow::Owned)
    }
}
