//! The rules that no lint can hold.

mod imports;
mod links;
mod quotes;
mod wires;
