//! Arrays as files of their own, for use without serde.

pub(crate) mod npy;
#[cfg(feature = "npz")]
pub mod npz;
pub(crate) mod pickle;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::panic, reason = "a test")]
mod steps;
