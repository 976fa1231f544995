//! What reading accepts, what it refuses, and with which words.

#[path = "../shared/mod.rs"]
mod shared;

mod accepted;
mod document;
mod refused;
mod table;
