//! What reading accepts, what it refuses, and with which words.

mod accepted;
mod document;
mod refused;
mod table;
