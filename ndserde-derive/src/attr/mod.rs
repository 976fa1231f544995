//! The contents of `#[nd(..)]` and `#[serde(..)]`.

mod lints;
mod nd;
mod schemars;
mod serde;
mod word;

pub(crate) use lints::lints;
pub(crate) use nd::{NdField, NdType, Rule, refuse};
pub(crate) use schemars::Schemars;
pub(crate) use serde::Serde;
pub(crate) use word::{Word, words};
