//! JSON Schemas of what the wires write, for the crate `schemars`.
//!
//! [`Nd`](crate::Nd) has its schema by itself, and structs derive theirs by
//! [`NdSchema`](https://docs.rs/ndserde/latest/ndserde/derive.NdSchema.html). Elsewhere [`Of`] is the
//! type whose schema a field has:
//!
//! ```
//! use ndarray::Array2;
//! use ndserde::{schema::Of, wire::Tagged};
//! use schemars::JsonSchema;
//! use serde::Serialize;
//!
//! #[derive(Serialize, JsonSchema)]
//! struct Model {
//!     #[serde(with = "ndserde::tagged")]
//!     #[schemars(with = "Of<Option<Array2<f64>>, Tagged>")]
//!     weights: Option<Array2<f64>>,
//! }
//!
//! let schema = schemars::schema_for!(Model);
//! let array = schema.pointer("/$defs/Array2_of_float64/properties").unwrap();
//! assert_eq!(array["dtype"]["const"], "float64");
//! assert_eq!((&array["shape"]["minItems"], &array["shape"]["maxItems"]), (&2.into(), &2.into()));
//! ```
//!
//! A schema is that of JSON, and of what is written; readers take more, as the page of each wire
//! says. Only where a wire is there to read what others write ([`Any`](crate::wire::Any),
//! [`Cast`](crate::wire::Cast), [`NullAsNan`](crate::wire::NullAsNan)) is the schema that of schemars'
//! contract "deserialize" wider than the one of "serialize".

mod array;
mod base;
mod columns;
#[cfg(feature = "compression")]
mod compressed;
mod containers;
mod elements;
mod entry;
mod lists;
#[cfg(any(
    feature = "glam_0_30",
    feature = "glam_0_34",
    feature = "nalgebra_0_33",
    feature = "nalgebra_0_34",
    feature = "nalgebra_0_35"
))]
mod matrix;
mod parts;
#[cfg(feature = "sprs_0_11")]
mod sprs;
mod wires;

use schemars::{JsonSchema, Schema, SchemaGenerator};

pub use array::{ArrayByWire, SchemaArray};
pub use columns::{ColumnSchema, ColumnSchemas, InColumns, ListBy, SchemaColumns, StackOf};

use crate::wire::{FieldType, Wire};

/// A wire whose arrays have a schema: every wire but [`TypedArray`](crate::wire::TypedArray), which
/// JSON does not carry.
///
/// A wire of your own implements it beside [`Wire`].
#[diagnostic::on_unimplemented(
    message = "the wire `{Self}` has no JSON Schema",
    note = "a wire of your own implements ndserde::schema::SchemaWire; `typed_array` is of CBOR alone"
)]
pub trait SchemaWire: Wire {
    /// The schema of what the wire writes as JSON of the arrays in this field; `not: {}` where it
    /// writes none.
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema;
}

/// What a type is as JSON where its arrays go through the wire `W`.
///
/// It is implemented for what [`SerializeBy`](crate::field::SerializeBy) is, containers too. A type of
/// arrays of your own implements it by [`ArrayByWire`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON Schema by the wire `{W}`",
    note = "arrays have one, and serde's containers of them; what stands beside arrays in a tuple or map needs schemars' JsonSchema",
    note = "for other types say what their schema is: `#[schemars(with = \"ndserde::schema::Of<Array2<f64>, Tagged>\")]`"
)]
pub trait SchemaBy<W> {
    /// A type whose own schema it is.
    type As: JsonSchema + ?Sized;
}

/// The type whose schema is that of `T` where its arrays go through the wire `W`, for
/// `#[schemars(with = "ndserde::schema::Of<Array2<f64>, Tagged>")]`.
pub type Of<T, W> = <T as SchemaBy<W>>::As;
