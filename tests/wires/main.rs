//! What each wire carries, and what it refuses.

mod accepts;
mod both_wires;
mod document;
mod entry_points;
mod raw;
mod rejects;
mod round_trip;
mod spellings;
mod table;
