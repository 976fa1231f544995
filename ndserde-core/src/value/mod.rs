//! Documents of any content, with arrays in them.

mod arrays;
mod display;
mod document;
mod from;
mod index;
mod jsonpickle;
mod key;
mod look;
mod map;
mod object;
mod path;
mod read;
mod scalar;
mod write;

#[doc(hidden)]
use alloc::{boxed::Box, string::String, vec::Vec};

pub use self::look::claims_array;
pub use self::{
    arrays::{ArrayPath, Arrays},
    document::Document,
    index::Index,
    key::Key,
    map::Map,
    object::Object,
};
use crate::dynamic::DynArray;
pub use crate::dynamic::Summary;
pub use crate::number::BigInt;

/// A document of any content, in which arrays are [`DynArray`]s: what `serde_json::Value` is to JSON,
/// for every data format that describes itself.
///
/// Arrays are found by their marks, in each layout of the wire [`any`](crate::any). What has no mark
/// is no array: a list of numbers stays a list. So does what has marks and is no sound array, and what
/// has a layout that is known and not read, such as compressed data: nothing is lost, and reading a
/// document never fails because of them. An array that has a name or the like beside it, as those of
/// the Open Inference Protocol do, stands as `data` in a map of that.
///
/// ```
/// use ndserde::{DType, Value};
///
/// let value: Value = serde_json::from_str(r#"{
///     "name": "a model",
///     "layers": [{"weights": {"__numpy__": "AQACAAMA", "dtype": "<i2", "shape": [1, 3]}}],
///     "plain": [1, 2, 3]
/// }"#)?;
/// let weights = value["layers"][0]["weights"].as_array().unwrap();
/// assert_eq!((weights.dtype(), weights.shape()), (&DType::Int16, &[1, 3][..]));
/// assert_eq!(value["plain"].as_list().map(<[_]>::len), Some(3));
/// assert_eq!(value.get_path("layers[0].weights"), Some(&value["layers"][0]["weights"]));
///
/// // Each array by the wire `tagged`, in another data format.
/// let cbor = ciborium::Value::serialized(&value)?;
/// assert_eq!(cbor.deserialized::<Value>()?, value);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Reading stops 128 deep, and memory follows what the document holds. Arrays are written by the wire
/// [`tagged`](crate::tagged), bit for bit. Byte strings are bytes in binary formats, and lists of
/// numbers in text formats, which have no form for them; NaN and infinities beside arrays are what the
/// data format makes of them. Keys are text in JSON and TOML: two that would be the same there, such as
/// 1 and `"1"`, and bytes that are no text, are an error.
///
/// What only one data format has stays what it is: CBOR's tags, `MessagePack`'s extension types, and the
/// [`Object`]s of classes in pickles, which are looked into and written nowhere, as are the places where a
/// pickle has a value again ([`Same`](Value::Same)) or one that is not read ([`Unread`](Value::Unread)). In
/// others, writing it is an error. Of CBOR's libraries ciborium, cbor2 and minicbor-serde let tags
/// pass, and `serde_cbor` with the feature `serde_cbor_0_11`; without it `serde_cbor` passes over them,
/// and cbor4ii refuses them. CBOR's references to strings and the records of cbor-x are what they stand
/// for; its references to shared values too in a [`Document`], since they are counted from the
/// beginning of the whole, and those of jsonpickle. What serde cannot see is lost: CBOR's `undefined` is null, the tag that says
/// only that this is CBOR is none, and `MessagePack`'s text that is not UTF-8 is bytes. The command
/// `ndserde` finds the first and the last in the file, and tells them apart.
///
/// Integers keep all their digits, up to the 4,300 that Python reads. Of JSON only [`json`](crate::json)
/// and `serde_json`'s feature `arbitrary_precision` hand over those of more than 64 bits; `serde_json` by
/// itself makes floats of them. Keys are such integers too in pickles and in CBOR, of which ciborium
/// (but for keys from -2^128 to -2^127 - 1) and cbor2 hand them over; in text formats they are written as
/// text.
///
/// A complex number, date or record that stands by itself in a pickle is an array without axes, and is
/// written as one.
///
/// A value takes 16 bytes, so that a list of numbers takes twice what they do as an array: what needs
/// more stands in a box. [`Value::from`] and `collect` fill it; bytes, for which there is no `from`, are
/// `Value::Bytes(bytes.into())`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// Nothing: `null`, `None`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer; one above `i64::MAX` is [`Unsigned`](Self::Unsigned).
    Integer(i64),
    /// An integer above `i64::MAX`.
    Unsigned(u64),
    /// An integer of more than 64 bits, as [`Value::from`] and readers make it.
    BigInt(Box<BigInt>),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    Text(Box<String>),
    /// Bytes.
    Bytes(Box<Vec<u8>>),
    /// A list, also of numbers.
    List(Box<Vec<Value>>),
    /// A map, in the order of the document.
    Map(Box<Map>),
    /// An array.
    Array(Box<DynArray>),
    /// A tag of CBOR and the value behind it, which is not known here: a date, a decimal, a UUID.
    Tag(Box<(u64, Value)>),
    /// An extension type of `MessagePack`: its number, which is -1 for timestamps, and its bytes.
    Extension(i8, Box<Vec<u8>>),
    /// An object of a class in a pickle, which no format has a form for: it can be looked into, and not
    /// be written.
    Object(Box<Object>),
    /// What stands before this in the same pickle, which has it in both places: the path from the whole,
    /// empty where the value stands within the whole that it is. None where a path would be too long.
    ///
    /// [`get_shared_path`](Self::get_shared_path) of the whole leads through it. No format has a form for it.
    Same(Option<Box<String>>),
    /// What stands in a pickle and is not read: why. No format has a form for it.
    Unread(Box<String>),
}

