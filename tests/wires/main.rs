//! What each wire carries, and what it refuses.

mod entry_points;
mod rejects;
mod round_trip;
mod spellings;
