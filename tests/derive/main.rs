//! The derives against serde's own on types that are annotated by hand.
#![allow(
    clippy::single_component_path_imports,
    clippy::trivially_copy_pass_by_ref,
    clippy::type_complexity,
    dead_code,
    non_snake_case,
    unused_parens,
    unreachable_pub,
    reason = "the types are there to be written and read, and some in spite of good style"
)]

mod attributes;
mod borrow;
mod containers;
mod enums;
mod generics;
mod mixed;
mod models;
mod shapes;
mod twins;
mod values;
mod wires;