impl Value {
    /// The array, if it is one.
    #[must_use]
    pub fn as_array(&self) -> Option<&DynArray> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The array, if it is one.
    #[must_use]
    pub fn as_array_mut(&mut self) -> Option<&mut DynArray> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The items, if it is a list.
    #[must_use]
    pub const fn as_list_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries, if it is a map.
    #[must_use]
    pub const fn as_map(&self) -> Option<&Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The entries, if it is a map.
    #[must_use]
    pub const fn as_map_mut(&mut self) -> Option<&mut Map> {
        match self {
            Self::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The bytes, if it is a byte string.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The number as a float, rounded where it has more digits; none of other values.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "said above")]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Unsigned(number) => Some(*number as f64),
            Self::BigInt(number) => Some(number.to_f64()),
            Self::Float(number) => Some(*number),
            _ => None,
        }
    }

    /// The integer, if it is one that fits.
    #[must_use]
    pub const fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The integer, if it is one that is not negative.
    #[must_use]
    #[allow(clippy::cast_sign_loss, reason = "compared before")]
    pub const fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Integer(number @ 0..) => Some(*number as u64),
            Self::Unsigned(number) => Some(*number),
            _ => None,
        }
    }

    /// The integer, if it is one that fits.
    #[must_use]
    pub fn as_i128(&self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some((*number).into()),
            Self::Unsigned(number) => Some((*number).into()),
            Self::BigInt(number) => number.to_i128(),
            _ => None,
        }
    }

    /// The first tag before it and what stands behind that, if there is one.
    #[must_use]
    pub fn as_tag(&self) -> Option<(u64, &Self)> {
        match self {
            Self::Tag(tag) => Some((tag.0, &tag.1)),
            _ => None,
        }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value behind all tags and classes of objects before it.
    ///
    /// [`get`](Self::get), [`get_path`](Self::get_path), indices and
    /// [`iter_arrays`](Self::iter_arrays) look there by themselves.
    #[must_use]
    pub fn untagged(&self) -> &Self {
        let mut value = self;
        loop {
            value = match value {
                Self::Tag(tag) => &tag.1,
                Self::Object(object) => object.state(),
                _ => return value,
            };
        }
    }

    /// As [`untagged`](Self::untagged), to be changed.
    #[must_use]
    pub fn untagged_mut(&mut self) -> &mut Self {
        match self {
            Self::Tag(tag) => tag.1.untagged_mut(),
            Self::Object(object) => object.state_mut().untagged_mut(),
            value => value,
        }
    }

    /// Whether it is true; none of other values than bools.
    #[must_use]
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether there is nothing.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_small() {
        assert!(size_of::<Value>() <= 16, "{} bytes", size_of::<Value>());
    }
}
