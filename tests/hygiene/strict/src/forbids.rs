//! What is forbidden cannot be allowed again, by no derive either.
//!
//! (`non_camel_case_types` and `non_upper_case_globals` are not here: serde's own derive allows
//! them, and so does not compile where they are forbidden.)

#![forbid(
    dead_code,
    deprecated,
    missing_docs,
    non_snake_case,
    unreachable_pub,
    unused_imports,
    unused_variables,
    clippy::type_complexity
)]

use ::ndserde::{NdColumns, NdDeserialize, NdElement, NdSerialize};

#[derive(NdColumns, NdSerialize, NdDeserialize)]
pub(crate) struct Model<T> {
    pub(crate) array: ::ndarray::Array1<T>,
    pub(crate) names: ::std::vec::Vec<::std::string::String>,
    pub(crate) path: ::std::path::PathBuf,
    pub(crate) pair: (::std::path::PathBuf, ::ndarray::Array1<T>),
}

const _: fn(&Model<f64>) = |model| {
    let Model { array: _, names: _, path: _, pair: _ } = model;
};

#[derive(::std::clone::Clone, NdElement)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) kind: Kind,
}

#[derive(::std::clone::Clone, NdElement)]
#[repr(u8)]
pub(crate) enum Kind {
    One,
}

const _: fn(&Point) = |point| {
    let Point { x: _, kind: Kind::One } = point;
};
