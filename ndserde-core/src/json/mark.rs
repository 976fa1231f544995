//! How a payload and ndserde's JSON serializer know each other.

use serde_core::{Serialize, Serializer};

use crate::base64::Text;

/// What ndserde's JSON serializer returns: a type without a name outside this crate.
///
/// `PAYLOAD` tells the serializer that takes bytes as base64 from the one that takes a user's
/// bytes as `serde_json` does, which is a list of numbers.
pub(crate) struct Done<O, const PAYLOAD: bool>(pub(super) O);

/// A payload on its way to ndserde's JSON serializer, which knows it by this type.
pub(crate) struct Payload<'a>(pub(super) &'a [u8]);

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if typeid::of::<S::Ok>() == typeid::of::<Done<(), true>>() {
            serializer.serialize_bytes(self.0)
        } else {
            serializer.collect_str(&Text(self.0))
        }
    }
}
