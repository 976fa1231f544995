//! Documents of any content through each pair of data formats, and back.

use std::cell::Cell;

use ndserde_test_support::trip::{TripFormat, check_trip, value_of};
use proptest::prelude::*;

use crate::config;

fn document() -> impl Strategy<Value = ndserde::Value> {
    let bytes = prop::collection::vec(any::<u8>(), 0..300);
    bytes.prop_map(|bytes| value_of(&bytes).unwrap_or_default())
}

#[test]
fn what_both_formats_hold_comes_back() {
    let (all, whole) = (Cell::new(0), Cell::new(0));
    proptest!(config(1), |(document in document())| {
        for one in TripFormat::ALL {
            for other in TripFormat::ALL {
                all.set(all.get() + 1);
                whole.set(whole.get() + u32::from(check_trip(&document, one, other)));
            }
        }
    });
    // Many have something that only one format has.
    assert!(4 * whole.get() >= all.get(), "{} of {}", whole.get(), all.get());
}
