//! nalgebra 0.35.

use nalgebra_0_35 as nalgebra;

#[path = "types.rs"]
#[allow(clippy::duplicate_mod, reason = "the same code for each version")]
mod types;
