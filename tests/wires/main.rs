//! What each wire carries, and what it refuses.

mod accepts;
mod backends;
mod both_wires;
mod document;
mod entry_points;
mod raw;
mod rejects;
mod round_trip;
mod spellings;
mod table;

use ndserde_test_support::{bits, layout};
