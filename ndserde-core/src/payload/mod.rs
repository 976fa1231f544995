//! The data of an array as bytes, as base64 or as lists of numbers: one encoding a file, both ways.

mod base64;
#[cfg(feature = "json")]
mod json;
mod list;
mod read;
mod write;

#[cfg(feature = "json")]
pub(crate) use base64::encoded_blocks;
#[cfg(feature = "json")]
pub(crate) use json::{Done, Payload as JsonPayload};
pub use list::List;
pub use read::{Form, Payload};
pub use write::Data;
