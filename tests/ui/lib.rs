//! The tests stand in `main.rs`, and the cases in folders named after the mistake.
