//! Matrices and vectors of other crates, which are arrays by their type.
//!
//! A type says here how it lends its elements and how it is made of them; what fields, columns and
//! derives ask of an array follows from that.

mod array;
#[cfg(any(feature = "glam_0_30", feature = "glam_0_34"))]
mod fixed;
mod glam;
mod nalgebra;

pub(crate) use array::LendArray;
use array::{MakeArray, array_types, field_of, other_shape, row, stack};
#[cfg(any(feature = "glam_0_30", feature = "glam_0_34"))]
use fixed::fixed;
