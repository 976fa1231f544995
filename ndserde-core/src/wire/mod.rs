//! The wires: how an array is represented in serde's data model.
//!
//! A wire is a marker type that implements [`Wire`]. Each wire of this crate lives in a file of its
//! own, beside the page that specifies it.
//!
//! For a wire of your own the trait is all you implement: it is given an [`ArrayBytes`] to write,
//! and makes an [`UncheckedArray`] of what it reads for a [`FieldType`]. [`PayloadBytes`] and
//! [`PayloadSeed`] write and read the data as the wires of this crate do: base64 in text formats,
//! bytes in binary ones. [`HeadedBytes`] and [`HeadedSeed`] do so with a head of your own before the data.

pub(crate) mod any;
mod around;
mod cbor_tag;
mod codec;
mod dtype;
mod enclosed;
mod json_numpy;
mod keyed;
mod kind;
mod msgpack_numpy;
mod ndarray_v1;
mod nested;
pub(crate) mod npy;
mod npy_latin1;
mod packed;
mod pickle;
mod pickle_latin1;
mod raw;
mod readable;
pub(crate) mod shuffle;
mod tagged;
mod triple;
mod typed_array;
mod typestr;
mod word;
#[cfg(feature = "compression")]
pub(crate) mod zipped;

use serde_core::{Deserializer, Serializer, ser::Error as _};

use crate::{dtype::DType, error::Error};

pub(crate) use cbor_tag::WithTag;
#[cfg(feature = "schemars_1")]
pub(crate) use dtype::{DTypeName, Typed};

pub use any::Any;
#[cfg(feature = "compression")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "compression")))]
pub use around::Gzip;
#[cfg(feature = "zstd_0_13")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "zstd_0_13")))]
pub use around::Zstd;
pub use around::{Cast, DateTime64, NullAsNan, TimeDelta64, unit};
pub use json_numpy::JsonNumpy;
pub use msgpack_numpy::MsgpackNumpy;
pub use ndarray_v1::NdarrayV1;
pub use nested::Nested;
pub use npy::Npy;
pub use npy_latin1::NpyLatin1;
pub use packed::Packed;
pub use pickle::Pickle;
pub use pickle_latin1::PickleLatin1;
pub use raw::Raw;
pub use readable::Readable;
pub use tagged::Tagged;
pub use triple::Triple;
pub use typed_array::TypedArray;

/// The rules of [`Cast`], by which one dtype becomes another.
pub mod cast {
    pub use crate::cast::{Casting, Exact, Safe, SameKind};
}

pub use crate::{
    dtype::Descr,
    payload::{HeadedBytes, HeadedSeed, PayloadBytes, PayloadSeed},
    shape::Shape,
    untyped::{ArrayBytes, FieldType, Payload, UncheckedArray},
};

#[doc(hidden)]
pub use crate::untyped::{ArrayBlocks, Written};

/// How an array is represented in serde's data model, whatever its element type, its dimension and
/// the data format.
///
/// Implement it on a marker type to give arrays a representation of your own, and name it in
/// `#[nd(wire = MyWire)]` or `#[serde(with = "ndserde::As::<MyWire>")]`:
///
/// ```
/// use ndserde::{
///     ByteOrder, Nd,
///     wire::{FieldType, PayloadBytes, PayloadSeed, UncheckedArray, ArrayBytes, Wire},
/// };
/// use serde::{Deserializer, Serialize, Serializer, de::{DeserializeSeed, Error}};
///
/// /// One-dimensional bytes alone: `"AAEC"` in JSON.
/// struct Bare;
///
/// impl Wire for Bare {
///     const NAME: &'static str = "bare";
///
///     fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
///         PayloadBytes::new(array.data()).serialize(serializer)
///     }
///
///     fn deserialize<'de, D: Deserializer<'de>>(
///         deserializer: D,
///         field: &FieldType,
///     ) -> Result<UncheckedArray<'de>, D::Error> {
///         // The document does not state the dtype, so it is the field's.
///         let dtype = field.require_dtype().map_err(D::Error::custom)?;
///         let describes_itself = deserializer.is_human_readable();
///         let seed = PayloadSeed::new(Self::NAME, Some(dtype), describes_itself);
///         let data = seed.deserialize(deserializer)?;
///         let array = UncheckedArray::new(dtype, data.own_shape(dtype), data);
///         Ok(array.with_byteorder(ByteOrder::Little))
///     }
/// }
///
/// let array = ndarray::arr1(&[0u8, 1, 2]);
/// let json = serde_json::to_string(&Nd::by::<Bare>(&array))?;
/// assert_eq!(json, r#""AAEC""#);
/// let back: ndarray::Array1<u8> = serde_json::from_str::<Nd<_, Bare>>(&json)?.into_inner();
/// assert_eq!(back, array);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no wire",
    note = "the wires are the types in ndserde::wire, and types of your own that implement its trait `Wire`"
)]
pub trait Wire {
    /// The name that error messages start with.
    const NAME: &'static str;

    /// Writes an array, whose data comes here little-endian.
    ///
    /// # Errors
    /// When the wire cannot hold this array, or the data format fails.
    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error>;

    /// Writes an array that may be a view whose elements lie apart: copied here, unless wire and format
    /// take them block by block.
    #[doc(hidden)]
    fn serialize_written<S: Serializer>(
        array: Written<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let copy;
        let array = match array {
            Written::Whole(array) => array,
            Written::Apart(blocks) => {
                copy =
                    blocks.whole().map_err(|error| S::Error::custom(error.in_wire(Self::NAME)))?;
                &copy
            }
        };
        Self::serialize(array, serializer)
    }

    /// Reads what the input says of an array; [`UncheckedArray::check`] follows, for all wires alike.
    ///
    /// # Errors
    /// When the input is not in this wire's form, or the data format fails.
    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error>;

    /// The dtype that stands in the document for elements of this one: another where the wire says so,
    /// such as [`DateTime64`]. For what carries arrays by something else than serde.
    ///
    /// # Errors
    /// When the wire does not take these elements.
    fn written_dtype(dtype: &DType) -> Result<DType, Error> {
        Ok(dtype.clone())
    }

    /// What the field holds of an array that something else than serde has read: checked, and converted
    /// where the wire says so, such as [`Cast`].
    ///
    /// # Errors
    /// As [`UncheckedArray::check`], or when it cannot be converted.
    fn accept<'de>(
        array: UncheckedArray<'de>,
        field: &FieldType,
    ) -> Result<ArrayBytes<'de>, Error> {
        array.check(field)
    }
}
