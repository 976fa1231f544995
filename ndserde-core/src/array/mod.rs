//! Arrays of any element and dimension, to and from [`UntypedArray`](crate::untyped::UntypedArray).

mod read;
mod write;

pub(crate) use read::{field_type, into_array, into_cow, into_view};
pub(crate) use write::with_untyped;
