//! Elements whose memory is the wire's: slices and vectors are cast, never iterated.

use std::borrow::Cow;

use super::{Element, sealed::Sealed};
use crate::{DType, Error, words::Words};

macro_rules! native {
    ($($element:ty => $dtype:ident,)*) => {$(
        impl Sealed for $element {}

        impl Element for $element {
            const DTYPE: DType = DType::$dtype;

            fn as_bytes(elements: &[Self]) -> Cow<'_, [u8]> {
                Cow::Borrowed(bytemuck::must_cast_slice(elements))
            }

            fn from_words(words: Words) -> Result<Vec<Self>, Error> {
                Ok(words.into_elements())
            }

            fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
                Ok(bytemuck::try_cast_slice(bytes).ok())
            }
        }
    )*};
}

native! {
    i8 => Int8,
    i16 => Int16,
    i32 => Int32,
    i64 => Int64,
    u8 => UInt8,
    u16 => UInt16,
    u32 => UInt32,
    u64 => UInt64,
    f32 => Float32,
    f64 => Float64,
}

#[cfg(feature = "num-complex")]
native! {
    num_complex::Complex<f32> => Complex64,
    num_complex::Complex<f64> => Complex128,
}

#[cfg(feature = "half")]
native! {
    half::f16 => Float16,
    half::bf16 => BFloat16,
}
