//! What a file says of its array.

use super::{Payload, Source, UncheckedArray};
use crate::{buffer::Buffer, dtype::Descr, order::Order, shape::Shape};

/// An array as a file describes it, whose data can be nothing but bytes; not yet checked.
pub(crate) struct EnclosedArray<'a> {
    pub(crate) descr: Descr,
    pub(crate) shape: Shape,
    pub(crate) order: Order,
    pub(crate) data: Buffer<'a>,
}

impl EnclosedArray<'_> {
    /// The same array in memory of its own, aligned for the elements.
    pub(crate) fn into_owned(self) -> EnclosedArray<'static> {
        let Self { descr, shape, order, data } = self;
        let data = Buffer::Owned(data.into_aligned(descr.dtype().width(), false));
        EnclosedArray { descr, shape, order, data }
    }
}

impl<'a> From<EnclosedArray<'a>> for UncheckedArray<'a> {
    fn from(array: EnclosedArray<'a>) -> Self {
        let EnclosedArray { descr, shape, order, data } = array;
        Self::new(descr, shape, Payload(Source::Bytes(data))).with_order(order)
    }
}
