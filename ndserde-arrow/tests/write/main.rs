//! Rows as record batches, by each version of arrow.
#![allow(clippy::duplicate_mod, reason = "the same tests over each version of arrow")]

#[cfg(feature = "arrow_59")]
mod arrow_59;
#[cfg(feature = "arrow_60")]
mod arrow_60;
