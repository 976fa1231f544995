//! What a field can hold: an array, or containers of arrays, once for all wires.

mod array;
mod cell;
pub(crate) mod columns;
mod dimension;
mod dynamic;
pub(crate) mod elements;
mod holds;
#[cfg(feature = "indexmap_2")]
mod indexmap;
mod length;
mod map;
#[cfg(any(
    feature = "glam_0_30",
    feature = "glam_0_34",
    feature = "nalgebra_0_33",
    feature = "nalgebra_0_34",
    feature = "nalgebra_0_35"
))]
pub(crate) mod matrix;
pub(crate) mod nd;
pub(crate) mod parameter;
mod part;
pub(crate) mod plain;
mod pointer;
pub(crate) mod probe;
mod result;
pub(crate) mod route;
mod sequence;
#[cfg(feature = "sprs_0_11")]
mod sprs;
mod tuple;

use alloc::boxed::Box;

use serde_core::{Deserializer, Serializer};

use crate::error::shortened;

pub use columns::{
    ArrayColumn, ColumnRows, ColumnSink, ColumnSource, DeserializeColumns, OptionalColumn,
    SerializeColumns, StackColumn, TakeRow,
};
pub(crate) use elements::Elements;
pub use elements::{DeserializeElements, SerializeElements};
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
#[cfg_attr(
    not(feature = "ndarray_0_16"),
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17; its feature `ndarray_0_16` adds 0.16, and `cargo tree -i ndarray@0.16` shows who depends on that"
    )
)]
#[cfg_attr(
    feature = "ndarray_0_16",
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17 and 0.16; `cargo tree -i ndarray` shows who depends on another"
    )
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
#[cfg_attr(
    not(feature = "ndarray_0_16"),
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17; its feature `ndarray_0_16` adds 0.16, and `cargo tree -i ndarray@0.16` shows who depends on that"
    )
)]
#[cfg_attr(
    feature = "ndarray_0_16",
    diagnostic::on_unimplemented(
        note = "of the versions of ndarray, this build of ndserde is for 0.17 and 0.16; `cargo tree -i ndarray` shows who depends on another"
    )
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

    /// The same in a box, for what may be too large for the stack.
    ///
    /// # Errors
    /// As [`deserialize_by`](Self::deserialize_by).
    #[doc(hidden)]
    fn deserialize_boxed<D: Deserializer<'de>>(deserializer: D) -> Result<Box<Self>, D::Error> {
        Self::deserialize_part(deserializer).map(Box::new)
    }
}
