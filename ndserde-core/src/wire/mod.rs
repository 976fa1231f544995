//! The wires: how an array stands in serde's data model.
//!
//! A wire is a marker type that implements [`Wire`]; each lives in a file of its own, next to the
//! page that specifies it.

mod json_numpy;
mod keys;
mod msgpack_numpy;
mod ndarray_v1;
mod nested;
pub(crate) mod npy;
mod npy_latin1;
mod readable;
mod tagged;
mod triple;
mod typestr;
mod word;

use serde::{Deserializer, Serializer};

pub use json_numpy::JsonNumpy;
pub use msgpack_numpy::MsgpackNumpy;
pub use ndarray_v1::NdarrayV1;
pub use nested::Nested;
pub use npy::Npy;
pub use npy_latin1::NpyLatin1;
pub use readable::Readable;
pub use tagged::Tagged;
pub use triple::Triple;

use crate::parts::{Expect, Parts, RawParts};

/// A way for an array to stand in serde's data model, whatever the element type, the dimension and
/// the backend.
///
/// Implement it on a marker type to give arrays a form of your own, and use it as
/// `#[serde(with = "ndserde::Nd::<MyWire>")]`:
///
/// ```
/// use ndserde_core::{
///     DTypeTag, Nd, Order,
///     parts::{Expect, Parts, RawParts},
///     payload::{Data, Form, Payload},
///     wire::Wire,
/// };
/// use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeSeed};
///
/// /// One-dimensional bytes alone: `"AAEC"` in JSON.
/// struct Bare;
///
/// impl Wire for Bare {
///     const NAME: &'static str = "bare";
///
///     fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
///         Data(parts.data()).serialize(serializer)
///     }
///
///     fn deserialize<'de, D: Deserializer<'de>>(
///         deserializer: D,
///         expect: Expect,
///     ) -> Result<RawParts<'de>, D::Error> {
///         let form = if deserializer.is_human_readable() { Form::Any } else { Form::Bytes };
///         let data = Payload { wire: Self::NAME, dtype: expect.dtype, form }.deserialize(deserializer)?;
///         Ok(RawParts {
///             dtype: DTypeTag::named(expect.dtype),
///             shape: data.own_shape(expect.dtype),
///             byteorder: Some(ndserde_core::ByteOrder::Little),
///             order: Order::C,
///             data,
///         })
///     }
/// }
///
/// let array = ndarray::arr1(&[0u8, 1, 2]);
/// let mut json = Vec::new();
/// Nd::<Bare>::serialize(&array, &mut serde_json::Serializer::new(&mut json)).unwrap();
/// assert_eq!(json, br#""AAEC""#);
///
/// let mut reader = serde_json::Deserializer::from_slice(&json);
/// let back: ndarray::Array1<u8> = Nd::<Bare>::deserialize(&mut reader).unwrap();
/// assert_eq!(back, array);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no wire",
    note = "the wires are the types in ndserde::wire, and types of your own that implement its trait `Wire`"
)]
pub trait Wire {
    /// The name that error messages start with.
    const NAME: &'static str;

    /// Writes an array; the parts that come here are little-endian.
    ///
    /// # Errors
    /// When the wire cannot hold this array, or the backend fails.
    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads what the input says of an array; [`RawParts::check`] follows, for all wires alike.
    ///
    /// # Errors
    /// When the input is not in this wire's form, or the backend fails.
    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error>;
}
