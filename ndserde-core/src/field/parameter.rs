//! What the derives ask of a type parameter whose fields go through no wire: what serde asks, in
//! words that know of arrays.

use serde_core::{Deserialize, Serialize};

/// Serde writes it.
#[diagnostic::on_unimplemented(
    message = "serde cannot write `{Self}`, which stands for a type parameter",
    label = "does not implement `Serialize`",
    note = "an ndarray array: mark the fields of the parameter `#[nd]`, or put `ndserde::Nd<..>` around the array",
    note = "a type of yours: derive `serde::Serialize` or `ndserde::NdSerialize` for it"
)]
pub trait SerializeParameter: Serialize {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> SerializeParameter for T {}

/// Serde reads it.
#[diagnostic::on_unimplemented(
    message = "serde cannot read `{Self}`, which stands for a type parameter",
    label = "does not implement `Deserialize`",
    note = "an ndarray array: mark the fields of the parameter `#[nd]`, or put `ndserde::Nd<..>` around the array",
    note = "a type of yours: derive `serde::Deserialize` or `ndserde::NdDeserialize` for it"
)]
pub trait DeserializeParameter<'de>: Deserialize<'de> {}

#[diagnostic::do_not_recommend]
impl<'de, T: Deserialize<'de>> DeserializeParameter<'de> for T {}
