//! Writing CBOR's tags, through the libraries that let them pass.

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeTupleVariant},
};

use crate::{
    backend::{self, By, TagEnum, Tags},
    error::Error,
};

/// A tag and a value.
pub(crate) struct WithTag<T> {
    pub(crate) tags: &'static Tags,
    /// What leads the messages.
    pub(crate) wire: &'static str,
    pub(crate) tag: u64,
    pub(crate) value: T,
}

impl<T: Serialize> Serialize for WithTag<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[allow(
            clippy::infallible_destructuring_match,
            reason = "by features there is one way or two"
        )]
        let TagEnum { name, index, tagged, .. } = match self.tags.by {
            By::Enum(by) => by,
            #[cfg(feature = "serde_cbor_0_11")]
            By::Newtype => return by_newtype(self, serializer),
        };
        let mut pair = serializer.serialize_tuple_variant(name, index, tagged, 2)?;
        pair.serialize_field(&TagNumber { wire: self.wire, tag: self.tag })?;
        pair.serialize_field(&self.value)?;
        pair.end()
    }
}

#[cfg(feature = "serde_cbor_0_11")]
fn by_newtype<T: Serialize, S: Serializer>(
    tagged: &WithTag<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if backend::loses_tags::<S>() {
        let why = "serde_cbor::value::to_value loses tags, to_vec and to_writer keep them";
        return Err(S::Error::custom(Error::custom(why).in_wire(tagged.wire)));
    }
    serde_cbor::tags::Tagged::new(Some(tagged.tag), &tagged.value).serialize(serializer)
}

/// The number of a tag.
struct TagNumber {
    wire: &'static str,
    tag: u64,
}

impl Serialize for TagNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Before 0.7 it knew no tags, and would write the enum as one.
        if backend::writes_tags_as_enum::<S>() {
            let why = "this version of minicbor-serde does not write tags; 0.7 does";
            return Err(S::Error::custom(Error::custom(why).in_wire(self.wire)));
        }
        serializer.serialize_u64(self.tag)
    }
}
