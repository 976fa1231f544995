//! Nested lists of numbers, or of texts: what people write by hand and `tolist()` gives.
//!
//! Every number is a token of its own in every format, so these are the arrays that cost something
//! for each element. The dtype is looked at once for a whole array: from there on the code knows
//! the scalar's type ([`Scalar`]), and works on the innermost rows as slices of it.

mod collector;
mod depths;
mod float;
mod half;
mod integer;
mod late;
mod number;
mod numbers;
mod opening;
mod read;
mod row;
mod scalar;
mod text;
mod write;

pub(crate) use late::{Form as LateForm, Late};
pub(crate) use number::Number;
pub(crate) use opening::Opening;
pub(super) use read::Lists;
pub(super) use row::number_in_map;
use scalar::{Scalar, with_scalar};
pub(crate) use text::check;
pub(crate) use write::{Flat, List, Nested};
