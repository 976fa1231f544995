//! What a field can hold: an array, or containers of arrays, once for all wires.

mod array;
mod map;
pub(crate) mod nd;
mod plain;
mod pointer;
mod sequence;
mod tuple;

use serde_core::{Deserializer, Serializer};

pub(crate) use nd::Nd;

use crate::wire::Wire;

/// A type that a field can hold: an array, a container of such types, or a plain value beside
/// arrays in a tuple or map.
pub trait Field {
    /// Whether there is an array in the type.
    const HOLDS_ARRAY: bool;
}

/// A field that the wire `W` can write.
///
/// Implemented for arrays of every element and dimension, owned, shared and viewed, and for
/// references, `Box`, `Rc`, `Arc`, `Option`, `Vec`, `VecDeque`, slices, `[T; N]`, tuples,
/// `HashMap` and `BTreeMap` of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ndarray array, nor a container of arrays that ndserde can write",
    note = "ndserde writes arrays, and &T, Box, Rc, Arc, Option, Vec, VecDeque, [T; N], tuples, HashMap (with keys that are Ord) and BTreeMap of them",
    note = "a type that holds arrays derives NdSerialize itself; a field of it needs no wire, and is marked `#[nd(plain)]` where its type names an array"
)]
pub trait SerializeField<W: Wire>: Field {
    /// Writes the field, each array in it by the wire.
    ///
    /// # Errors
    /// When the wire cannot hold an array, or the backend fails.
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// A field that the wire `W` can read.
///
/// Implemented for the types of [`SerializeField`] that own their data, and for `CowArray` and
/// `ArrayView`, which borrow from the input.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ndarray array, nor a container of arrays that ndserde can read",
    note = "ndserde reads arrays, and Box, Rc, Arc, Option, Vec, VecDeque, [T; N], tuples, HashMap and BTreeMap of them",
    note = "a type that holds arrays derives NdDeserialize itself; a field of it needs no wire, and is marked `#[nd(plain)]` where its type names an array"
)]
pub trait DeserializeField<'de, W: Wire>: Field + Sized {
    /// Reads the field, each array in it by the wire.
    ///
    /// # Errors
    /// When the input is not in the wire's form, does not fit the field, or the backend fails.
    fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}
