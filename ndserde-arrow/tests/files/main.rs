//! Rows as Parquet and Arrow IPC files and streams, by each version of arrow.
#![allow(clippy::duplicate_mod, reason = "the same tests over each version of arrow")]

#[cfg(feature = "parquet_59")]
mod arrow_59;
#[cfg(feature = "parquet_60")]
mod arrow_60;
