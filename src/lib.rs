//! Carries [`ndarray`](https://docs.rs/ndarray) arrays through [serde](https://serde.rs): a struct
//! that holds arrays goes through any serde data format with each array's dtype, shape and byte
//! order, and comes back bit for bit.
//!
//! ```
//! use ndarray::{Array1, Array2, arr2};
//! use ndserde::{NdDeserialize, NdSerialize};
//!
//! #[derive(NdSerialize, NdDeserialize)]
//! struct Model {
//!     weights: Array2<f64>,
//!     bias: Option<Array1<f32>>,
//!     #[nd(wire = ndserde::wire::Npy)] // this field as a NumPy file
//!     labels: Vec<Array1<u8>>,
//! }
//!
//! let model = Model { weights: arr2(&[[1.0, f64::NAN]]), bias: None, labels: vec![] };
//! let json = serde_json::to_string(&model)?;
//! let back: Model = serde_json::from_str(&json)?;
//! assert_eq!(back.weights[[0, 1]].to_bits(), model.weights[[0, 1]].to_bits());
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! An array or container that is not a field of a struct goes in an [`Nd`]. Types that keep serde's
//! own derives annotate their fields: `#[serde(with = "ndserde::tagged")]`.
//!
//! - [`guide`]: recipes for models, files and services
//! - [`guide::dtypes`]: the element types, and which wire carries them
//! - [`guide::data_formats`]: the data formats, and what each cannot carry
//! - [`guide::columns`]: many structs as one array for each field
//! - [`guide::services`]: services, applications and databases
//! - `guide::schema`: JSON Schemas and types of TypeScript, with the feature `schemars_1`
//!
//! # Wires
//!
//! A wire is the representation of an array in a document. Each has a module, which is its
//! specification and goes into serde's `with`, and a marker type in [`wire`] for `#[nd(wire = ..)]`,
//! [`Nd`] and [`As`].
//!
//! | wire | for |
//! |---|---|
//! | [`tagged`] (default) | storing and sending arrays; NumPy and JavaScript read it in a few lines |
//! | [`readable`] | numbers that people read and edit |
//! | [`nested`] | programs that know plain lists |
//! | [`triple`] | a common hand-written Python format: dtype, base64, shape |
//! | [`npy`], [`npy_latin1`] | `np.save` and `np.load` |
//! | [`pickle`], [`pickle_latin1`] | `pickle.dumps` and `pickle.loads`, without executing anything |
//! | [`ndarray_v1`] | ndarray's own feature `serde` |
//! | [`json_numpy`], [`msgpack_numpy`] | the Python packages of these names |
//! | [`packed`] | many small arrays: 3 bytes beside the elements |
//! | [`raw`] | the elements' bytes alone, of one axis: embeddings, typed arrays of JavaScript |
//! | [`typed_array`] | CBOR's typed arrays (RFC 8746) |
//! | [`any`] | reading any of these, and the layouts of twenty other libraries |
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `derive` (default) | the derives |
//! | `std` (default) | files, `HashMap`, `Mutex`; without it, `alloc` is enough |
//! | `num-complex_0_4`, `half_2` | their element types |
//! | `compression` | the wire `Gzip`; gzip and zlib in the layouts that the wire `any` reads |
//! | `zstd_0_13` | the wire `Zstd`, by zstd's library in C |
//! | `glam_0_34`, `glam_0_30` | vectors, matrices and quaternions of glam |
//! | `indexmap_2` | arrays in the maps of the crate `indexmap` |
//! | `json` | the module `json`: the text of `serde_json`, several times faster |
//! | `lzma-rust2_0_25` | lzma in the layouts of jdata and `JSONLab` |
//! | `nalgebra_0_35`, `nalgebra_0_34`, `nalgebra_0_33` | matrices and vectors of nalgebra |
//! | `ndarray_0_16` | the arrays of ndarray 0.16, beside those of 0.17 |
//! | `npz` | the module `npz`: archives of arrays, as `numpy.savez` writes them |
//! | `schemars_1` | JSON Schemas: the derive `NdSchema`, and the module `schema` |
//! | `serde_cbor_0_11` | the wire `typed_array` through the crate `serde_cbor` |
//! | `serde_with_3` | [`As`] in `#[serde_as(as = "As<Npy>")]` |
//! | `sprs_0_11` | sparse matrices of sprs |
//!
//! Features never change what is written.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(ndserde_docs, feature(doc_cfg))]
// Library code never panics: whatever may fail is an error. Each exception gives its reason.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::arithmetic_side_effects
)]

#[doc(inline)]
pub use ndserde_core::{
    As, ByteOrder, Columns, DType, DynArray, Element, Elements, Error, ErrorKind, Nd, Order,
    Record, RecordField, TimeUnit, Value,
};

#[cfg(feature = "json")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "json")))]
#[doc(inline)]
pub use ndserde_core::json;
#[cfg(feature = "npz")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "npz")))]
#[doc(inline)]
pub use ndserde_core::npz;
#[cfg(feature = "schemars_1")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "schemars_1")))]
#[doc(inline)]
pub use ndserde_core::schema;
#[doc(inline)]
pub use ndserde_core::{
    any, json_numpy, msgpack_numpy, ndarray_v1, nested, npy, npy_latin1, packed, pickle,
    pickle_latin1, raw, readable, tagged, triple, typed_array,
};
#[doc(inline)]
pub use ndserde_core::{field, value, wire};

