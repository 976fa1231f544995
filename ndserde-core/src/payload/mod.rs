//! The data of an array as bytes, as base64 or as lists of numbers: one encoding a file, both ways.

mod base64;
mod list;
mod read;
mod write;

pub use list::List;
pub use read::{Form, Payload};
pub use write::Data;
