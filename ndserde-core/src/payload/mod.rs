//! The data of an array as bytes, as base64 or as lists of numbers, both ways.

pub(crate) mod latin1;
mod list;
mod read;
mod write;

pub(crate) use latin1::Latin1;
pub(crate) use list::{Flat, Late, LateForm, List, Nested, Number, Opening, check as check_listed};
pub(crate) use read::Hint;
pub use read::PayloadSeed;
pub(crate) use write::Joined;
pub use write::PayloadBytes;