#[cfg(feature = "std")]
#[doc(hidden)]
pub use ndserde_core::__private::claim_of as __claim_of;
/// For the command. No part of the public interface.
#[doc(hidden)]
pub use ndserde_core::__private::{Compression as __Compression, claims_array as __claims_array};
#[cfg(feature = "npz")]
#[doc(hidden)]
pub use ndserde_core::__private::{
    ZipMember as __ZipMember, check_zip_names as __check_zip_names,
    zip_directory as __zip_directory,
};

/// Recipes, and the tables of dtypes and data formats.
///
#[cfg(any(doc, doctest))]
// The pages link to files of the repository. Here the same links lead to the items, since the first
// definition of a link counts.
#[doc = include_str!("links.md")]
#[cfg_attr(feature = "schemars_1", doc = "[schema]: crate::guide::schema")]
#[doc = include_str!("../docs/guide.md")]
pub mod guide {
    /// Element types, and which wire carries them.
    ///
    #[doc = include_str!("links.md")]
    #[doc = include_str!("../docs/dtypes.md")]
    pub mod dtypes {}

    /// Data formats, and what each cannot carry.
    ///
    #[doc = include_str!("../docs/data-formats.md")]
    pub mod data_formats {}

    /// How large an array may be, in each format and for each reader.
    ///
    #[doc = include_str!("../docs/how-large.md")]
    pub mod how_large {}

    /// Many structs as one array for each field.
    ///
    #[doc = include_str!("links.md")]
    #[doc = include_str!("../docs/columns.md")]
    pub mod columns {}

    /// Matrices and vectors of nalgebra, glam and sprs, and what they look like by serde alone.
    ///
    #[doc = include_str!("links.md")]
    // The examples need those crates: `tests/matrices` runs them.
    #[cfg_attr(not(doctest), doc = include_str!("../docs/matrices.md"))]
    pub mod matrices {}

    /// JSON Schemas and types of TypeScript.
    ///
    #[cfg(feature = "schemars_1")]
    #[cfg_attr(ndserde_docs, doc(cfg(feature = "schemars_1")))]
    #[doc = include_str!("schema_links.md")]
    #[doc = include_str!("links.md")]
    #[doc = include_str!("../docs/schema.md")]
    pub mod schema {}

    /// Services, applications and databases: axum, websockets, Tauri, SQLite, PostgreSQL, tools of
    /// language models, `OpenAPI`.
    ///
    #[doc = include_str!("links.md")]
    #[cfg_attr(feature = "schemars_1", doc = "[schema]: crate::guide::schema")]
    // The examples need heavy crates: `tests/recipes` runs them.
    #[cfg_attr(not(doctest), doc = include_str!("../docs/services.md"))]
    pub mod services {}

    /// Octave, R, Julia, Go, Java, C++ and Fortran: reading and writing, and what goes wrong.
    ///
    #[doc = include_str!("links.md")]
    #[doc = include_str!("../docs/other-languages.md")]
    pub mod other_languages {}
}

/// Its examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub mod readme {}

/// What generated code names; the version is part of the name, so that the derives of another
/// version do not compile.
#[cfg(feature = "derive")]
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private_0_1_0;

/// Implements [`serde::Deserialize`](https://docs.rs/serde/latest/serde/trait.Deserialize.html) for
/// a struct or enum, with each array in it read through a wire.
///
/// Most types derive [`NdSerialize`](macro@NdSerialize) as well; the attributes below are
/// written once and apply to both.
#[cfg(feature = "derive")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "derive")))]
#[doc = include_str!("derive.md")]
pub use ndserde_derive::NdDeserialize;

/// Implements [`serde::Serialize`](https://docs.rs/serde/latest/serde/trait.Serialize.html) for a
/// struct or enum, with each array in it written through a wire.
///
/// Most types derive [`NdDeserialize`](macro@NdDeserialize) as well; the attributes below are
/// written once and apply to both.
#[cfg(feature = "derive")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "derive")))]
#[doc = include_str!("derive.md")]
pub use ndserde_derive::NdSerialize;

/// Makes a struct or an enum an element of arrays: a record, a newtype or an integer.
///
#[cfg(feature = "derive")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "derive")))]
#[doc = include_str!("element.md")]
pub use ndserde_derive::NdElement;

/// Makes a struct the row of columns: many of it are written as one array for each array field.
///
#[cfg(feature = "derive")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "derive")))]
#[doc = include_str!("columns.md")]
pub use ndserde_derive::NdColumns;

/// Implements [`schemars::JsonSchema`](https://docs.rs/schemars/1/schemars/trait.JsonSchema.html) for a
/// struct or enum, with the schema of each array by its wire.
///
#[cfg(all(feature = "derive", feature = "schemars_1"))]
#[cfg_attr(ndserde_docs, doc(cfg(all(feature = "derive", feature = "schemars_1"))))]
#[doc = include_str!("schema.md")]
pub use ndserde_derive::NdSchema;
