//! Nested lists of numbers: what people write by hand and `tolist()` gives.
//!
//! Element by element, since every number is a token of its own in every format.

mod number;
mod read;
mod write;

pub(super) use number::Number;
pub(super) use read::{Collector, Item};
pub(crate) use write::{List, Nested};
