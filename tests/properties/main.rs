//! Properties over random arrays: what is written comes back bit for bit, whichever way it is read.

#[path = "../safety/mod.rs"]
mod safety;

mod containers;
mod random;
mod reading;
mod round_trip;

/// How many cases each property tries, unless `PROPTEST_CASES` says otherwise.
fn config() -> proptest::test_runner::Config {
    proptest::test_runner::Config { failure_persistence: None, ..Default::default() }
}
