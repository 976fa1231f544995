//! Types whose names are parts of those that the derives write.

use ::ndserde::{NdDeserialize, NdSerialize};
use ::std::fmt::Debug;

/// As the parameter of the function that writes.
#[derive(Debug, NdSerialize, NdDeserialize)]
pub struct Serializer {
    /// An array.
    pub array: ::ndarray::Array1<f64>,
}

/// As the parameter of the function that reads.
#[derive(Debug, NdSerialize, NdDeserialize)]
pub struct Deserializer<T> {
    /// An array.
    pub array: ::ndarray::Array1<T>,
    /// A pair of different wires.
    pub pair: (::ndarray::Array1<T>, ::std::path::PathBuf),
}

/// As a route of a field.
#[derive(Debug, NdSerialize, NdDeserialize)]
pub enum Wire0 {
    /// An array.
    Array(::ndarray::Array1<f64>),
    /// Nothing.
    Nothing,
}
