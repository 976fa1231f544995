//! Vectors, slices and fixed arrays as arrays.

mod borrowed;
mod containers;
mod derived;
mod refused;
mod types;

use std::fmt::Debug;

use ndserde::{
    Elements, Nd,
    field::{DeserializeElements, SerializeElements},
    wire::Wire,
};
use ndserde_test_support::backend::One;

/// Writes a value as elements.
fn write<B: One, W: Wire, T: SerializeElements<W>>(value: T) -> Result<Vec<u8>, String> {
    B::write(&Nd::<T, Elements<W>>::from(value))
}

/// Reads a value as elements.
fn read<B: One, W: Wire, T>(document: &[u8]) -> Result<T, String>
where
    T: for<'de> DeserializeElements<'de, W>,
{
    B::read::<Nd<T, Elements<W>>>(document).map(Nd::into_inner)
}

/// The value comes back.
fn comes_back<B: One, W: Wire, T>(value: &T) -> Vec<u8>
where
    T: SerializeElements<W> + for<'de> DeserializeElements<'de, W> + PartialEq + Debug,
{
    let document = write::<B, W, _>(value).unwrap();
    assert_eq!(read::<B, W, T>(&document).as_ref(), Ok(value), "{:?} {}", B::BACKEND, W::NAME);
    document
}
