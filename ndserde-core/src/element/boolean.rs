//! `bool`: one byte that must be 0 or 1.

use std::borrow::Cow;

use super::{Element, sealed::Sealed};
use crate::{DType, Error, error::Kind, words::Words};

impl Sealed for bool {}

impl Element for bool {
    const DTYPE: DType = DType::Bool;

    fn as_bytes(elements: &[Self]) -> Cow<'_, [u8]> {
        Cow::Borrowed(bytemuck::must_cast_slice(elements))
    }

    fn from_words(words: Words) -> Result<Vec<Self>, Error> {
        check(words.as_bytes())?;
        // Collected in place: the vector of bytes becomes the vector of bools.
        Ok(words.into_elements::<u8>().into_iter().map(|byte| byte != 0).collect())
    }

    fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
        check(bytes)?;
        Ok(bytemuck::checked::try_cast_slice(bytes).ok())
    }
}

fn check(bytes: &[u8]) -> Result<(), Error> {
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
