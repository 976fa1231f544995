//! The data of an array as bytes, as base64 or as lists of numbers: one encoding a file, both ways.

mod base64;
mod headed;
#[cfg(feature = "json")]
mod json;
mod latin1;
mod list;
mod read;
mod write;

#[cfg(feature = "json")]
pub(crate) use base64::encoded_blocks;
pub use headed::{Headed, Header};
#[cfg(feature = "json")]
pub(crate) use json::{Done, Payload as JsonPayload};
pub use latin1::Latin1;
pub use list::{List, Nested};
pub use read::{Form, Payload};
pub use write::{Data, Joined};
