#![doc = include_str!("../README.md")]
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
    As, ByteOrder, DType, DynArray, Element, Error, Nd, Order, Record, RecordField, TimeUnit, Value,
};

#[cfg(feature = "json")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "json")))]
#[doc(inline)]
pub use ndserde_core::json;
#[doc(inline)]
pub use ndserde_core::{
    any, json_numpy, msgpack_numpy, ndarray_v1, nested, npy, npy_latin1, pickle, pickle_latin1,
    readable, tagged, triple, typed_array,
};
#[doc(inline)]
pub use ndserde_core::{field, value, wire};

/// Recipes for what people want to do with arrays and serde.
///
#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/guide.md")]
pub mod guide {}

/// What generated code names; the version is part of the name, so that the derives of another
/// version do not compile.
#[cfg(feature = "derive")]
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private_0_1_0;

/// Implements [`serde::Deserialize`](https://docs.rs/serde/latest/serde/trait.Deserialize.html) for
/// a struct or enum, with each array in it read through a wire.
///
/// Most types derive [`NdSerialize`](macro@NdSerialize) as well; the attributes below stand on a
/// type once and hold for both.
#[cfg(feature = "derive")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "derive")))]
#[doc = include_str!("derive.md")]
pub use ndserde_derive::NdDeserialize;

/// Implements [`serde::Serialize`](https://docs.rs/serde/latest/serde/trait.Serialize.html) for a
/// struct or enum, with each array in it written through a wire.
///
/// Most types derive [`NdDeserialize`](macro@NdDeserialize) as well; the attributes below stand on a
/// type once and hold for both.
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
