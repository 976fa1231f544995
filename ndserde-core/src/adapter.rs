//! A wire as an argument of serde's attributes.

use core::marker::PhantomData;

use serde_core::{Deserializer, Serializer};

use crate::{
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{Tagged, Wire},
};

/// A wire as an adapter for serde's attributes: `As::<MyWire>` is to any wire what the with-modules
/// are to the wires of this crate.
///
/// For `#[serde(with = "ndserde::As::<MyWire>")]`, and with the feature `serde_with_3` for
/// `#[serde_as(as = "As<MyWire>")]`.
///
/// ```
/// use ndarray::{Array2, arr2};
/// use ndserde::{As, wire::Readable};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize)]
/// struct Board {
///     #[serde(with = "As::<Readable>")]
///     cells: Array2<u8>,
/// }
///
/// let json = serde_json::to_string(&Board { cells: arr2(&[[1, 2], [3, 4]]) })?;
/// assert!(json.contains("[[1,2],[3,4]]"));
/// assert_eq!(serde_json::from_str::<Board>(&json)?.cells, arr2(&[[1, 2], [3, 4]]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct As<W = Tagged>(PhantomData<W>);

impl<W: Wire> As<W> {
    /// Writes the field, each array in it by the wire.
    ///
    /// # Errors
    /// When the wire cannot hold an array, or the data format fails.
    pub fn serialize<T, S>(field: &T, serializer: S) -> Result<S::Ok, S::Error>
    where
        T: SerializeBy<W> + HoldsArray + ?Sized,
        S: Serializer,
    {
        field.serialize_by(serializer)
    }

    /// Reads the field, each array in it by the wire.
    ///
    /// # Errors
    /// When the input is not in the wire's form, does not fit the field, or the data format fails.
    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: DeserializeBy<'de, W> + HoldsArray,
        D: Deserializer<'de>,
    {
        T::deserialize_by(deserializer)
    }
}

/// `#[serde_as(as = "As<Npy>")]`, also inside the containers of `serde_with`.
#[cfg(feature = "serde_with_3")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "serde_with_3")))]
impl<T: SerializeBy<W> + HoldsArray + ?Sized, W: Wire> serde_with::SerializeAs<T> for As<W> {
    fn serialize_as<S: Serializer>(field: &T, serializer: S) -> Result<S::Ok, S::Error> {
        field.serialize_by(serializer)
    }
}

#[cfg(feature = "serde_with_3")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "serde_with_3")))]
impl<'de, T: DeserializeBy<'de, W> + HoldsArray, W: Wire> serde_with::DeserializeAs<'de, T>
    for As<W>
{
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize_by(deserializer)
    }
}
