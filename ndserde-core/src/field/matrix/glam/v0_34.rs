//! glam 0.34.

use glam_0_34 as glam;

#[path = "types.rs"]
#[allow(clippy::duplicate_mod, reason = "the same code for each version")]
mod types;
