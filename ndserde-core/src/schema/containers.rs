//! Containers, whose schemas are schemars' own of what is in them.

use alloc::{
    borrow::Cow,
    collections::{BTreeMap, LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
};
use core::{
    cell::{Cell, RefCell},
    marker::PhantomData,
};
#[cfg(feature = "std")]
use std::{
    collections::HashMap,
    sync::{Mutex, RwLock},
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::SchemaBy;
use crate::{
    field::{
        plain::for_each_plain,
        route::{ItemRoute, Named, OneRoute, Plain, Route},
    },
    wire::Wire,
};

/// A part without arrays has its own schema.
impl<T: JsonSchema + ?Sized> SchemaBy<Plain> for T {
    type As = T;
}

/// Numbers and text beside arrays.
macro_rules! plain {
    ($($plain:ty),*) => {$(
        impl<W: Wire> SchemaBy<W> for $plain {
            type As = Self;
        }
    )*};
}

for_each_plain!(plain str);

/// Containers that JSON does not see.
macro_rules! unseen {
    ($([$($param:tt)*] $container:ty;)*) => {$(
        impl<W: Route, T: SchemaBy<W> $($param)*> SchemaBy<W> for $container {
            type As = T::As;
        }
    )*};
}

unseen! {
    [+ ?Sized] &T;
    [+ ?Sized] &mut T;
    [+ ?Sized] Box<T>;
    [+ ?Sized] Rc<T>;
    [+ ?Sized] Arc<T>;
    [+ ?Sized + ToOwned] Cow<'_, T>;
    [+ ?Sized] Cell<T>;
    [+ ?Sized] RefCell<T>;
    [+ ?Sized] Mutex<T>;
    [+ ?Sized] RwLock<T>;
}

/// Containers of items.
macro_rules! lists {
    ($($list:ty),*) => {$(
        impl<W: ItemRoute, T: SchemaBy<W>> SchemaBy<W> for $list
        where
            T::As: Sized,
        {
            type As = Vec<T::As>;
        }
    )*};
}

lists!(Vec<T>, VecDeque<T>, LinkedList<T>, [T]);

impl<W: Route, T: SchemaBy<W>> SchemaBy<W> for Option<T>
where
    T::As: Sized,
{
    type As = Option<T::As>;
}

/// As many items, of which schemars itself knows up to 32.
pub struct SoMany<T, const N: usize>(PhantomData<T>);

impl<T: JsonSchema, const N: usize> JsonSchema for SoMany<T, N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Array_size_{N}_of_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("[{}; {N}]", T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "array",
            "items": generator.subschema_for::<T>(),
            "minItems": N,
            "maxItems": N,
        })
    }
}

impl<W: ItemRoute, T: SchemaBy<W>, const N: usize> SchemaBy<W> for [T; N]
where
    T::As: Sized,
{
    type As = SoMany<T::As, N>;
}

/// Maps, whose keys are serde's.
macro_rules! maps {
    ($([$($param:tt)*] $map:ty;)*) => {$(
        impl<W: Route, K: JsonSchema, V: SchemaBy<W>, $($param)*> SchemaBy<W> for $map
        where
            V::As: Sized,
        {
            type As = BTreeMap<K, V::As>;
        }
    )*};
}

maps! {
    [] BTreeMap<K, V>;
    [H] HashMap<K, V, H>;
}

#[cfg(feature = "indexmap_2")]
maps! {
    [H] indexmap::IndexMap<K, V, H>;
}

impl<A, B, T, E> SchemaBy<(A, B)> for Result<T, E>
where
    A: Named,
    B: Named,
    T: SchemaBy<A, As: Sized>,
    E: SchemaBy<B, As: Sized>,
{
    type As = Result<T::As, E::As>;
}

impl<W, T, E> SchemaBy<W> for Result<T, E>
where
    W: OneRoute,
    T: SchemaBy<W, As: Sized>,
    E: SchemaBy<W, As: Sized>,
{
    type As = Result<T::As, E::As>;
}

/// A tuple takes a tuple of routes, or one wire for all of its parts.
macro_rules! tuples {
    ($($($T:ident $R:ident)+;)*) => {$(
        impl<$($R: Named, $T: SchemaBy<$R, As: Sized>),+> SchemaBy<($($R,)+)> for ($($T,)+) {
            type As = ($($T::As,)+);
        }

        impl<W: OneRoute, $($T: SchemaBy<W, As: Sized>),+> SchemaBy<W> for ($($T,)+) {
            type As = ($($T::As,)+);
        }
    )*};
}

tuples! {
    A RA;
    A RA B RB;
    A RA B RB C RC;
    A RA B RB C RC D RD;
    A RA B RB C RC D RD E RE;
    A RA B RB C RC D RD E RE F RF;
    A RA B RB C RC D RD E RE F RF G RG;
    A RA B RB C RC D RD E RE F RF G RG H RH;
    A RA B RB C RC D RD E RE F RF G RG H RH I RI;
    A RA B RB C RC D RD E RE F RF G RG H RH I RI J RJ;
    A RA B RB C RC D RD E RE F RF G RG H RH I RI J RJ K RK;
    A RA B RB C RC D RD E RE F RF G RG H RH I RI J RJ K RK L RL;
}
