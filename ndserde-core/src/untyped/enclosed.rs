//! What a file says of its array.

use super::{Payload, Source, UncheckedArray};
use crate::{buffer::Buffer, byteorder::ByteOrder, dtype::Descr, order::Order, shape::Shape};

/// An array as a file describes it, whose data can be nothing but bytes; not yet checked.
pub(crate) struct EnclosedArray<'a> {
    pub(crate) descr: Descr,
    /// That of what `descr` has no mark for.
    pub(crate) byteorder: Option<ByteOrder>,
    pub(crate) shape: Shape,
    pub(crate) order: Order,
    pub(crate) data: Buffer<'a>,
}

impl EnclosedArray<'_> {
    /// The same array in memory of its own, aligned for the elements.
    pub(crate) fn into_owned(self) -> EnclosedArray<'static> {
        let Self { descr, byteorder, shape, order, data } = self;
        let data = Buffer::Owned(data.into_aligned(descr.dtype().width(), false));
        EnclosedArray { descr, byteorder, shape, order, data }
    }
}

impl<'a> From<EnclosedArray<'a>> for UncheckedArray<'a> {
    fn from(array: EnclosedArray<'a>) -> Self {
        let EnclosedArray { descr, byteorder, shape, order, data } = array;
        Self { descr, byteorder, shape, order, data: Payload(Source::Bytes(data)) }
    }
}
