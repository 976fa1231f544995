//! CBOR's tags, which mark the typed arrays of RFC 8746.

use serde_core::de::{DeserializeSeed, Deserializer, Error};

use super::{found::Found, visitor::Whole};
use crate::wire::typed_array::{self, Library, Place};

/// A value that may have a tag.
pub(super) struct Untagged<'a, 'de> {
    pub(super) whole: Whole<'a, 'de>,
    pub(super) library: &'static Library,
}

/// What stands there.
pub(super) enum TagSeed<'a, 'de> {
    Typed(typed_array::WholeSeed<'a>, &'a mut Found<'de>),
    Other(Whole<'a, 'de>),
}

impl<'a, 'de> Place<'de> for Untagged<'a, 'de> {
    type Seed = TagSeed<'a, 'de>;

    fn after<E: Error>(self, tag: Option<u64>) -> Result<TagSeed<'a, 'de>, E> {
        let Self { whole, library } = self;
        if tag.is_none() {
            return Ok(TagSeed::Other(whole));
        }
        let array = typed_array::Whole { library, field: whole.form.field };
        array.after(tag).map(|seed| TagSeed::Typed(seed, whole.found))
    }
}

impl<'de> DeserializeSeed<'de> for TagSeed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Self::Other(whole) => deserializer.deserialize_any(whole),
            Self::Typed(seed, found) => {
                found.whole = Some(seed.deserialize(deserializer)?);
                Ok(())
            }
        }
    }
}
