//! Data that says itself what it is.

use super::{Payload, Source, TypedBytes, UncheckedArray};
use crate::{error::Error, number::Form};

impl UncheckedArray<'_> {
    /// The same with data that waited for what the document states: numbers for their dtype, and bytes
    /// of a known dtype to be compared with it.
    ///
    /// # Errors
    /// When the dtype does not hold one of the numbers, or is another than that of the bytes.
    pub(super) fn settled(mut self) -> Result<Self, Error> {
        let dtype = self.descr.dtype();
        match self.data.0 {
            Source::Typed(typed) => {
                let TypedBytes { dtype: found, byteorder, bytes } = *typed;
                if found != *dtype {
                    return Err(Error::custom(format_args!(
                        "the data is a typed array of {found}, where the dtype is {dtype}"
                    )));
                }
                match self.descr.byteorder().or(self.byteorder) {
                    Some(stated) if stated != byteorder && dtype.itemsize() > 1 => {
                        return Err(Error::custom(format_args!(
                            "the data is a typed array of {byteorder}-endian {dtype}, where the byte \
                             order is {stated}"
                        )));
                    }
                    _ => {}
                }
                self.byteorder = self.byteorder.or(Some(byteorder));
                self.data = Payload(Source::Bytes(bytes));
            }
            _ => self.data = self.data.settled(dtype, Form::Plain)?,
        }
        Ok(self)
    }
}
