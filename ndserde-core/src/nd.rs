//! A wire as an argument of serde's attributes.

use std::marker::PhantomData;

use serde::{Deserializer, Serializer};

use crate::{
    field::{DeserializeField, SerializeField},
    wire::{Tagged, Wire},
};

/// A wire for `#[serde(with = "..")]`: `Nd::<MyWire>` is to any wire what the with-modules are to
/// the wires of this crate.
///
/// ```
/// use ndarray::{Array2, arr2};
/// use ndserde_core::{Nd, wire::Readable};
///
/// let array = arr2(&[[1u8, 2], [3, 4]]);
/// let mut json = Vec::new();
/// Nd::<Readable>::serialize(&array, &mut serde_json::Serializer::new(&mut json)).unwrap();
/// let mut reader = serde_json::Deserializer::from_slice(&json);
/// let back: Array2<u8> = Nd::<Readable>::deserialize(&mut reader).unwrap();
/// assert_eq!(back, array);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Nd<W = Tagged>(PhantomData<W>);

impl<W: Wire> Nd<W> {
    /// Writes the field, each array in it by the wire.
    ///
    /// # Errors
    /// When the wire cannot hold an array, or the backend fails.
    pub fn serialize<T, S>(field: &T, serializer: S) -> Result<S::Ok, S::Error>
    where
        T: SerializeField<W> + ?Sized,
        S: Serializer,
    {
        field.serialize_field(serializer)
    }

    /// Reads the field, each array in it by the wire.
    ///
    /// # Errors
    /// When the input is not in the wire's form, does not fit the field, or the backend fails.
    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: DeserializeField<'de, W>,
        D: Deserializer<'de>,
    {
        T::deserialize_field(deserializer)
    }
}

/// `#[serde_as(as = "Nd<Npy>")]`, also inside `serde_with`'s containers.
#[cfg(feature = "serde_with")]
impl<T: SerializeField<W> + ?Sized, W: Wire> serde_with::SerializeAs<T> for Nd<W> {
    fn serialize_as<S: Serializer>(field: &T, serializer: S) -> Result<S::Ok, S::Error> {
        field.serialize_field(serializer)
    }
}

#[cfg(feature = "serde_with")]
impl<'de, T: DeserializeField<'de, W>, W: Wire> serde_with::DeserializeAs<'de, T> for Nd<W> {
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize_field(deserializer)
    }
}
