//! The derives against serde's own on types that are annotated by hand.

mod attributes;
mod borrow;
mod containers;
mod enums;
mod generics;
mod shapes;
mod twins;
mod values;
mod wires;
