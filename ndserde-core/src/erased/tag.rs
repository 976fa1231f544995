//! CBOR's tags, which some libraries let through serde as an enum.

use std::fmt;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, Error, SeqAccess, Visitor},
};

use super::token::Token;
use crate::backend::TagEnum;

/// Which variant of the enum of tags it is.
pub(super) struct HasTag(pub(super) TagEnum);

impl<'de> DeserializeSeed<'de> for HasTag {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for HasTag {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of the variants {}", self.0.variants.join(", "))
    }

    fn visit_str<E: Error>(self, variant: &str) -> Result<bool, E> {
        if self.0.variants.contains(&variant) {
            return Ok(variant == self.0.tagged);
        }
        Err(E::unknown_variant(variant, self.0.variants))
    }
}

/// The tag and the value, in a row.
pub(super) struct TaggedValue<'a, 'c, 't, 'de>(pub(super) Token<'a, 'c, 't, 'de>);

impl<'de> Visitor<'de> for TaggedValue<'_, '_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a CBOR tag and the value behind it")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut pair: S) -> Result<(), S::Error> {
        const NONE: &str = "a tag without a value";
        let tag = pair.next_element()?.ok_or_else(|| S::Error::custom(NONE))?;
        let token = self.0.tag(Some(tag))?;
        pair.next_element_seed(token)?.ok_or_else(|| S::Error::custom(NONE))
    }
}
