//! What a document says of an array.

use super::{ArrayBytes, Payload, Source};
use crate::{byteorder::ByteOrder, dtype::Descr, order::Order, shape::Shape};

/// An array as a document describes it, not yet checked.
///
/// What a [`Wire`](crate::wire::Wire) makes from its input. Nothing in it need fit together:
/// [`check`](Self::check) finds out.
#[derive(Clone, Debug)]
pub struct UncheckedArray<'de> {
    pub(crate) descr: Descr,
    pub(crate) shape: Shape,
    pub(crate) byteorder: Option<ByteOrder>,
    pub(crate) order: Order,
    pub(crate) data: Payload<'de>,
}

impl<'de> UncheckedArray<'de> {
    /// An array in C order, whose byte order is not stated unless `descr` has it.
    #[must_use]
    pub fn new(descr: impl Into<Descr>, shape: Shape, data: impl Into<Payload<'de>>) -> Self {
        let (descr, data) = (descr.into(), data.into());
        Self { descr, shape, byteorder: None, order: Order::C, data }
    }

    /// The same with the byte order that the document states beside the dtype.
    #[must_use]
    pub fn with_byteorder(self, byteorder: ByteOrder) -> Self {
        Self { byteorder: Some(byteorder), ..self }
    }

    /// The same with the elements in this order.
    #[must_use]
    pub fn with_order(self, order: Order) -> Self {
        Self { order, ..self }
    }
}

/// A document that says what is true.
impl<'a> From<ArrayBytes<'a>> for UncheckedArray<'a> {
    fn from(array: ArrayBytes<'a>) -> Self {
        let ArrayBytes { dtype, shape, order, byteorder, data, .. } = array;
        Self {
            descr: dtype.into(),
            shape,
            byteorder: Some(byteorder),
            order,
            data: Payload(Source::Bytes(data)),
        }
    }
}
