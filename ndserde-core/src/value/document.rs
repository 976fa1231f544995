//! Whole documents.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Value, read};

/// A [`Value`] that is a whole document, and not a part of one.
///
/// CBOR's shared values (tags 28 and 29) are counted from the beginning of the document, so that only
/// who has all of it can tell what a reference means. In a `Document` they are what they stand for; in
/// a [`Value`] they stay tags. So do the references of jsonpickle, `{"py/id": 3}`: they are counted as
/// jsonpickle does since its version 2, and stay maps where they refer to what they stand in, where nobody
/// can tell what was counted (in objects of pandas), and where the document would be more than four
/// times as long without them.
///
/// ```
/// use ndserde::value::Document;
///
/// // [28([1, 2]), 29(0)]
/// let cbor = [0x82, 0xd8, 28, 0x82, 1, 2, 0xd8, 29, 0];
/// let Document(value) = ciborium::from_reader(&cbor[..])?;
/// assert_eq!(value[1], [1, 2].into_iter().collect());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::exhaustive_structs, reason = "it is its value, and a name for that")]
pub struct Document(pub Value);

impl<'de> Deserialize<'de> for Document {
    /// As a [`Value`] is read.
    ///
    /// # Errors
    /// Also when a shared value holds itself, or the document would be more than 128 deep or four
    /// times as long without its references.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::value(deserializer, true).map(Self)
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
