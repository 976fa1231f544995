//! Values of plain ones, of arrays, and of what is collected.

use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};

use super::{BigInt, Key, Map, Value};
use crate::{array::for_each_ndarray, dynamic::DynArray, element::Element, float};

macro_rules! from_integers {
    ($($signed:ty)* ; $($unsigned:ty)*) => {
        $(
            impl From<$signed> for Value {
                fn from(number: $signed) -> Self {
                    Self::Integer(number.into())
                }
            }

            impl From<$signed> for Key {
                fn from(number: $signed) -> Self {
                    Self::Integer(number.into())
                }
            }
        )*
        $(
            impl From<$unsigned> for Value {
                fn from(number: $unsigned) -> Self {
                    i64::try_from(number).map_or(Self::Unsigned(number.into()), Self::Integer)
                }
            }

            impl From<$unsigned> for Key {
                fn from(number: $unsigned) -> Self {
                    i64::try_from(number).map_or(Self::Unsigned(number.into()), Self::Integer)
                }
            }
        )*
    };
}

from_integers!(i8 i16 i32 i64; u8 u16 u32 u64);

macro_rules! from_plain {
    ($($Value:ident: $plain:ty, $made:expr;)*) => {$(
        impl From<$plain> for $Value {
            fn from(plain: $plain) -> Self {
                $made(plain)
            }
        }
    )*};
}

macro_rules! from_big_integers {
    ($($Value:ident: $big:path;)*) => {$(
        /// An integer of 64 bits where it is one.
        impl From<BigInt> for $Value {
            fn from(number: BigInt) -> Self {
                match number.to_i128().map(|wide| (i64::try_from(wide), u64::try_from(wide))) {
                    Some((Ok(number), _)) => Self::Integer(number),
                    Some((_, Ok(number))) => Self::Unsigned(number),
                    _ => Self::BigInt($big(number)),
                }
            }
        }
    )*};
}

from_big_integers! {
    Value: Box::new;
    Key: core::convert::identity;
}

// No bytes: a `Vec<u8>` may as well be meant as a list, and `Value::Bytes` is nearly as short.
from_plain! {
    Value: bool, Self::Bool;
    Value: i128, |number| Self::from(BigInt::from(number));
    Value: u128, |number| Self::from(BigInt::from(number));
    Value: f32, |number| Self::Float(float::widen(number));
    Value: f64, Self::Float;
    Value: &str, |text| Self::from(str::to_owned(text));
    Value: String, |text| Self::Text(Box::new(text));
    Value: Map, |map| Self::Map(Box::new(map));
    Value: DynArray, |array| Self::Array(Box::new(array));
    Key: bool, Self::Bool;
    Key: &str, |text| Self::Text(str::to_owned(text));
    Key: String, Self::Text;
}

macro_rules! from_arrays {
    ($ndarray:ident) => {
        impl<A, D> From<$ndarray::Array<A, D>> for Value
        where
            A: Element,
            D: $ndarray::Dimension,
            DynArray: From<$ndarray::Array<A, D>>,
        {
            fn from(array: $ndarray::Array<A, D>) -> Self {
                DynArray::from(array).into()
            }
        }
    };
}

for_each_ndarray!(from_arrays);

impl<T: Into<Self>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl Value {
    /// A value behind one of CBOR's tags.
    ///
    /// ```
    /// use ndserde::Value;
    ///
    /// let date = Value::tagged(0, "2026-11-29T14:00:00Z");
    /// assert_eq!(date.as_tag(), Some((0, &"2026-11-29T14:00:00Z".into())));
    /// ```
    pub fn tagged(tag: u64, value: impl Into<Self>) -> Self {
        Self::Tag(Box::new((tag, value.into())))
    }
}

/// Null where there is none.
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(some: Option<T>) -> Self {
        some.map_or(Self::Null, Into::into)
    }
}

/// A list.
///
/// ```
/// use ndserde::Value;
///
/// let list: Value = ["a", "b"].into_iter().collect();
/// assert_eq!(list[1].as_str(), Some("b"));
/// ```
impl<T: Into<Self>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(Box::new(items.into_iter().map(Into::into).collect()))
    }
}

/// A map, as [`Map`] is collected.
///
/// ```
/// use ndserde::Value;
///
/// let map: Value = [("one", 1), ("two", 2)].into_iter().collect();
/// assert_eq!(map["two"].as_i64(), Some(2));
/// ```
impl<K: Into<Key>, V: Into<Self>> FromIterator<(K, V)> for Value {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Map::from_iter(entries).into()
    }
}
