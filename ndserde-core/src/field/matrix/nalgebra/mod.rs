//! nalgebra, in each version that a feature is named after: `types.rs` is the code of all.

#[cfg(feature = "nalgebra_0_33")]
mod v0_33;
#[cfg(feature = "nalgebra_0_34")]
mod v0_34;
#[cfg(feature = "nalgebra_0_35")]
mod v0_35;
