//! Properties over random arrays: what is written comes back bit for bit, whichever way it is read.

#![allow(clippy::cast_possible_truncation, reason = "random bits")]

mod columns;
mod containers;
mod paths;
mod random;
mod reading;
mod round_trip;
mod trips;

/// A share of proptest's usual number of cases, which `PROPTEST_CASES` sets.
fn config(share: u32) -> proptest::test_runner::Config {
    let usual = proptest::test_runner::Config::default();
    let cases = usual.cases.div_ceil(share);
    proptest::test_runner::Config { cases, failure_persistence: None, ..usual }
}
