//! Numbers whose dtype is stated after them.

use crate::{
    dtype::DType,
    error::Error,
    number::{Form, Packed, PackedList},
    shape::Shape,
    untyped::{Payload, Source},
};

/// Lists of numbers, or a number, that may still become elements of any dtype.
#[derive(Debug)]
pub(super) struct Late(PackedList);

impl Late {
    pub(super) fn new(numbers: Packed, shape: &Shape) -> Self {
        Self(PackedList { numbers, lens: shape[..].into() })
    }

    /// The same lists as elements of a dtype.
    pub(super) fn settle(self, dtype: &DType, form: Form) -> Result<Payload<'static>, Error> {
        Payload(Source::Packed(Box::new(self.0))).settled(dtype, form)
    }

    /// The same with bools as 1 and 0.
    pub(super) fn without_bools(mut self) -> Self {
        self.0.numbers.bools_to_integers();
        self
    }

    /// The parts of complex numbers, one after the other, as pairs in one row.
    pub(super) fn pairs(mut self) -> Self {
        self.0.lens = [self.0.numbers.len() / 2, 2][..].into();
        self
    }
}
