//! Matrices and vectors of other crates as arrays: each type through wires and data formats, what
//! Python wrote, what is refused, and what their crates' own serde forms look like.

#[cfg(test)]
mod formats;
#[cfg(test)]
mod glam_types;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod nalgebra_types;
#[cfg(test)]
mod own_forms;
#[cfg(test)]
mod sprs_types;

/// Its examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/matrices.md")]
pub mod page {}
