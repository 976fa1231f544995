//! Vectors, slices and fixed arrays of elements, each as one array.

mod borrow;
mod bound;
mod item;
mod items;
mod read;
mod write;

pub use item::SequenceItem;
pub use items::ReadSequenceItem;
pub(super) use read::{check_axes, into_items, row_type};
pub(super) use write::{with_each, with_items};

use core::marker::PhantomData;

use serde_core::{Deserializer, Serializer};

use super::{
    DeserializeBy, SerializeBy,
    route::{Named, OneRoute, Route},
};
use crate::wire::{Tagged, Wire};

#[doc = include_str!("elements.md")]
#[derive(Clone, Copy, Debug)]
pub struct Elements<W = Tagged>(PhantomData<fn() -> W>);

impl<W: Wire> Named for Elements<W> {
    const NAME: &'static str = W::NAME;
}

impl<W: Wire> Route for Elements<W> {}

impl<W: Wire> OneRoute for Elements<W> {}

/// Sequences of elements, and containers of such, that the wire `W` writes as arrays.
///
/// What [`Elements`] asks for, whose page has the rule.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no elements that ndserde can write as one array",
    label = "no vector, slice or fixed array of elements",
    note = "`Elements` is for Vec, VecDeque, slices and `[T; N]`, of elements or of such sequences, and for options, maps, pointers, cells and tuples in which everything is one",
    note = "the elements are bool, i8..i64, u8..u64, usize, isize, f32, f64, String and types that derive NdElement; Complex<f32> and Complex<f64> need ndserde's feature `num-complex_0_4`, f16 and bf16 `half_2`",
    note = "an ndarray array goes through a wire by itself, without `Elements`"
)]
pub trait SerializeElements<W>: SerializeBy<Elements<W>> {}

#[diagnostic::do_not_recommend]
impl<W, T: SerializeBy<Elements<W>> + ?Sized> SerializeElements<W> for T {}

/// Sequences of elements, and containers of such, that the wire `W` reads from arrays.
///
/// What [`Elements`] asks for, whose page has the rule.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no elements that ndserde can read from one array",
    label = "no vector, slice or fixed array of elements",
    note = "`Elements` is for Vec, VecDeque, Box<[T]>, Cow<[T]>, `&[T]`, `&[T; N]` and `[T; N]`, of elements or of such sequences, and for options, maps, pointers, cells and tuples in which everything is one",
    note = "the elements are bool, i8..i64, u8..u64, usize, isize, f32, f64, String and types that derive NdElement; Complex<f32> and Complex<f64> need ndserde's feature `num-complex_0_4`, f16 and bf16 `half_2`",
    note = "an ndarray array goes through a wire by itself, without `Elements`"
)]
pub trait DeserializeElements<'de, W>: DeserializeBy<'de, Elements<W>> {}

#[diagnostic::do_not_recommend]
impl<'de, W, T: DeserializeBy<'de, Elements<W>>> DeserializeElements<'de, W> for T {}

impl<W: Wire> Elements<W> {
    /// Writes the field, each sequence in it as one array by the wire.
    ///
    /// # Errors
    /// When rows are not of one length, the wire cannot hold an array, or the data format fails.
    pub fn serialize<T, S>(field: &T, serializer: S) -> Result<S::Ok, S::Error>
    where
        T: SerializeElements<W> + ?Sized,
        S: Serializer,
    {
        field.serialize_by(serializer)
    }

    /// Reads the field, each sequence in it from one array by the wire.
    ///
    /// # Errors
    /// When the input is not in the wire's form, does not fit the field, or the data format fails.
    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: DeserializeElements<'de, W>,
        D: Deserializer<'de>,
    {
        T::deserialize_by(deserializer)
    }
}

/// `#[serde_as(as = "Elements<Npy>")]`, also inside the containers of `serde_with`.
#[cfg(feature = "serde_with_3")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "serde_with_3")))]
impl<T: SerializeElements<W> + ?Sized, W: Wire> serde_with::SerializeAs<T> for Elements<W> {
    fn serialize_as<S: Serializer>(field: &T, serializer: S) -> Result<S::Ok, S::Error> {
        field.serialize_by(serializer)
    }
}

#[cfg(feature = "serde_with_3")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "serde_with_3")))]
impl<'de, T: DeserializeElements<'de, W>, W: Wire> serde_with::DeserializeAs<'de, T>
    for Elements<W>
{
    fn deserialize_as<D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::deserialize_by(deserializer)
    }
}
