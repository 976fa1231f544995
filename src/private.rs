//! What generated code names. No part of the public interface.

pub use ndserde_core::__private::{
    ColumnItem, DeserializeParameter, Plain, ReadColumnItem, ReadSequenceItem, SequenceItem,
    SerializeParameter, columns, element, probe,
};
#[cfg(feature = "schemars_1")]
pub use schemars;
pub use serde;
#[cfg(feature = "schemars_1")]
pub use std::vec::Vec;

use serde::{Deserializer, Serializer};

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
