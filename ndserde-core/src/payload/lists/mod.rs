//! Nested lists of numbers, or of texts: what people write by hand and `tolist()` gives.
//!
//! Every number is a token of its own in every format, so these are the arrays that cost something
//! for each element.

mod blocks;
mod native;
mod read;
mod rows;
mod scalar;
mod text;
mod write;

pub(crate) use read::Lists;
pub(crate) use text::{TextLists, check};
pub(crate) use write::{Flat, NestedLists, PayloadLists};
