//! Arrays of any element and dimension, to and from [`Parts`](crate::parts::Parts).

mod read;
mod write;

pub(crate) use read::{expect, into_array, into_cow, into_view};
pub(crate) use write::with_parts;
