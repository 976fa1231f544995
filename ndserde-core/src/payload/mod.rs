//! The data of an array as bytes, as base64 or as lists of numbers, both ways.

mod list;
mod read;
mod write;

pub(crate) use list::{Flat, Late, LateForm, List, Nested, Number, Opening, check as check_listed};
pub(crate) use read::Hint;
pub use read::PayloadSeed;
pub use write::PayloadBytes;
pub(crate) use write::{Joined, Latin1};
