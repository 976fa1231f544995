//! How the derives see through aliases: the compiler walks a type and looks for arrays.
//!
//! A macro sees names; what an alias, a type macro or an associated type stands for is known to
//! the compiler alone. Traits cannot ask "is there an array in it?" of types that they have never
//! heard of, but method lookup can: an inherent method comes before a trait's. Each call of
//! `__nd_step` takes one type off a list. A container leaves the types that it holds, an array ends
//! the walk, and a type without an inherent method falls to the trait's, which drops it. The
//! derives write a fixed number of steps, all of which the compiler forgets once it has checked
//! the types.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
use core::{
    cell::{Cell, RefCell},
    cmp::Reverse,
    marker::PhantomData,
    num::{Saturating, Wrapping},
    ops::{Bound, Range, RangeFrom, RangeInclusive, RangeTo},
};
#[cfg(feature = "std")]
use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, RwLock},
};

use ndarray::{ArrayBase, ArrayRef, Dim, RawData};

use super::{Nd, plain::for_each_plain};
use crate::dynamic::DynArray;

/// A walk over the types of the list `L`; `U` tells whether a type was unknown.
pub struct Walk<L, U = AllKnown>(PhantomData<(L, U)>);

/// A list of types: the next one, and the rest.
pub struct TypeList<T: ?Sized, Rest>(PhantomData<Rest>, PhantomData<T>);

/// The end of a list.
pub struct End;

/// An array was found.
pub struct Found;

/// So far no type was unknown.
pub struct AllKnown;

/// There was a type that is neither an array, nor a container, nor a number or text.
pub struct SomeUnknown;

impl<L> Walk<L> {
    /// The start of a walk.
    #[must_use]
    pub const fn start() -> Self {
        Self(PhantomData)
    }
}

impl<L, U> Walk<L, U> {
    pub(super) const fn go() -> Self {
        Self(PhantomData)
    }
}

/// Goes on where the walk has ended.
macro_rules! ends {
    ($($end:ty),*) => {$(
        impl<U> Walk<$end, U> {
            /// Nothing is left to do.
            #[must_use]
            pub const fn __nd_step(self) -> Self {
                Self::go()
            }
        }
    )*};
}

ends!(End, Found);

macro_rules! arrays {
    ($([$($param:tt)*] $array:ty;)*) => {$(
        impl<Rest, U, $($param)*> Walk<TypeList<$array, Rest>, U> {
            /// An array.
            #[must_use]
            pub const fn __nd_step(self) -> Walk<Found, U> {
                Walk::go()
            }
        }
    )*};
}

arrays! {
    [S: RawData, D] ArrayBase<S, D>;
    [A, D] ArrayRef<A, D>;
    [I] Dim<I>;
    [] DynArray;
}

#[cfg(feature = "ndarray_0_16")]
arrays! {
    [S: ndarray_0_16::RawData, D] ndarray_0_16::ArrayBase<S, D>;
    [I] ndarray_0_16::Dim<I>;
}

/// Types that hold others: their parameters, and the list of what they hold.
macro_rules! containers {
    ($([$($param:tt)*] $container:ty => $list:ty;)*) => {$(
        impl<Rest, U, $($param)*> Walk<TypeList<$container, Rest>, U> {
            /// What the container holds.
            #[must_use]
            pub const fn __nd_step(self) -> Walk<$list, U> {
                Walk::go()
            }
        }
    )*};
}

containers! {
    [T: ?Sized] &T => TypeList<T, Rest>;
    [T: ?Sized] &mut T => TypeList<T, Rest>;
    [T: ?Sized] Box<T> => TypeList<T, Rest>;
    [T: ?Sized] Rc<T> => TypeList<T, Rest>;
    [T: ?Sized] Arc<T> => TypeList<T, Rest>;
    [T: ?Sized] alloc::rc::Weak<T> => TypeList<T, Rest>;
    [T: ?Sized] alloc::sync::Weak<T> => TypeList<T, Rest>;
    [T: ToOwned + ?Sized] Cow<'_, T> => TypeList<T, Rest>;
    [T: ?Sized] Cell<T> => TypeList<T, Rest>;
    [T: ?Sized] RefCell<T> => TypeList<T, Rest>;
    [T] Option<T> => TypeList<T, Rest>;
    [T, E] Result<T, E> => TypeList<T, TypeList<E, Rest>>;
    [T] Reverse<T> => TypeList<T, Rest>;
    [T] Wrapping<T> => TypeList<T, Rest>;
    [T] Saturating<T> => TypeList<T, Rest>;
    [T] Bound<T> => TypeList<T, Rest>;
    [T] Range<T> => TypeList<T, Rest>;
    [T] RangeFrom<T> => TypeList<T, Rest>;
    [T] RangeInclusive<T> => TypeList<T, Rest>;
    [T] RangeTo<T> => TypeList<T, Rest>;
    [T] [T] => TypeList<T, Rest>;
    [T, const N: usize] [T; N] => TypeList<T, Rest>;
    [T] Vec<T> => TypeList<T, Rest>;
    [T] VecDeque<T> => TypeList<T, Rest>;
    [T] LinkedList<T> => TypeList<T, Rest>;
    [T] BinaryHeap<T> => TypeList<T, Rest>;
    [T] BTreeSet<T> => TypeList<T, Rest>;
    [K, V] BTreeMap<K, V> => TypeList<K, TypeList<V, Rest>>;
    // A mark of a type, without a value of it.
    [T: ?Sized] PhantomData<T> => Rest;
    // By its own wire, whatever it holds.
    [T, W] Nd<T, W> => Rest;
}

