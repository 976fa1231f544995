//! A recipe of docs/services.md, whose blocks are tests.

#[doc = include_str!(concat!(env!("OUT_DIR"), "/section.md"))]
pub mod recipe {}
