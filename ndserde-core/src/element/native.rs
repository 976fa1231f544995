//! Elements whose memory is the wire's: slices and vectors are cast, never iterated.

use std::borrow::Cow;

use super::{Element, Memory};
use crate::{aligned::Aligned, buffer::Buffer, dtype::DType, error::Error};

macro_rules! native {
    ($($element:ty => $dtype:ident,)*) => {$(
        impl Element for $element {
            const DTYPE: DType = DType::$dtype;
        }

        impl Memory for $element {
            #[inline]
            fn to_buffer(elements: Cow<'_, [Self]>) -> Buffer<'_> {
                Buffer::of(Self::DTYPE.width(), elements)
            }

            fn from_aligned(bytes: Aligned) -> Result<Vec<Self>, Error> {
                Ok(bytes.into_elements())
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

// Modules, so that the documentation can say which feature the implementations need.
#[cfg(feature = "num-complex")]
mod complex {
    use super::{Aligned, Buffer, Cow, DType, Element, Error, Memory};

    native! {
        num_complex::Complex<f32> => Complex64,
        num_complex::Complex<f64> => Complex128,
    }
}

#[cfg(feature = "half")]
mod half {
    use super::{Aligned, Buffer, Cow, DType, Element, Error, Memory};

    native! {
        ::half::f16 => Float16,
        ::half::bf16 => BFloat16,
    }
}
