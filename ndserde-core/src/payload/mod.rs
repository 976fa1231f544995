//! The data of an array as bytes, as base64 or as lists of numbers: one encoding a file, both ways.

pub(crate) mod base64;
#[cfg(feature = "json")]
mod json;
pub(crate) mod latin1;
mod list;
mod read;
mod write;

#[cfg(feature = "json")]
pub(crate) use base64::encoded_blocks;
#[cfg(feature = "json")]
pub(crate) use json::{Done, Payload as JsonPayload};
pub(crate) use latin1::Latin1;
pub(crate) use list::{Flat, List, Nested};
pub(crate) use read::Hint;
pub use read::PayloadSeed;
pub(crate) use write::Joined;
pub use write::PayloadBytes;
