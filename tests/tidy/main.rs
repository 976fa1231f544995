//! The rules that no lint can hold.

mod circles;
mod core;
mod imports;
mod links;
mod names;
mod quotes;
mod units;
mod wires;
