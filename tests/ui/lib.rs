//! The tests are in `cases.rs`, and the cases in folders named after the mistake.
