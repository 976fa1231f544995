//! The core of `ndserde`: depend on that crate, which has the guide.
//!
//! Data flows down this list when an array is written, and up when it is read; a module imports
//! only what stands above it, which a test holds.
//!
//! | module | what it is |
//! |---|---|
//! | `error` | the one error type |
//! | `backend` | what is known of single data formats |
//! | `float` | floats of one size from those of another |
//! | `aligned`, `buffer`, `byteorder`, `order`, `text`, `dtype`, `shape` | what an array is made of, without its element type |
//! | `number` | numbers as formats hand them over, and as scalars of a dtype |
//! | `erased` | data formats without their types: the visitors |
//! | `base64` | the one encoding of bytes as text, in blocks |
//! | `json` | the text of `serde_json`, with the data of arrays encoded in blocks |
//! | `element` | the element types: how each stands in memory |
//! | `content` | documents of unknown layout, read once into a small tree |
//! | `untyped` | the hub: an array without its element type, and the one check on what documents claim |
//! | `array` | `ndarray`'s arrays to and from untyped ones |
//! | `payload` | the data as bytes, base64 or lists |
//! | `cast` | arrays of one dtype as arrays of another |
//! | `time` | dates and spans of one unit as those of another |
//! | `dynamic` | arrays whose dtype and rank only the document knows |
//! | `pickling` | Python's pickles, without executing them |
//! | `wire` | untyped arrays in the representation of one wire |
//! | `field` | arrays and containers of arrays as fields, for all wires; `Nd`, which is one as a value; rows as columns; vectors and fixed arrays as arrays |
//! | `value` | documents of any content, with arrays in them |
//! | `file` | arrays as files of their own, without serde |
//! | `with`, `adapter` | the entry points: what serde's attributes name |
//! | `schema` | JSON Schemas of what the wires write |

#![cfg_attr(not(feature = "std"), no_std)]
// What only files and pickles need is part of modules that the wires share.
#![cfg_attr(not(feature = "std"), allow(dead_code, reason = "files need `std`"))]
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
#![warn(unreachable_pub)]

extern crate alloc;

mod adapter;
mod aligned;
mod array;
mod backend;
mod base64;
mod buffer;
mod byteorder;
mod cast;
mod compressed;
mod content;
mod dtype;
mod dynamic;
mod element;
mod erased;
mod error;
pub mod field;
#[cfg(feature = "std")]
mod file;
mod float;
mod growth;
#[cfg(feature = "json")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "json")))]
pub mod json;
mod latin1;
mod number;
mod order;
mod payload;
mod pickling;
#[cfg(feature = "schemars_1")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "schemars_1")))]
pub mod schema;
mod shape;
mod text;
mod time;
mod untyped;
pub mod value;
pub mod wire;
mod with;
mod words;

pub use adapter::As;
pub use byteorder::ByteOrder;
pub use dtype::{DType, Record, RecordField, TimeUnit};
pub use dynamic::DynArray;
pub use element::Element;
pub use error::{Error, ErrorKind};
pub use field::{columns::Columns, elements::Elements, nd::Nd};
pub use order::Order;
pub use value::Value;
pub use with::*;

#[cfg(feature = "npz")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "npz")))]
#[doc(inline)]
pub use file::npz;

/// What generated code names, through the facade. No part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::compressed::Compression;
    pub use crate::field::{
        columns::{ColumnItem, ReadColumnItem},
        elements::{ReadSequenceItem, SequenceItem},
        parameter::{DeserializeParameter, SerializeParameter},
        route::Plain,
    };
    #[cfg(feature = "std")]
    pub use crate::file::npy::claim_of;
    #[cfg(feature = "npz")]
    pub use crate::file::npz::{
        directory::{Member as ZipMember, directory as zip_directory},
        names::check_names as check_zip_names,
    };
    pub use crate::value::claims_array;

    /// For the derive `NdElement`.
    pub mod element {
        pub use alloc::{borrow::Cow, vec::Vec};

        pub use crate::{
            buffer::Buffer,
            dtype::{DType, Record, RecordParts, SubArray, TimeUnit},
            element::derived::*,
            error::Error,
        };
    }

    /// For the derive `NdColumns`.
    pub mod columns {
        pub use alloc::vec::Vec;

        pub use crate::field::columns::{
            count::{RowCount, sum},
            hand_over::{array, elements, list, optional, plain},
            read_arrays::{ReadArray, ReadOptional},
            read_list::ReadList,
            value::{deserialize, serialize},
        };
    }

    /// The walk that finds arrays.
    pub mod probe {
        pub use crate::field::probe::*;
    }
}
