//! What the targets share, compiled once: every wire and kind of field for every backend.

#[path = "../../tests/safety/mod.rs"]
pub mod safety;

#[path = "../../tests/safety/structured.rs"]
pub mod structured;
