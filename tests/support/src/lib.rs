//! What the tests, the benchmark and the fuzzers share: one list each of data formats, wires,
//! element types, hard values and memory layouts, and the check that any input must pass.
#![allow(
    missing_docs,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "for tests"
)]

pub mod any;
pub mod backend;
pub mod bits;
pub mod by_name;
pub mod check;
pub mod columns;
mod columns_made;
#[cfg(all(feature = "all-backends", debug_assertions))]
pub mod compiled;
pub mod compressed;
pub mod growth;
pub mod json_reader;
pub mod layout;
#[macro_use]
pub mod lists;
pub mod record;
pub mod sample;
#[cfg(feature = "all-backends")]
mod sonic_rs;
pub mod structured;
pub mod trip;
pub mod work;

pub use backend::Backend;
pub use sample::Sample;
