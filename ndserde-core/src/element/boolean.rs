//! `bool`: one byte that must be 0 or 1.

use alloc::{borrow::Cow, vec::Vec};

use super::{Element, Fixed, Read, Stored, in_c_order};
use crate::{
    aligned::Width,
    buffer::Buffer,
    dtype::DType,
    error::{Error, Kind},
};

impl Element for bool {
    const DTYPE: DType = DType::Bool;
}

impl Fixed for bool {}

impl Stored for bool {
    fn dtype_of(_: &[Self]) -> Result<DType, Error> {
        Ok(Self::DTYPE)
    }

    fn to_buffer<'a>(elements: Cow<'a, [Self]>, _: &DType) -> Buffer<'a> {
        Buffer::of(Width::W1, elements)
    }

    in_c_order!();
}

impl Read for bool {
    fn from_data(data: Buffer<'_>, dtype: &DType, swap: bool) -> Result<Vec<Self>, Error> {
        let bytes = data.into_aligned(dtype.width(), swap);
        check_bools(bytes.as_bytes())?;
        // Collected in place: the vector of bytes becomes the vector of bools.
        Ok(bytes.into_elements::<u8>().into_iter().map(|byte| byte != 0).collect())
    }

    fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
        check_bools(bytes)?;
        Ok(bytemuck::checked::try_cast_slice(bytes).ok())
    }
}

/// Refuses a byte that is neither 0 nor 1.
pub(crate) fn check_bools(bytes: &[u8]) -> Result<(), Error> {
    // Folding without a branch lets the compiler look at many bytes at once; only bad data is
    // searched for the place.
    if bytes.iter().fold(0, |all, &byte| all | byte) <= 1 {
        return Ok(());
    }
    match bytes.iter().enumerate().find(|&(_, &byte)| byte > 1) {
        Some((index, &byte)) => Err(Kind::BoolByte { index, byte }.into()),
        None => Ok(()),
    }
}
