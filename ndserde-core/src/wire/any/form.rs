//! What is the same for every value that is read.

use super::NAME;
use crate::{
    dtype::DType,
    payload::{Hint, PayloadSeed},
    untyped::FieldType,
};

/// The field, and how the format is asked for the key `data`: there a word may be a number, as the wire
/// readable has it.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) field: &'a FieldType,
    pub(super) hint: Hint,
}

impl<'a> Form<'a> {
    /// What reads data of this dtype.
    pub(super) const fn payload(dtype: Option<&'a DType>, hint: Hint) -> PayloadSeed<'a> {
        PayloadSeed { wire: NAME, dtype, hint }
    }
}
