//! What the tests against hostile input share: every wire, backend and kind of field in a list, and
//! the one check that all bytes must pass. The fuzz targets use these files too.
#![allow(dead_code, unreachable_pub, reason = "each test uses its part")]

pub mod backend;
pub mod check;
pub mod field;
#[macro_use]
pub mod lists;
