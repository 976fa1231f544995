#![doc = include_str!("../README.md")]
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

#[doc(inline)]
pub use ndserde_core::*;

#[cfg(feature = "derive")]
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

/// [`NdSerialize`](macro@NdSerialize)'s other half: its page is for both.
///
#[cfg(feature = "derive")]
pub use ndserde_derive::NdDeserialize;
#[cfg(feature = "derive")]
#[doc = include_str!("derive.md")]
pub use ndserde_derive::NdSerialize;
