//! The tables of the other tests, with the arrays of ndarray 0.16: the same files.

#![cfg(test)]

use columns::{from_json, to_json};
use ndserde_test_support::{Sample, check};

#[path = "../../support/src/bits.rs"]
#[allow(dead_code, reason = "for other tests")]
mod bits;
#[path = "../../borrow.rs"]
mod borrow;
#[path = "../../columns/main.rs"]
#[allow(unused_imports, reason = "the `bits` of 0.17")]
mod columns;
#[path = "../../support/src/layout.rs"]
#[allow(dead_code, reason = "for other tests")]
mod layout;
#[path = "../../wires/round_trip.rs"]
mod round_trip;
#[path = "../../matrix/written.rs"]
mod written;
