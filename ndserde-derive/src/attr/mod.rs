//! What stands in `#[nd(..)]` and `#[serde(..)]`.

mod lints;
mod nd;
mod serde;

pub(crate) use lints::lints;
pub(crate) use nd::{NdField, NdType, Rule, refuse};
pub(crate) use serde::Serde;
