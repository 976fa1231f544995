#![cfg_attr(all(feature = "arrow_60", feature = "parquet_60"), doc = include_str!("../README.md"))]
#![cfg_attr(
    not(all(feature = "arrow_60", feature = "parquet_60")),
    doc = "Structs with arrays as Arrow record batches, Parquet files and Arrow IPC."
)]
#![cfg_attr(ndserde_docs, feature(doc_cfg))]
// Library code never panics: whatever may fail is an error. Each exception gives its reason.
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
#![allow(clippy::duplicate_mod, reason = "the same source over each version of arrow")]

#[cfg(feature = "arrow_59")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "arrow_59")))]
pub mod arrow_59;
#[cfg(feature = "arrow_60")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "arrow_60")))]
pub mod arrow_60;
mod error;
mod guard;
mod metadata;
mod options;

pub use error::Error;
pub use options::Options;
