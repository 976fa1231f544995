//! Elements whose memory is the wire's: slices and vectors are cast, never iterated.

use alloc::{borrow::Cow, vec::Vec};

use bytemuck::allocation::try_cast_vec;

use super::{Element, Fixed, Read, Stored, in_c_order};
use crate::{buffer::Buffer, dtype::DType, error::Error};

macro_rules! native {
    ($($(#[$attribute:meta])* $element:ty => $dtype:ident,)*) => {$(
        $(#[$attribute])*
        impl Element for $element {
            const DTYPE: DType = DType::$dtype;
        }

        impl Fixed for $element {}

        impl Stored for $element {
            #[inline]
            fn dtype_of(_: &[Self]) -> Result<DType, Error> {
                Ok(Self::DTYPE)
            }

            #[inline]
            fn lend<'a>(elements: &'a [Self], _: &DType) -> Buffer<'a> {
                Buffer::Borrowed(bytemuck::must_cast_slice(elements))
            }

            fn to_buffer<'a>(elements: Cow<'a, [Self]>, _: &DType) -> Buffer<'a> {
                Buffer::of(DType::$dtype.width(), elements)
            }

            in_c_order!();
        }

        impl Read for $element {
            fn from_data(data: Buffer<'_>, _: &DType, swap: bool) -> Result<Vec<Self>, Error> {
                Ok(data.into_aligned(DType::$dtype.width(), swap).into_elements())
            }

            fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
                Ok(bytemuck::try_cast_slice(bytes).ok())
            }

            fn into_rows<const N: usize>(elements: Vec<Self>) -> Result<Vec<[Self; N]>, Vec<Self>> {
                try_cast_vec(elements).map_err(|(_, elements)| elements)
            }

            fn as_rows<const N: usize>(elements: &[Self]) -> Option<&[[Self; N]]> {
                bytemuck::try_cast_slice(elements).ok()
            }

            fn as_planes<const M: usize, const N: usize>(
                elements: &[Self],
            ) -> Option<&[[[Self; M]; N]]> {
                bytemuck::try_cast_slice(elements).ok()
            }

            fn as_solids<const L: usize, const M: usize, const N: usize>(
                elements: &[Self],
            ) -> Option<&[[[[Self; L]; M]; N]]> {
                bytemuck::try_cast_slice(elements).ok()
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

#[cfg(feature = "num-complex_0_4")]
native! {
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "num-complex_0_4")))]
    num_complex::Complex<f32> => Complex64,
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "num-complex_0_4")))]
    num_complex::Complex<f64> => Complex128,
}

#[cfg(feature = "half_2")]
native! {
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "half_2")))]
    half::f16 => Float16,
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "half_2")))]
    half::bf16 => BFloat16,
}
