//! Whether there is an array in a type that goes through a wire.
//!
//! Numbers and text stand beside arrays in tuples, so that they are parts of fields. By themselves
//! they would go through any wire without being written as the wire has it.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    collections::{BTreeMap, LinkedList, VecDeque},
    rc::Rc,
    string::String,
    sync::Arc,
    vec::Vec,
};
use core::cell::{Cell, RefCell};
#[cfg(feature = "std")]
use std::{
    collections::HashMap,
    sync::{Mutex, RwLock},
};

use ndarray::{ArrayBase, ArrayRef, Dim, RawData};

use crate::dynamic::DynArray;

/// What is in a type that goes through a wire.
pub trait Holds {
    /// [`WithArrays`] or [`WithoutArrays`].
    type What: Answer;
}

/// There is an array.
pub struct WithArrays;

/// There is none.
pub struct WithoutArrays;

/// Either of the two.
pub trait Answer {
    /// What holds this or that holds an array if either does.
    type Or<That: Answer>: Answer;
}

impl Answer for WithArrays {
    type Or<That: Answer> = Self;
}

impl Answer for WithoutArrays {
    type Or<That: Answer> = That;
}

/// There is an array.
pub trait Yes: Answer {}

impl Yes for WithArrays {}

/// A type in which there is an array: the arrays themselves, containers of them, and tuples that have
/// one among their parts.
///
/// What [`As`](crate::As), [`Nd`](crate::Nd) and the with-modules ask, beside the trait for the
/// direction. Without it, numbers would go through any wire unchanged.
///
/// ```
/// use ndarray::array;
/// use ndserde::{
///     Nd,
///     field::{HoldsArray, SerializeBy},
///     wire::Npy,
/// };
///
/// fn npy<T: SerializeBy<Npy> + HoldsArray>(value: T) -> String {
///     serde_json::to_string(&Nd::by::<Npy>(value)).unwrap()
/// }
///
/// assert_eq!(npy((array![1_u8], 2.0)), format!("[{},2.0]", npy(array![1_u8])));
/// ```
///
/// ```compile_fail
/// # use ndserde::field::HoldsArray;
/// fn holds_array<T: HoldsArray>(_: T) {}
///
/// holds_array(vec![1.0, f64::NAN]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no ndarray array for a wire to carry: leave it to serde",
    label = "no array is in this type",
    note = "remove the `with`, the `As` or the `Nd`: serde writes and reads this type by itself",
    note = "a vector, slice or fixed array of elements becomes one array by `ndserde::Elements` in the place of the wire",
    note = "a type parameter needs the bound `ndserde::field::HoldsArray`"
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
pub trait HoldsArray: Holds<What: Yes> {}

#[diagnostic::do_not_recommend]
impl<T: Holds<What: Yes> + ?Sized> HoldsArray for T {}

/// Types that always hold the same.
macro_rules! always {
    ($What:ident: $([$($param:tt)*] $ty:ty;)*) => {$(
        impl<$($param)*> Holds for $ty {
            type What = $What;
        }
    )*};
}

// A dimension is ndarray's too, and serde alone can't write it.
always! {
    WithArrays:
    [S: RawData, D] ArrayBase<S, D>;
    [A, D] ArrayRef<A, D>;
    [I: ?Sized] Dim<I>;
    [] DynArray;
}

#[cfg(feature = "ndarray_0_16")]
always! {
    WithArrays:
    [S: ndarray_0_16::RawData, D] ndarray_0_16::ArrayBase<S, D>;
    [I: ?Sized] ndarray_0_16::Dim<I>;
}

always! {
    WithoutArrays:
    [] ();
    [] bool;
    [] char;
    [] str;
    [] String;
    [] f32;
    [] f64;
    [] i8;
    [] i16;
    [] i32;
    [] i64;
    [] i128;
    [] isize;
    [] u8;
    [] u16;
    [] u32;
    [] u64;
    [] u128;
    [] usize;
}

/// Containers, which hold what the type `T` in them holds.
macro_rules! containers {
    ($([$($param:tt)*] $container:ty;)*) => {$(
        impl<T: Holds $($param)*> Holds for $container {
            type What = T::What;
        }
    )*};
}

containers! {
    [+ ?Sized] &T;
    [+ ?Sized] &mut T;
    [+ ?Sized] Box<T>;
    [+ ?Sized] Rc<T>;
    [+ ?Sized] Arc<T>;
    [+ ?Sized + ToOwned] Cow<'_, T>;
    [+ ?Sized] Cell<T>;
    [+ ?Sized] RefCell<T>;
    [] Option<T>;
    [] [T];
    [, const N: usize] [T; N];
    [] Vec<T>;
    [] VecDeque<T>;
    [] LinkedList<T>;
    [, K] BTreeMap<K, T>;
}

#[cfg(feature = "std")]
containers! {
    [+ ?Sized] Mutex<T>;
    [+ ?Sized] RwLock<T>;
    [, K, H] HashMap<K, T, H>;
}

#[cfg(feature = "indexmap_2")]
containers! {
    [, K, H] indexmap::IndexMap<K, T, H>;
}

/// Types of several parts.
macro_rules! parts {
    ($([$ty:ty] $($T:ident)+;)*) => {$(
        impl<$($T: Holds),+> Holds for $ty {
            type What = parts!(@any $($T)+);
        }
    )*};
    (@any $T:ident) => { $T::What };
    (@any $T:ident $($more:ident)+) => { <$T::What as Answer>::Or<parts!(@any $($more)+)> };
}

parts! {
    [Result<A, B>] A B;
    [(A,)] A;
    [(A, B)] A B;
    [(A, B, C)] A B C;
    [(A, B, C, D)] A B C D;
    [(A, B, C, D, E)] A B C D E;
    [(A, B, C, D, E, F)] A B C D E F;
    [(A, B, C, D, E, F, G)] A B C D E F G;
    [(A, B, C, D, E, F, G, H)] A B C D E F G H;
    [(A, B, C, D, E, F, G, H, I)] A B C D E F G H I;
    [(A, B, C, D, E, F, G, H, I, J)] A B C D E F G H I J;
    [(A, B, C, D, E, F, G, H, I, J, K)] A B C D E F G H I J K;
    [(A, B, C, D, E, F, G, H, I, J, K, L)]
        A B C D E F G H I J K L;
}
