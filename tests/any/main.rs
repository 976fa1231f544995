//! The wire `any`: what it reads, by which marks, and what it refuses.

mod golden;
mod own;
mod refused;
mod typed;
mod wrapped;

use ndserde::{
    DynArray, Nd,
    field::{DeserializeBy, HoldsArray},
    wire::{Any, Triple},
};

/// The array in C order, bit for bit.
fn bits(array: &DynArray) -> String {
    serde_json::to_string(&Nd::<_, Triple>::from(array)).unwrap()
}

/// Reads JSON.
fn json<T: for<'de> DeserializeBy<'de, Any> + HoldsArray>(text: &str) -> Result<T, String> {
    serde_json::from_str::<Nd<T, Any>>(text).map(Nd::into_inner).map_err(|error| error.to_string())
}
