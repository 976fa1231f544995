//! Text, as wide as the longest of its elements: iterated, since each element has memory of its own.

use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{Element, Read, Single, Stored, in_c_order};
use crate::{
    aligned::Width,
    buffer::Buffer,
    dtype::DType,
    error::Error,
    text::{self, Widths},
};

impl Element for String {
    const DTYPE: DType = DType::Str(0);
}

impl Element for Cow<'static, str> {
    const DTYPE: DType = DType::Str(0);
}

macro_rules! text {
    ($($text:ty)*) => {$(
        impl Single for $text {}

        impl Stored for $text {
            fn dtype_of(elements: &[Self]) -> Result<DType, Error> {
                let mut widths = Widths::default();
                elements.iter().try_for_each(|text| widths.add(text))?;
                widths.width(None).map(DType::Str)
            }

            fn to_buffer<'a>(elements: Cow<'a, [Self]>, dtype: &DType) -> Buffer<'a> {
                let width = dtype.scalars();
                let mut words = Vec::with_capacity(elements.len().saturating_mul(width));
                elements.iter().for_each(|text| text::encode(text, width, &mut words));
                Buffer::of(Width::W4, Cow::Owned(words))
            }

            in_c_order!();
        }
    )*};
}

text! { String Cow<'static, str> &str }

macro_rules! read {
    ($($text:ty)*) => {$(
        impl Read for $text {
            fn from_data(data: Buffer<'_>, dtype: &DType, swap: bool) -> Result<Vec<Self>, Error> {
                let words = data.into_aligned(dtype.width(), swap).into_elements();
                text::decode(&words, dtype.scalars())
            }

            fn borrow(_: &[u8]) -> Result<Option<&[Self]>, Error> {
                Ok(None)
            }
        }
    )*};
}

read! { String Cow<'static, str> }
