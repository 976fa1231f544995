//! What the derives write compiles where ndserde has another name.

#![deny(warnings, clippy::all, clippy::pedantic, missing_docs)]

use arrays::{Array1, Array2};
use wires::{NdColumns, NdDeserialize, NdElement, NdSerialize};

/// By a path from the root.
#[derive(Debug, NdSerialize, NdDeserialize)]
#[nd(crate = ::wires)]
pub struct Model<T> {
    /// An array.
    pub weights: Array2<T>,
    /// Perhaps an array.
    pub bias: Option<Array1<f64>>,
    /// No array.
    pub names: Vec<String>,
}

/// By a path from here.
#[derive(Debug, NdSerialize, NdDeserialize)]
#[nd(crate = wires, wire = wires::wire::Readable)]
pub enum Layer {
    /// An array.
    Dense(Array2<f64>),
    /// Nothing.
    Nothing,
}

/// A row of columns.
#[derive(Debug, NdColumns)]
#[nd(crate = ::wires, wire = wires::wire::Npy)]
pub struct Row<T> {
    /// An array.
    pub array: Array1<T>,
    /// A name.
    pub name: String,
}

/// Rows in a field.
#[derive(Debug, NdSerialize, NdDeserialize)]
#[nd(crate = wires)]
pub struct Rows {
    /// All rows.
    #[nd(columns)]
    pub rows: Vec<Row<u8>>,
}

/// A record.
#[derive(Clone, Copy, Debug, NdElement)]
#[nd(crate = ::wires)]
pub struct Point<T> {
    /// Generic.
    pub x: T,
    /// A newtype.
    pub y: Metres<T>,
    /// An integer.
    pub kind: Kind,
}

/// A newtype.
#[derive(Clone, Copy, Debug, NdElement)]
#[nd(crate = wires)]
pub struct Metres<T>(pub T);

/// An integer.
#[derive(Clone, Copy, Debug, NdElement)]
#[nd(crate = wires)]
#[repr(u8)]
pub enum Kind {
    /// The only one.
    One,
}
