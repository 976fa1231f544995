//! Types of every kind, public and documented.

use ::ndserde::{NdColumns, NdDeserialize, NdElement, NdSerialize};
use ::std::{
    boxed::Box, clone::Clone, cmp::PartialEq, collections::HashMap, default::Default, fmt::Debug,
    option::Option, string::String, vec::Vec,
};

/// A struct.
#[derive(Clone, Debug, Default, PartialEq, NdSerialize, NdDeserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Model {
    /// An array.
    pub hidden_weights: ::ndarray::Array2<f64>,
    /// Perhaps an array.
    pub bias: Option<::ndarray::Array1<f32>>,
    /// Arrays by name.
    #[nd(wire = ::ndserde::wire::Readable)]
    pub layers: HashMap<String, Vec<::ndarray::ArrayD<u8>>>,
    /// No array.
    pub name: String,
}

/// A generic struct that borrows.
#[derive(Clone, Debug, PartialEq, NdSerialize, NdDeserialize)]
pub struct Borrowing<'a, T, const N: usize> {
    /// An array.
    pub array: ::ndarray::CowArray<'a, T, ::ndarray::Ix1>,
    /// Numbers.
    pub label: &'a str,
    /// Arrays.
    pub rest: [::ndarray::Array1<T>; N],
    /// Others.
    pub others: Vec<T>,
}

/// An enum.
#[derive(Clone, Debug, PartialEq, NdSerialize, NdDeserialize)]
#[serde(tag = "kind", content = "of")]
pub enum Layer<T> {
    /// Of a newtype.
    Dense(::ndarray::Array2<T>),
    /// Of fields.
    Named {
        /// An array.
        weights: ::ndarray::Array1<T>,
        /// More of it.
        inner: Option<Box<Self>>,
    },
    /// Of nothing.
    Nothing,
}

/// A deprecated type, which its users were told of once.
#[deprecated]
#[derive(Clone, Debug, PartialEq, NdSerialize, NdDeserialize)]
pub struct Old {
    /// An array.
    pub array: ::ndarray::Array1<u8>,
}

/// Names and types in spite of lints.
#[allow(
    deprecated,
    non_camel_case_types,
    non_snake_case,
    clippy::type_complexity,
    clippy::box_collection
)]
#[derive(Clone, Debug, PartialEq, NdSerialize, NdDeserialize)]
pub struct old_style<my_type> {
    /// An array.
    pub Array:
        Option<Box<Vec<HashMap<String, (::ndarray::Array1<my_type>, Option<Box<Vec<bool>>>)>>>>,
    /// Of an old type.
    pub old: Option<Old>,
}

/// What the compiler looks into, and what stands beside an array.
#[derive(Clone, Debug, PartialEq, NdSerialize, NdDeserialize)]
#[serde(bound(deserialize = "T: ::ndserde::Element"))]
pub struct Beside<'a, T> {
    /// No array.
    pub path: ::std::path::PathBuf,
    /// No array either.
    pub text: ::std::borrow::Cow<'a, str>,
    /// A type of one's own.
    pub model: Option<Model>,
    /// The same beside an array.
    pub pairs: Vec<(Model, ::ndarray::Array1<T>, ::std::path::PathBuf)>,
    /// The lengths of axes.
    pub shape: ::ndarray::Ix2,
}

/// A record.
#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
#[allow(non_snake_case)]
pub struct Sample<T, const N: usize> {
    /// Generic.
    pub value: [T; N],
    /// With a name.
    #[nd(rename = "X", default)]
    pub X: f64,
    /// An enum.
    pub kind: Kind,
    /// Of an old type.
    #[deprecated]
    pub metres: Metres,
}

/// An integer.
#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
#[repr(i32)]
pub enum Kind {
    /// The least.
    Least = i32::MIN,
    /// None.
    #[deprecated]
    None = 0,
}

/// A newtype.
#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
pub struct Metres(pub f64);

/// A row of columns.
#[derive(Clone, Debug, PartialEq, NdColumns)]
#[serde(rename_all = "kebab-case")]
#[allow(non_snake_case)]
pub struct Row<'a, T, const N: usize> {
    /// One array of all rows.
    pub array: ::ndarray::CowArray<'a, T, ::ndarray::Ix1>,
    /// A list of arrays.
    #[nd(wire = ::ndserde::wire::Readable)]
    pub maybe: Option<::ndarray::Array2<f32>>,
    /// A list.
    #[serde(default)]
    pub Label: &'a str,
    /// Another.
    #[deprecated]
    pub numbers: Vec<[T; N]>,
    /// Nothing.
    #[serde(skip)]
    pub left_out: Option<T>,
}

/// Rows in a field.
#[derive(Clone, Debug, NdSerialize, NdDeserialize)]
pub struct Table<T> {
    /// The rows.
    #[nd(columns)]
    pub rows: Vec<GenericRow<T>>,
}

/// Its row.
#[derive(Clone, Debug, NdColumns)]
pub struct GenericRow<T> {
    /// An array.
    pub array: ::ndarray::Array1<T>,
}

/// A private wire and a private type in public ones.
mod private {
    use ::ndserde::{NdColumns, NdDeserialize, NdSerialize, wire::Readable};

    type Hidden = Readable;

    #[derive(Clone, Debug, NdSerialize, NdDeserialize)]
    struct Inner<T> {
        #[nd(wire = Hidden)]
        array: ::ndarray::Array1<T>,
    }

    /// Public, with a private field.
    #[derive(Clone, Debug, NdColumns, NdSerialize, NdDeserialize)]
    pub struct Outer<T> {
        inner: Inner<T>,
    }
}

pub use private::Outer;
