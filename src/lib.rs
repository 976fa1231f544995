//! ndserde.
pub use ndserde_core::*;
