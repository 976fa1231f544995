//! Every name that the derives could lean on means something else here.

#![allow(missing_docs, non_camel_case_types, clippy::upper_case_acronyms)]

use ::ndserde::{NdColumns, NdDeserialize, NdElement, NdSerialize};

macro_rules! shadow {
    ($($name:ident),*) => {$(
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
    )*};
}

shadow!(
    Result,
    Option,
    Some,
    None,
    Ok,
    Err,
    String,
    Vec,
    Box,
    Default,
    Serialize,
    Deserialize,
    Serializer,
    Deserializer,
    Nd,
    Tagged,
    Wire,
    Field,
    Plain,
    Walk,
    Unknown,
    Refused,
    PhantomData,
    Sized,
    Into,
    From,
    Clone,
    Send,
    Sync,
    Cow,
    RecordPart,
    Derived,
    Choice,
    Newtype,
    DType,
    Record,
    Unfit,
    ColumnSink,
    ColumnSource,
    SerializeColumns,
    DeserializeColumns,
    ReadArray,
    ReadList,
    ReadOptional,
    Error
);

pub mod serde {}
pub mod ndserde {}
pub mod ndarray {}
pub mod core {}
pub mod std {}
pub mod alloc {}

/// Shadows what the constants use.
#[allow(unused_macros)]
macro_rules! assert {
    () => {};
}
#[allow(unused_macros)]
macro_rules! panic {
    () => {};
}

#[derive(Debug, NdSerialize, NdDeserialize)]
pub struct Model<T> {
    pub array: ::ndarray::Array1<f64>,
    pub maybe: ::std::option::Option<::ndarray::Array1<T>>,
    #[serde(default, skip_serializing_if = "::std::vec::Vec::is_empty")]
    pub names: ::std::vec::Vec<::std::string::String>,
    pub pair: (::std::path::PathBuf, ::ndarray::Array1<T>),
    pub path: ::std::path::PathBuf,
}

#[derive(Debug, NdColumns)]
pub struct Row<T> {
    pub array: ::ndarray::Array1<f64>,
    pub maybe: ::std::option::Option<::ndarray::Array1<T>>,
    #[serde(default)]
    pub name: ::std::string::String,
    #[serde(skip)]
    pub path: ::std::path::PathBuf,
}

#[derive(Debug, NdSerialize, NdDeserialize)]
pub struct Rows {
    #[nd(columns)]
    pub rows: ::std::vec::Vec<Row<u8>>,
}

#[derive(Debug, NdSerialize, NdDeserialize)]
#[serde(tag = "kind", content = "of")]
pub enum Layer {
    Dense(::ndarray::Array1<f64>),
    Named { a: ::ndarray::Array1<f64>, b: u8 },
    Unit,
}

#[derive(::std::clone::Clone, Debug, NdElement)]
#[nd(ignore_unknown)]
pub struct Point<T> {
    pub x: T,
    #[nd(default)]
    pub id: [::std::primitive::i32; 3],
    pub kind: Kind,
    pub time: Time,
}

#[derive(::std::clone::Clone, ::std::marker::Copy, Debug, NdElement)]
#[repr(u8)]
pub enum Kind {
    One = 1,
    Two,
}

#[derive(::std::clone::Clone, ::std::marker::Copy, Debug, NdElement)]
#[nd(dtype = "datetime64[ns]")]
pub struct Time(pub ::std::primitive::i64);
