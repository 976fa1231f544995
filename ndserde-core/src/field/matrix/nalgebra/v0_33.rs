//! nalgebra 0.33.

use nalgebra_0_33 as nalgebra;

#[path = "types.rs"]
#[allow(clippy::duplicate_mod, reason = "the same code for each version")]
mod types;
