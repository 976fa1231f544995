//! The rules that no lint can hold.

mod imports;
mod quotes;
mod wires;
