//! `Vec`, `VecDeque`, `LinkedList`, slices and `[T; N]`.

use alloc::{
    boxed::Box,
    collections::{LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
    vec::Vec,
};
use core::{fmt, marker::PhantomData};

use serde_core::{
    Deserializer, Serializer,
    de::{SeqAccess, Visitor},
    ser::SerializeTuple,
};

use super::{DeserializeBy, FieldPart, SerializeBy, length, route::ItemRoute};

macro_rules! sequence {
    ($($sequence:ty),*) => {$(
        impl<W: ItemRoute, T: SerializeBy<W>> SerializeBy<W> for $sequence {
            fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.iter().map(FieldPart::<_, W>::of))
            }
        }
    )*};
}

sequence!(Vec<T>, VecDeque<T>, LinkedList<T>, [T]);

macro_rules! growing_sequence {
    ($($sequence:ident),*) => {$(
        impl<'de, W: ItemRoute, T: DeserializeBy<'de, W>> DeserializeBy<'de, W> for $sequence<T> {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_seq(Items::<Self, T, W>(PhantomData))
            }
        }
    )*};
}

growing_sequence!(Vec, VecDeque, LinkedList);

macro_rules! boxed_slice {
    ($($pointer:ident),*) => {$(
        impl<'de, W: ItemRoute, T: DeserializeBy<'de, W>> DeserializeBy<'de, W> for $pointer<[T]> {
            fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Vec::deserialize_part(deserializer).map(Self::from)
            }
        }
    )*};
}

boxed_slice!(Box, Rc, Arc);

/// Collects items one by one: the length that the input claims reserves nothing.
struct Items<C, T, W>(PhantomData<(C, T, W)>);

impl<'de, W, T, C> Visitor<'de> for Items<C, T, W>
where
    W: ItemRoute,
    T: DeserializeBy<'de, W>,
    C: Default + Extend<T>,
{
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a sequence of {} arrays", W::NAME)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<C, S::Error> {
        let mut items = C::default();
        while let Some(item) = seq.next_element::<FieldPart<T, W>>()? {
            items.extend(Some(item.into_inner()));
        }
        Ok(items)
    }
}

impl<W: ItemRoute, T: SerializeBy<W>, const N: usize> SerializeBy<W> for [T; N] {
    fn serialize_by<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(N)?;
        for item in self {
            tuple.serialize_element(&FieldPart::<_, W>::of(item))?;
        }
        tuple.end()
    }
}

impl<'de, W: ItemRoute, T: DeserializeBy<'de, W>, const N: usize> DeserializeBy<'de, W> for [T; N] {
    fn deserialize_part<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple(N, Exactly::<T, W, N>(PhantomData))
    }
}

/// Asks for exactly so many items, as serde's own arrays do.
struct Exactly<T, W, const N: usize>(PhantomData<(T, W)>);

impl<'de, W: ItemRoute, T: DeserializeBy<'de, W>, const N: usize> Visitor<'de>
    for Exactly<T, W, N>
{
    type Value = [T; N];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a sequence of {N} {} arrays", W::NAME)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<[T; N], S::Error> {
        let mut items = Vec::new();
        for place in 0..N {
            match seq.next_element::<FieldPart<T, W>>()? {
                Some(item) => items.push(item.into_inner()),
                None => return Err(length::wrong(W::NAME, place, N)),
            }
        }
        length::end(&mut seq, W::NAME, N)?;
        <[T; N]>::try_from(items).map_err(|items| length::wrong(W::NAME, items.len(), N))
    }
}
