//! `usize` and `isize`: 64 bits on the wire, whatever they are here.

use alloc::{borrow::Cow, string::ToString, vec::Vec};

use bytemuck::allocation::try_cast_vec;

use super::{Element, Fixed, Read, Stored, in_c_order};
use crate::{
    aligned::Width,
    buffer::Buffer,
    dtype::DType,
    error::{Error, Kind},
};

macro_rules! size {
    ($($size:ty, $wire:ty => $dtype:ident;)*) => {$(
        impl Element for $size {
            const DTYPE: DType = DType::$dtype;
        }

        impl Fixed for $size {}

        impl Stored for $size {
            fn dtype_of(_: &[Self]) -> Result<DType, Error> {
                Ok(Self::DTYPE)
            }

            fn to_buffer<'a>(elements: Cow<'a, [Self]>, _: &DType) -> Buffer<'a> {
                // The same memory on a 64-bit machine; elsewhere each element is widened.
                if size_of::<$size>() == size_of::<$wire>() {
                    return Buffer::of(Width::W8, elements);
                }
                let wide = elements.iter().map(|&n| n as $wire).collect::<Vec<_>>();
                Buffer::of(Width::W8, Cow::Owned(wide))
            }

            in_c_order!();
        }

        impl Read for $size {
            fn from_data(data: Buffer<'_>, dtype: &DType, swap: bool) -> Result<Vec<Self>, Error> {
                let bytes = data.into_aligned(dtype.width(), swap);
                if size_of::<$size>() == size_of::<$wire>() {
                    return Ok(bytes.into_elements());
                }
                let narrow = |n: $wire| {
                    Self::try_from(n).map_err(|_| {
                        let (value, dtype) = (n.to_string(), Self::DTYPE.in_message());
                        Kind::Range { value, dtype }.into()
                    })
                };
                bytes.into_elements::<$wire>().into_iter().map(narrow).collect()
            }

            fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
                if size_of::<$size>() != size_of::<$wire>() {
                    return Ok(None);
                }
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

size! {
    usize, u64 => UInt64;
    isize, i64 => Int64;
}
