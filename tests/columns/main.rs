//! `Vec`s of structs as columns: one array for each array field.
#![allow(dead_code, clippy::type_complexity, reason = "the types are there to be written and read")]

mod attributes;
mod bounded;
mod each;
mod elements;
mod formats;
mod json;
mod kinds;
mod refused;
mod wires;

use ndserde::{
    Columns,
    field::{DeserializeColumns, SerializeColumns},
};
use ndserde_test_support::bits;

/// As JSON.
pub(crate) fn to_json<T: SerializeColumns>(rows: &[T]) -> String {
    serde_json::to_string(&Columns::new(rows)).unwrap()
}

/// From JSON, or the error.
pub(crate) fn from_json<T: for<'de> DeserializeColumns<'de>>(json: &str) -> Result<Vec<T>, String> {
    let rows = serde_json::from_str::<Columns<Vec<T>>>(json);
    rows.map(Columns::into_inner).map_err(|error| error.to_string())
}
