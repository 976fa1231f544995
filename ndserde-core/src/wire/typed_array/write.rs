//! Writing: tags around what they stand before.

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeTuple, SerializeTupleVariant},
};

use super::{NAME, tag};
use crate::{
    backend::{self, By, TagEnum, Tags},
    error::Error,
    payload::{Flat, PayloadBytes},
    untyped::ArrayBytes,
};

pub(super) fn write<S: Serializer>(
    array: &ArrayBytes<'_>,
    tags: &'static Tags,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let tag = tag::of_dtype(array.dtype()).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
    let elements = TaggedElements { array, tags, tag };
    if array.shape().len() == 1 {
        return elements.serialize(serializer);
    }
    let tag = tag::of_order(array.order());
    WithTag { tags, tag, value: MultiDimensional(elements) }.serialize(serializer)
}

/// A tag and a value.
struct WithTag<T> {
    tags: &'static Tags,
    tag: u64,
    value: T,
}

impl<T: Serialize> Serialize for WithTag<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let TagEnum { name, index, tagged, .. } = match self.tags.by {
            By::Enum(by) => by,
            #[cfg(feature = "serde_cbor_0_11")]
            By::Newtype => return by_newtype(self.tag, &self.value, serializer),
        };
        let mut pair = serializer.serialize_tuple_variant(name, index, tagged, 2)?;
        pair.serialize_field(&TagNumber(self.tag))?;
        pair.serialize_field(&self.value)?;
        pair.end()
    }
}

#[cfg(feature = "serde_cbor_0_11")]
fn by_newtype<T: Serialize, S: Serializer>(
    tag: u64,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if backend::loses_tags::<S>() {
        let why = "serde_cbor::value::to_value loses tags, to_vec and to_writer keep them";
        return Err(S::Error::custom(Error::custom(why).in_wire(NAME)));
    }
    serde_cbor::tags::Tagged::new(Some(tag), value).serialize(serializer)
}

/// The number of a tag.
struct TagNumber(u64);

impl Serialize for TagNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Before 0.7 it knew no tags, and would write the enum as one.
        if backend::writes_tags_as_enum::<S>() {
            let why = "this version of minicbor-serde does not write tags; 0.7 does";
            return Err(S::Error::custom(Error::custom(why).in_wire(NAME)));
        }
        serializer.serialize_u64(self.0)
    }
}

/// The elements alone: bytes, or for bools a list of them.
struct TaggedElements<'a> {
    array: &'a ArrayBytes<'a>,
    tags: &'static Tags,
    tag: Option<u64>,
}

impl Serialize for TaggedElements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let &Self { array, tags, tag } = self;
        if let Some(tag) = tag {
            let value = PayloadBytes(array.data());
            WithTag { tags, tag, value }.serialize(serializer)
        } else {
            let tag = tag::HOMOGENEOUS;
            WithTag { tags, tag, value: Flat(array) }.serialize(serializer)
        }
    }
}

/// The shape and the elements.
struct MultiDimensional<'a>(TaggedElements<'a>);

impl Serialize for MultiDimensional<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(self.0.array.shape())?;
        pair.serialize_element(&self.0)?;
        pair.end()
    }
}
