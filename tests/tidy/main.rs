//! The rules that no lint can hold.

mod circles;
mod core;
mod examples;
mod imports;
mod links;
mod names;
mod quotes;
mod recipes;
mod units;
mod wires;
