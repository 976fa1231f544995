//! The core of `ndserde`: depend on that crate, which has the guide.
//!
//! Data flows down this list when an array is written, and up when it is read; a module imports
//! only what stands above it, which a test holds.
//!
//! | module | what it is |
//! |---|---|
//! | `error` | the one error type |
//! | `words`, `byteorder`, `order`, `dtype`, `shape`, `bytes` | what an array is made of, without its element type |
//! | `element` | the element types: how each stands in memory |
//! | `parts` | the hub: an array without its element type, and the one check on what documents claim |
//! | `array` | `ndarray`'s arrays to and from parts |
//! | `payload` | the data as bytes, base64 or lists |
//! | `wire` | parts as the names and fields of one format |
//! | `field` | arrays and containers of arrays as fields, for all wires |
//! | `file` | arrays as files of their own, without serde |
//! | `with`, `nd` | the doors: what serde's attributes name |
//! | `json` | the text of `serde_json`, with payloads encoded in blocks |

// Library code never panics: whatever may fail is an error. An exception argues its case where it is.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::arithmetic_side_effects
)]
#![warn(unreachable_pub)]

mod byteorder;
mod bytes;
mod dtype;
mod element;
mod error;
mod nd;
mod order;
mod shape;
mod with;
mod words;

mod array;
pub mod field;
mod file;
#[cfg(feature = "json")]
pub mod json;
pub mod parts;
pub mod payload;
pub mod wire;

pub use byteorder::ByteOrder;
pub use bytes::Bytes;
pub use dtype::{DType, DTypeTag};
pub use element::Element;
pub use error::Error;
pub use nd::Nd;
pub use order::Order;
pub use shape::Shape;
pub use with::*;
pub use words::{Width, Words};
