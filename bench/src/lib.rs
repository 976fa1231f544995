//! How fast ndserde is: each line of the table is a ratio between two sides that were measured in
//! turn. `bench/README.md` says how to run it and what came out.

pub mod arrays;
pub mod backends;
pub mod memory;
pub mod operations;
pub mod rows;
pub mod table;
pub mod timing;
