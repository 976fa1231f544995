//! Text and byte strings, whose elements in memory are all of one width.

use ndserde::DType;

use super::deps::{
    arrow_array::{ArrayRef, make_array},
    arrow_buffer::Buffer,
    arrow_data::ArrayData,
    arrow_schema::DataType,
};
use crate::error::Error;

/// The texts of some arrays, without what fills their elements up.
pub(super) struct Texts {
    /// Where each begins, and where the last ends.
    ends: Vec<i32>,
    bytes: Vec<u8>,
}

impl Texts {
    pub(super) fn new() -> Self {
        Self { ends: vec![0], bytes: Vec::new() }
    }

    /// So many elements of this dtype.
    ///
    /// # Errors
    /// When they are too many for one column, or no text.
    pub(super) fn push(
        &mut self,
        dtype: &DType,
        count: usize,
        mut data: &[u8],
    ) -> Result<(), Error> {
        let width = dtype.itemsize();
        for _ in 0..count {
            let (element, rest) = data.split_at_checked(width).unwrap_or((data, &[]));
            data = rest;
            if matches!(dtype, DType::Str(_)) {
                self.push_characters(element)?;
            } else {
                let filled = element.iter().rev().take_while(|byte| **byte == 0).count();
                let len = element.len().saturating_sub(filled);
                self.bytes.extend_from_slice(element.get(..len).unwrap_or(element));
            }
            let end = i32::try_from(self.bytes.len()).map_err(|_| {
                Error::new("more than 2147483647 bytes of text; make smaller batches")
            })?;
            self.ends.push(end);
        }
        Ok(())
    }

    fn push_characters(&mut self, element: &[u8]) -> Result<(), Error> {
        let mut encoded = [0; 4];
        let mut end = self.bytes.len();
        for character in element.chunks_exact(4) {
            let code = character.try_into().map_or(0, u32::from_le_bytes);
            let character = char::from_u32(code)
                .ok_or_else(|| Error::new(format!("{code:#x} is no character of text")))?;
            self.bytes.extend_from_slice(character.encode_utf8(&mut encoded).as_bytes());
            if code != 0 {
                end = self.bytes.len();
            }
        }
        self.bytes.truncate(end);
        Ok(())
    }

    /// So many empty ones.
    pub(super) fn push_empty(&mut self, count: usize) {
        let end = self.ends.last().copied().unwrap_or_default();
        self.ends.extend(std::iter::repeat_n(end, count));
    }

    pub(super) fn finish(self, data_type: &DataType) -> Result<ArrayRef, Error> {
        let data = ArrayData::builder(data_type.clone())
            .len(self.ends.len().saturating_sub(1))
            .add_buffer(Buffer::from_vec(self.ends))
            .add_buffer(Buffer::from_vec(self.bytes));
        Ok(make_array(data.build().map_err(Error::other)?))
    }
}
