//! glam, in each version that a feature is named after: `types.rs` is the code of all.

#[cfg(feature = "glam_0_30")]
mod v0_30;
#[cfg(feature = "glam_0_34")]
mod v0_34;
