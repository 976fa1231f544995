//! `usize` and `isize`: 64 bits on the wire, whatever they are here.

use std::borrow::Cow;

use super::{Element, sealed::Sealed};
use crate::{DType, Error, error::Kind, words::Words};

macro_rules! size {
    ($($size:ty, $wire:ty => $dtype:ident;)*) => {$(
        impl Sealed for $size {}

        impl Element for $size {
            const DTYPE: DType = DType::$dtype;

            fn as_bytes(elements: &[Self]) -> Cow<'_, [u8]> {
                // The same memory on a 64-bit machine; elsewhere each element is widened.
                if size_of::<$size>() == size_of::<$wire>() {
                    return Cow::Borrowed(bytemuck::must_cast_slice(elements));
                }
                Cow::Owned(elements.iter().flat_map(|&n| (n as $wire).to_ne_bytes()).collect())
            }

            fn from_words(words: Words) -> Result<Vec<Self>, Error> {
                if size_of::<$size>() == size_of::<$wire>() {
                    return Ok(words.into_elements());
                }
                let narrow = |n: $wire| {
                    Self::try_from(n).map_err(|_| {
                        Kind::Range { value: n.to_string(), dtype: Self::DTYPE.name() }.into()
                    })
                };
                words.into_elements::<$wire>().into_iter().map(narrow).collect()
            }

            fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
                if size_of::<$size>() != size_of::<$wire>() {
                    return Ok(None);
                }
                Ok(bytemuck::try_cast_slice(bytes).ok())
            }
        }
    )*};
}

size! {
    usize, u64 => UInt64;
    isize, i64 => Int64;
}
