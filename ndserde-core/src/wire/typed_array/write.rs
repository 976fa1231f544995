//! Writing: tags around what they stand before.

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeTuple},
};

use super::{NAME, tag};
use crate::{
    backend::Tags,
    payload::{Flat, PayloadBytes},
    untyped::ArrayBytes,
    wire::WithTag,
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
    WithTag { tags, wire: NAME, tag, value: MultiDimensional(elements) }.serialize(serializer)
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
            WithTag { tags, wire: NAME, tag, value }.serialize(serializer)
        } else {
            let tag = tag::HOMOGENEOUS;
            WithTag { tags, wire: NAME, tag, value: Flat(array) }.serialize(serializer)
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
