//! The table of scalars: how each stands in memory, in a list, and in text.

use std::borrow::Cow;

use bytemuck::Pod;
use serde_core::{Deserializer, Serialize, Serializer, de::Visitor};

use super::Number;
use crate::{dtype::DType, error::Error};

/// A scalar of an array, which is a number (or a bool) of a list.
///
/// A type without values: what lies in memory is the [`Word`](Self::Word).
pub(in crate::payload) trait Scalar {
    /// The scalar's memory, in the machine's byte order.
    type Word: Pod;
    /// What serde knows it as.
    type Number: Serialize + Clone;

    /// Asks a format for this type, where the format can't tell by itself.
    fn ask<'de, D, V>(deserializer: D, visitor: V) -> Result<V::Value, D::Error>
    where
        D: Deserializer<'de>,
        V: Visitor<'de>;

    /// The scalar that a number of a list means; `dtype` is for the message.
    ///
    /// A number with more digits than a float has is rounded to the nearest, once, as every reader
    /// of decimal numbers does; everything else that would change the value is refused.
    fn from_number(number: Number, dtype: &DType) -> Result<Self::Word, Error>;

    /// The number that a word spells, exactly as far as the scalar can hold it.
    #[inline]
    fn from_word(word: &str) -> Option<Number> {
        Number::from_word(word)
    }

    /// Writes the scalar as a number; `in_words` where it may have to be a word, in text.
    fn write<S: Serializer>(
        word: Self::Word,
        in_words: bool,
        serializer: S,
    ) -> Result<S::Ok, S::Error>;

    /// Whether serde writes a row of [`numbers`](Self::numbers) like any vector, by code that a
    /// backend has anyway, and that is the best it has.
    const VECTOR: bool;
    /// Whether there are values that JSON has no number for.
    const WORDS: bool;

    /// The scalars as what serde knows; of use where they are a [`VECTOR`](Self::VECTOR) to it.
    fn numbers(words: &[Self::Word]) -> Cow<'_, [Self::Number]>;

    /// Whether text formats can write every one of these as they are: looked at once for a row.
    #[inline]
    fn all_plain(_: &[Self::Word]) -> bool {
        true
    }

    /// The word that text formats need for a value that JSON has no number for.
    #[inline]
    fn name(_: Self::Word) -> Option<&'static str> {
        None
    }
}

/// Evaluates the body with the type of a dtype's scalar as `$T`, and how many of them make an
/// element as `$N`, or the other one where an element is no number: the one place where lists look at
/// a dtype.
macro_rules! with_scalar {
    ($dtype:expr, ($T:ident, $N:ident) => $body:expr, else $other:expr) => {
        $crate::payload::list::scalar::with_scalar!(@ $dtype, $T, $N, $body, $other;
            Bool => bool, 1;
            Int8 => i8, 1;
            Int16 => i16, 1;
            Int32 => i32, 1;
            Int64 => i64, 1;
            UInt8 => u8, 1;
            UInt16 => u16, 1;
            UInt32 => u32, 1;
            UInt64 => u64, 1;
            Float16 => $crate::payload::list::half::F16, 1;
            BFloat16 => $crate::payload::list::half::BF16, 1;
            Float32 => f32, 1;
            Float64 => f64, 1;
            Complex64 => f32, 2;
            Complex128 => f64, 2;
            DateTime64(_) => i64, 1;
            TimeDelta64(_) => i64, 1;
        )
    };
    (@ $dtype:expr, $T:ident, $N:ident, $body:expr, $other:expr; $($variant:ident $(($unit:tt))? => $scalar:ty, $n:literal;)*) => {
        match $dtype {
            $($crate::dtype::DType::$variant $(($unit))? => {
                type $T = $scalar;
                #[allow(dead_code, reason = "not every body needs it")]
                const $N: usize = $n;
                $body
            })*
            $crate::dtype::DType::Str(_)
            | $crate::dtype::DType::Bytes(_)
            | $crate::dtype::DType::Record(_) => $other,
        }
    };
}

pub(super) use with_scalar;
