//! The data of an array as bytes, as base64 or as lists of numbers: one encoding a file, both ways.

mod base64;
mod headed;
mod latin1;
mod list;
mod read;
mod write;

pub use headed::{Headed, Header};
pub use latin1::Latin1;
pub use list::{List, Nested};
pub use read::{Form, Payload};
pub use write::{Data, Joined};
