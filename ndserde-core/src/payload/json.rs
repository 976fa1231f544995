//! How the payload knows ndserde's own JSON serializer from every other.

use serde_core::{Serialize, Serializer};

use super::base64::Text;

/// What ndserde's JSON serializer returns: a type without a name outside this crate, so a
/// serializer that returns it is ours or hands everything on to ours.
///
/// `PAYLOAD` tells the serializer that takes bytes as base64 from the one that takes a user's
/// bytes as `serde_json` does, which is a list of numbers.
pub(crate) struct Done<O, const PAYLOAD: bool>(pub(crate) O);

/// A payload on its way to ndserde's JSON serializer, which knows it by this type.
pub(crate) struct Payload<'a>(pub(super) &'a [u8]);

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if typeid::of::<S::Ok>() == typeid::of::<Done<(), true>>() {
            serializer.serialize_bytes(self.0)
        } else {
            // Someone else's serializer stands between, and asks for the value as any other.
            serializer.collect_str(&Text(self.0))
        }
    }
}

/// Whether a serializer that returns `O` looks out for a [`Payload`].
pub(super) fn takes_payload<O>() -> bool {
    typeid::of::<O>() == typeid::of::<Done<(), false>>()
}
