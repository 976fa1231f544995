//! Byte strings, as wide as the longest of them: iterated, since each has memory of its own.

use alloc::{borrow::Cow, vec::Vec};

use super::{Element, Read, Stored, in_c_order};
use crate::{aligned::Width, buffer::Buffer, dtype::DType, error::Error, text::Widths};

impl Element for Vec<u8> {
    const DTYPE: DType = DType::Bytes(0);
}

impl Stored for Vec<u8> {
    fn dtype_of(elements: &[Self]) -> Result<DType, Error> {
        let mut widths = Widths::default();
        for bytes in elements {
            widths.add_bytes(bytes)?;
        }
        widths.width(None).map(DType::Bytes)
    }

    fn to_buffer<'a>(elements: Cow<'a, [Self]>, dtype: &DType) -> Buffer<'a> {
        let width = dtype.scalars();
        let mut all = Vec::with_capacity(elements.len().saturating_mul(width));
        for bytes in elements.iter() {
            let end = all.len().saturating_add(width);
            all.extend_from_slice(bytes);
            all.resize(end, 0);
        }
        Buffer::of(Width::W1, Cow::Owned(all))
    }

    in_c_order!();
}

impl Read for Vec<u8> {
    fn from_data(data: Buffer<'_>, dtype: &DType, _: bool) -> Result<Vec<Self>, Error> {
        let text = |bytes: &[u8]| {
            let len =
                bytes.iter().rposition(|&byte| byte != 0).map_or(0, |at| at.saturating_add(1));
            bytes.get(..len).unwrap_or_default().to_vec()
        };
        Ok(data.as_slice().chunks_exact(dtype.scalars().max(1)).map(text).collect())
    }

    fn borrow(_: &[u8]) -> Result<Option<&[Self]>, Error> {
        Ok(None)
    }
}
