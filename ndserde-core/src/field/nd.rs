//! An array, or a container of arrays, as a value of its own.

use core::{fmt, marker::PhantomData};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    DeserializeBy, DeserializeElements, Elements, HoldsArray, SerializeBy, SerializeElements,
    holds::{Holds, WithArrays},
};
use crate::wire::{Tagged, Wire};

/// An array, or a container of arrays, that serde can write and read by itself.
///
/// For arrays that are no field of a struct: a document that is one array, an item of a container,
/// the body of a request. `W` is the wire, [`Tagged`] where none is named.
///
/// ```
/// use ndarray::{Array2, arr2};
/// use ndserde::{Nd, wire::Npy};
///
/// let array = arr2(&[[1.0, 2.0], [3.0, 4.0]]);
/// let json = serde_json::to_string(&Nd::new(&array))?;
/// let back: Array2<f64> = serde_json::from_str::<Nd<_>>(&json)?.into_inner();
/// assert_eq!(back, array);
///
/// let json = serde_json::to_string(&Nd::by::<Npy>(&array))?;
/// let back: Array2<f64> = serde_json::from_str::<Nd<_, Npy>>(&json)?.into_inner();
/// assert_eq!(back, array);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// It does not dereference to `T`: the compiler could not infer `Nd<_>` as above if it did.
pub struct Nd<T, W = Tagged> {
    wire: PhantomData<fn() -> W>,
    value: T,
}

impl<T> Nd<T> {
    /// A value that goes through the wire [`Tagged`].
    pub const fn new(value: T) -> Self {
        Self::of(value)
    }

    /// A value that goes through the wire that is named: `Nd::by::<Npy>(&array)`.
    pub const fn by<W>(value: T) -> Nd<T, W> {
        Nd::of(value)
    }
}

impl<T, W> Nd<T, W> {
    /// The value without the wire.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The value, which the wire is no part of.
    pub const fn get_ref(&self) -> &T {
        &self.value
    }

    /// The value, to be changed.
    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.value
    }

    const fn of(value: T) -> Self {
        Self { wire: PhantomData, value }
    }
}

/// It goes through its own wire, whatever is around it.
impl<T, W> Holds for Nd<T, W> {
    type What = WithArrays;
}

impl<T, W: WriteNd<T>> Serialize for Nd<T, W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        W::write(&self.value, serializer)
    }
}

impl<'de, T, W: ReadNd<'de, T>> Deserialize<'de> for Nd<T, W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        W::read(deserializer).map(Self::of)
    }
}

/// By what a value is written: a wire, for arrays, or [`Elements`] around one.
///
/// The messages are for `Elements`: of a wire the compiler says what is missing in the value.
#[diagnostic::on_unimplemented(
    message = "`{T}` holds no elements for an `Nd` to write as one array",
    label = "no vector, slice or fixed array of elements",
    note = "the page of `ndserde::Elements` says which types are one array; an ndarray array goes through a wire by itself: `Nd::new(array)`"
)]
pub trait WriteNd<T> {
    /// Writes the value.
    ///
    /// # Errors
    /// As the value's own trait.
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;
}

impl<T: SerializeBy<W> + HoldsArray, W: Wire> WriteNd<T> for W {
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize_by(serializer)
    }
}

impl<T: SerializeElements<W>, W: Wire> WriteNd<T> for Elements<W> {
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.serialize_by(serializer)
    }
}

/// By what a value is read: as [`WriteNd`].
#[diagnostic::on_unimplemented(
    message = "`{T}` holds no elements for an `Nd` to read from one array",
    label = "no vector, slice or fixed array of elements",
    note = "the page of `ndserde::Elements` says which types are one array; an ndarray array goes through a wire by itself: `Nd<Array1<f64>>`"
)]
pub trait ReadNd<'de, T> {
    /// Reads a value.
    ///
    /// # Errors
    /// As the value's own trait.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;
}

impl<'de, T: DeserializeBy<'de, W> + HoldsArray, W: Wire> ReadNd<'de, T> for W {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize_by(deserializer)
    }
}

impl<'de, T: DeserializeElements<'de, W>, W: Wire> ReadNd<'de, T> for Elements<W> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize_by(deserializer)
    }
}

/// By its own wire, whatever the field's is.
impl<T, W: WriteNd<T>, Outer: Wire> SerializeBy<Outer> for Nd<T, W> {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }
}

/// By its own wire, whatever the field's is.
impl<'de, T, W: ReadNd<'de, T>, Outer: Wire> DeserializeBy<'de, Outer> for Nd<T, W> {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl<T, W> From<T> for Nd<T, W> {
    fn from(value: T) -> Self {
        Self::of(value)
    }
}

impl<T, W> AsRef<T> for Nd<T, W> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

impl<T, W> AsMut<T> for Nd<T, W> {
    fn as_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: Clone, W> Clone for Nd<T, W> {
    fn clone(&self) -> Self {
        Self::of(self.value.clone())
    }
}

impl<T: Copy, W> Copy for Nd<T, W> {}

impl<T: Default, W> Default for Nd<T, W> {
    fn default() -> Self {
        Self::of(T::default())
    }
}

impl<T: PartialEq, W> PartialEq for Nd<T, W> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq, W> Eq for Nd<T, W> {}

impl<T: fmt::Debug, W> fmt::Debug for Nd<T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Nd").field(&self.value).finish()
    }
}
