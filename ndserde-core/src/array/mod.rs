//! Arrays of any element and dimension, to and from [`ArrayBytes`](crate::untyped::ArrayBytes).

mod read;
mod write;

pub(crate) use read::{field_type, into_array, into_cow, into_view};
pub(crate) use write::with_untyped;
