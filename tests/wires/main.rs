//! What each wire carries, and what it refuses.

#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "each test takes what it needs")]
mod support;

mod bad;
mod doors;
mod round_trip;
mod spellings;
