//! `Vec`, `VecDeque`, slices and `[T; N]`.

use std::{collections::VecDeque, fmt, marker::PhantomData};

use serde_core::{
    Deserializer, Serializer,
    de::{Error, SeqAccess, Visitor},
    ser::SerializeTuple,
};

use super::{DeserializeField, Field, Nd, SerializeField};
use crate::wire::Wire;

macro_rules! sequence {
    ($($sequence:ty),*) => {$(
        impl<T: Field> Field for $sequence {
            const HOLDS_ARRAY: bool = T::HOLDS_ARRAY;
        }

        impl<W: Wire, T: SerializeField<W>> SerializeField<W> for $sequence {
            fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.iter().map(Nd::<_, W>::of))
            }
        }
    )*};
}

sequence!(Vec<T>, VecDeque<T>, [T]);

macro_rules! growing_sequence {
    ($($sequence:ident),*) => {$(
        impl<'de, W: Wire, T: DeserializeField<'de, W>> DeserializeField<'de, W> for $sequence<T> {
            fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_seq(Items::<Self, T, W>(PhantomData))
            }
        }
    )*};
}

growing_sequence!(Vec, VecDeque);

/// Collects items one by one: the length that the input claims reserves nothing.
struct Items<C, T, W>(PhantomData<(C, T, W)>);

impl<'de, W, T, C> Visitor<'de> for Items<C, T, W>
where
    W: Wire,
    T: DeserializeField<'de, W>,
    C: Default + Extend<T>,
{
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a sequence of {} arrays", W::NAME)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<C, S::Error> {
        let mut items = C::default();
        while let Some(item) = seq.next_element::<Nd<T, W>>()? {
            items.extend(Some(item.into_inner()));
        }
        Ok(items)
    }
}

impl<T: Field, const N: usize> Field for [T; N] {
    const HOLDS_ARRAY: bool = T::HOLDS_ARRAY;
}

impl<W: Wire, T: SerializeField<W>, const N: usize> SerializeField<W> for [T; N] {
    fn serialize_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(N)?;
        for item in self {
            tuple.serialize_element(&Nd::<_, W>::of(item))?;
        }
        tuple.end()
    }
}

impl<'de, W: Wire, T: DeserializeField<'de, W>, const N: usize> DeserializeField<'de, W>
    for [T; N]
{
    fn deserialize_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items: Vec<T> = deserializer.deserialize_tuple(N, Items::<_, T, W>(PhantomData))?;
        Self::try_from(items).map_err(|items| {
            D::Error::custom(format_args!(
                "{}: {} items for a field of {N} arrays",
                W::NAME,
                items.len()
            ))
        })
    }
}
