//! What documents may say in forms of their own, in the one form that the hub's check knows.

use super::{
    FieldType, Payload, Source, UncheckedArray,
    check::{mismatch, other_encoding, stated_byteorder},
};
use crate::{
    aligned::Aligned,
    backend::Known,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr, Moves},
    error::Error,
    shape::byte_len,
};

impl UncheckedArray<'_> {
    /// Whether data and dtype are alike in form: not so for records, which a document may lay out in
    /// its own way, for text in lists, which has its width from what stands there, and for data that
    /// waited for the dtype.
    #[inline]
    pub(super) fn is_plain(&self) -> bool {
        self.descr.layout().is_none()
            && match self.data.0 {
                Source::Packed(_) | Source::Typed(_) => false,
                Source::List(_) => !matches!(self.descr.dtype(), DType::Str(_)),
                Source::Text(ref text) => !text.is_element,
                Source::Bytes(_) | Source::Base64(_) => true,
            }
    }

    /// The same array in plain form.
    ///
    /// # Errors
    /// When the records of the document are not those of the field, its data is no whole number of
    /// them, its text is wider than it says, or the dtype is not that of the data.
    #[cold]
    pub(super) fn into_plain(mut self, format: Known, field: &FieldType) -> Result<Self, Error> {
        if matches!(self.data.0, Source::Packed(_) | Source::Typed(_)) {
            self = self.settled()?;
            if self.is_plain() {
                return Ok(self);
            }
        }
        if let Source::Text(text) = &self.data.0 {
            if text.is_element {
                self.data = text.as_element(&self.shape, self.descr.dtype())?;
                if self.is_plain() {
                    return Ok(self);
                }
            }
        }
        let dtype = self.descr.dtype();
        match (&self.data.0, self.descr.layout()) {
            (Source::List(list), _) => {
                match (dtype, &list.dtype) {
                    (DType::Str(0), DType::Str(_)) => {}
                    (DType::Str(room), DType::Str(found)) if found <= room => {}
                    (DType::Str(room), DType::Str(found)) => {
                        return Err(Error::custom(format_args!(
                            "the list has a text of {found} characters, the dtype {dtype} room for {room}"
                        )));
                    }
                    (_, found) => return Err(mismatch(found, dtype)),
                }
                if let (Some(_), Some(_)) = (self.descr.byteorder(), self.byteorder) {
                    stated_byteorder(&self.descr, self.byteorder)?;
                }
                let descr = Descr::unmarked(list.dtype.clone());
                Ok(Self { descr, ..self })
            }
            (_, None) => Ok(self),
            (_, Some(_)) => {
                let record = match field.dtype() {
                    Some(only @ DType::Record(_)) => only.clone(),
                    Some(only) => return Err(mismatch(dtype, only)),
                    None => dtype.clone(),
                };
                self.with_records(format, record)
            }
        }
    }

    /// The records of the document as those of the field: each part where the field has it, in
    /// little-endian bytes.
    fn with_records(self, format: Known, dtype: DType) -> Result<Self, Error> {
        let (DType::Record(record), DType::Record(found), Some(placement)) =
            (&dtype, self.descr.dtype(), self.descr.layout())
        else {
            return Ok(self);
        };
        let moves = Moves::resolve(found, placement, record, self.byteorder)?;
        let needed = byte_len(&self.shape, &dtype, placement.size())?;
        self.shape.byte_len(&dtype)?;
        let data = match self.data.0 {
            Source::Bytes(data) if data.as_slice().len() == needed => data,
            Source::Base64(data) if data.as_bytes().len() == needed => Buffer::Owned(data),
            data => Buffer::Owned(other_encoding(
                format,
                data,
                &self.shape,
                self.descr.dtype(),
                needed,
            )?),
        };
        let data = if moves.is_identity() {
            data
        } else {
            Buffer::Owned(Aligned::W1(moves.apply(data.as_slice())))
        };
        let (byteorder, data) = (Some(ByteOrder::Little), Payload(Source::Bytes(data)));
        Ok(Self { descr: Descr::unmarked(dtype), byteorder, data, ..self })
    }
}
