//! What a field can hold: an array, or containers of arrays, once for all wires.

mod array;
mod cell;
pub(crate) mod columns;
mod dimension;
mod dynamic;
mod holds;
#[cfg(feature = "indexmap_2")]
mod indexmap;
mod length;
mod map;
pub(crate) mod nd;
pub(crate) mod parameter;
mod part;
mod plain;
mod pointer;
pub(crate) mod probe;
mod result;
pub(crate) mod route;
mod sequence;
mod tuple;

use serde_core::{Deserializer, Serializer};

use crate::error::shortened;

pub use columns::{ColumnSink, ColumnSource, DeserializeColumns, SerializeColumns};
pub use holds::HoldsArray;
pub(crate) use nd::Nd;

use part::FieldPart;

/// What the wire `W` can write.
///
/// Implemented for arrays of every element and dimension, owned, shared and viewed, for
/// [`DynArray`](crate::DynArray), and for the containers that serde knows, of them: references, `Box`, `Rc`, `Arc`, `Cow`, `Cell`,
/// `RefCell`, `Mutex`, `RwLock`, `Option`, `Result`, `Vec`, `VecDeque`, `LinkedList`, slices,
/// `[T; N]`, tuples, `HashMap` and `BTreeMap`, and with the feature `indexmap_2` its `IndexMap`.
/// Numbers and text are for the places beside arrays in a tuple; [`HoldsArray`] tells them apart.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ndarray array, nor a container of arrays that ndserde can write",
    note = "ndserde writes arrays, and serde's containers of them; a HashMap needs keys that are Ord, and what stands beside arrays in a tuple needs serde's own Serialize",
    note = "a type that holds arrays derives NdSerialize itself; a field of it needs no wire, and is marked `#[nd(plain)]` where its type names an array"
)]
pub trait SerializeBy<W> {
    /// Writes the value, each array in it by the wire.
    ///
    /// # Errors
    /// When the wire cannot hold an array, or the data format fails.
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// What the wire `W` can read.
///
/// Implemented for the types of [`SerializeBy`] that own their data, and for `CowArray` and
/// `ArrayView`, which borrow from the input.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ndarray array, nor a container of arrays that ndserde can read",
    note = "ndserde reads arrays, and serde's containers of them that own what they hold; what stands beside arrays in a tuple needs serde's own Deserialize",
    note = "a type that holds arrays derives NdDeserialize itself; a field of it needs no wire, and is marked `#[nd(plain)]` where its type names an array"
)]
pub trait DeserializeBy<'de, W>: Sized {
    /// Reads the value, each array in it by the wire.
    ///
    /// # Errors
    /// When the input is not in the wire's form, does not fit the type, or the data format fails. The
    /// message is cut where it is longer than anyone reads, because the input can be a part of it.
    fn deserialize_by<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_part(deserializer).map_err(shortened)
    }

    /// The same for a part of what is being read, whose errors the whole cuts.
    ///
    /// # Errors
    /// As [`deserialize_by`](Self::deserialize_by).
    #[doc(hidden)]
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}
