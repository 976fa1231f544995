//! What generated code names. No part of the public interface.

use std::marker::PhantomData;

pub use serde;

use ndserde_core::field::Field;
use serde::{Deserializer, Serializer};

/// Tells whether a type is a field type, and what it holds.
///
/// The constants are found here where the type is one, and in [`NoField`] where it is not.
pub struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: Field + ?Sized> Probe<T> {
    /// Whether there is an array in the type.
    pub const ARRAY: bool = T::HOLDS_ARRAY;
    /// Whether the type is a field type without an array in it.
    pub const PLAIN: bool = !T::HOLDS_ARRAY;
}

/// The answers for types that are no field types.
pub trait NoField {
    /// Whether there is an array in the type.
    const ARRAY: bool = false;
    /// Whether the type is a field type without an array in it.
    const PLAIN: bool = false;
}

impl<T: ?Sized> NoField for Probe<T> {}

/// Fails to compile with the message where the condition is false.
///
/// # Panics
/// In constants, where a panic is a compile error.
#[track_caller]
pub const fn hold(condition: bool, message: &str) {
    assert!(condition, "{}", message);
}

/// Stands in for the functions that a derive did not make because it reports an error.
///
/// An inherent function of the same name wins over these, and they do not compile where code
/// would call them after all.
pub trait Refused: Sized {
    /// In the place of what writes.
    ///
    /// # Errors
    /// Never: this does not compile when it is used.
    fn serialize<T: ?Sized, S: Serializer>(_: &T, _: S) -> Result<S::Ok, S::Error> {
        const { panic!("a derive reports an error for this type") }
    }

    /// In the place of what reads.
    ///
    /// # Errors
    /// Never: this does not compile when it is used.
    fn deserialize<'de, T, D: Deserializer<'de>>(_: D) -> Result<T, D::Error> {
        const { panic!("a derive reports an error for this type") }
    }
}

impl<T> Refused for T {}
