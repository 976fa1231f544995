//! JSON Schemas of structs and of arrays, as values; validators that others wrote hold them to what
//! is written in `tests/peers/schemas.rs`.
#![allow(
    dead_code,
    clippy::items_after_statements,
    clippy::trivially_copy_pass_by_ref,
    clippy::zero_sized_map_values,
    reason = "the types are there for their schemas"
)]

mod derive;
mod peers;
mod strict;
mod wires;

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

/// The schema of what is written.
fn written<T: JsonSchema + ?Sized>() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<T>().to_value()
}

/// The schema of what is read.
fn read<T: JsonSchema + ?Sized>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}
