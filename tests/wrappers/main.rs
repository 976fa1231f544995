//! Arrays inside every serde wrapper, in every backend.
//!
//! A row is a backend and a wrapper; what the backend or serde itself cannot do is listed in
//! `limits` and must fail, so that the list stays true.

mod kinds;
mod limits;
mod table;
