//! Reading a document of any content.

use serde_core::de::{Deserialize, Deserializer, Error};

use super::{Value, jsonpickle, look};
use crate::{
    backend::Backend,
    content::{self, Purpose},
    error::shortened,
    pickling,
    wire::any,
};

const NAME: &str = "Value";

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        value(deserializer, false)
    }
}

/// Reads a document, or a part of one.
pub(super) fn value<'de, D: Deserializer<'de>>(
    deserializer: D,
    is_whole: bool,
) -> Result<Value, D::Error> {
    let known = any::self_describing::<D::Error>()
        .map_err(|error| D::Error::custom(error.in_wire(NAME)))?;
    let purpose = Purpose {
        what: "a document",
        values: usize::MAX,
        ignored: |_| false,
        entries: 0,
        is_whole,
        tags: pickling::tags::<D>(),
        finder: Some(look::finder(Backend::of::<D::Error>)),
    };
    let content = content::read(deserializer, known, NAME, purpose).map_err(shortened)?;
    let content =
        if is_whole { jsonpickle::resolved(Backend::of::<D::Error>, content) } else { content };
    look::value(Backend::of::<D::Error>, content)
        .map_err(|error| shortened(D::Error::custom(error.in_wire(NAME))))
}
