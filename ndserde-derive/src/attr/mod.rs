//! What stands in `#[nd(..)]` and `#[serde(..)]`.

mod nd;
mod serde;

pub(crate) use nd::{NdField, NdType, refuse};
pub(crate) use serde::Serde;