#[cfg(feature = "std")]
containers! {
    [T: ?Sized] Mutex<T> => TypeList<T, Rest>;
    [T: ?Sized] RwLock<T> => TypeList<T, Rest>;
    [T, H] HashSet<T, H> => TypeList<T, Rest>;
    [K, V, H] HashMap<K, V, H> => TypeList<K, TypeList<V, Rest>>;
}

#[cfg(feature = "indexmap_2")]
containers! {
    [K, V, H] indexmap::IndexMap<K, V, H> => TypeList<K, TypeList<V, Rest>>;
    [T, H] indexmap::IndexSet<T, H> => TypeList<T, Rest>;
}

macro_rules! tuples {
    ($($($T:ident)+;)*) => {
        containers! { $([$($T),+] ($($T,)+) => tuples!(@list $($T)+);)* }
    };
    (@list) => { Rest };
    (@list $T:ident $($more:ident)*) => { TypeList<$T, tuples!(@list $($more)*)> };
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
    A B C D E F G H I;
    A B C D E F G H I J;
    A B C D E F G H I J K;
    A B C D E F G H I J K L;
    A B C D E F G H I J K L M;
    A B C D E F G H I J K L M N;
    A B C D E F G H I J K L M N O;
    A B C D E F G H I J K L M N O P;
}

macro_rules! plain {
    ($($plain:ty),*) => {
        containers! { $([] $plain => Rest;)* }
    };
}

for_each_plain!(plain str);

/// The step over types without an inherent one.
pub trait Unknown {
    /// The list without the type.
    type __NdRest;

    /// Drops the type.
    #[must_use]
    fn __nd_step(self) -> Self::__NdRest;
}

impl<T: ?Sized, Rest, U> Unknown for Walk<TypeList<T, Rest>, U> {
    type __NdRest = Walk<Rest, SomeUnknown>;

    fn __nd_step(self) -> Self::__NdRest {
        Walk::go()
    }
}

/// What a field that is left to serde must be.
#[diagnostic::on_unimplemented(
    message = "this field holds an ndarray array: mark it `#[nd]` to send it through a wire, or `#[nd(plain)]` to leave it to serde",
    label = "an array is in this type",
    note = "where the array stands beside types of your own, write its type out (`Array2<f32>` instead of an alias), and no mark is needed"
)]
pub trait NoArray {}

#[diagnostic::do_not_recommend]
impl<U> NoArray for Walk<End, U> {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized, Rest, U> NoArray for Walk<TypeList<T, Rest>, U> {}

/// What a field must be that is left to serde, and all of whose parts were looked at.
#[diagnostic::on_unimplemented(
    message = "this type has too many parts to be searched for arrays: write it out, or mark it `#[nd]` (it holds arrays) or `#[nd(plain)]` (it holds none)",
    label = "more parts than the derive looks at"
)]
pub trait Finished {}

#[diagnostic::do_not_recommend]
impl<U> Finished for Walk<End, U> {}
#[diagnostic::do_not_recommend]
impl<U> Finished for Walk<Found, U> {}

/// What a field that is marked as an array must be.
#[diagnostic::on_unimplemented(
    message = "this field holds no ndarray array: remove its `nd`",
    label = "no array is in this type",
    note = "a vector or fixed array of elements becomes one array by `#[nd(elements)]`"
)]
pub trait SomeArray {}

#[diagnostic::do_not_recommend]
impl<U> SomeArray for Walk<Found, U> {}
#[diagnostic::do_not_recommend]
impl SomeArray for Walk<End, SomeUnknown> {}
#[diagnostic::do_not_recommend]
impl<T: ?Sized, Rest, U> SomeArray for Walk<TypeList<T, Rest>, U> {}

/// Compiles where a walk has found no array.
pub const fn no_array<W: NoArray + Finished>(_: &W) {}

/// Compiles where a walk has found an array, or met a type that it does not know.
pub const fn some_array<W: SomeArray>(_: &W) {}
