#![doc = include_str!("../README.md")]

#[doc(inline)]
pub use ndserde_core::*;

#[cfg(feature = "derive")]
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[cfg(feature = "derive")]
pub use ndserde_derive::{NdDeserialize, NdSerialize};
