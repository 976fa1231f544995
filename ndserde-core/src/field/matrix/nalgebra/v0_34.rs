//! nalgebra 0.34.

use nalgebra_0_34 as nalgebra;

#[path = "types.rs"]
#[allow(clippy::duplicate_mod, reason = "the same code for each version")]
mod types;
