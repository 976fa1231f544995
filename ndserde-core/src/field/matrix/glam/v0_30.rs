//! glam 0.30.

use glam_0_30 as glam;

#[path = "types.rs"]
#[allow(clippy::duplicate_mod, reason = "the same code for each version")]
mod types;
