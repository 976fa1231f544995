//! CBOR's tags, which some libraries let through serde as an enum.

use core::fmt;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, SeqAccess, VariantAccess, Visitor},
};

use crate::backend::TagEnum;

/// Which variant of the enum of tags it is.
struct HasTag(TagEnum);

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
        if variant == self.0.tagged {
            return Ok(true);
        }
        if self.0.variants.contains(&variant) {
            return Ok(false);
        }
        Err(E::unknown_variant(variant, self.0.variants))
    }
}

/// What a value goes to that may have a tag.
pub(super) trait BehindTag<'de>: DeserializeSeed<'de, Value = ()> {
    /// Notes a tag, or that there is none.
    fn tag<E: Error>(self, tag: Option<u64>) -> Result<Self, E>;
}

/// The tag and the value, in a row.
struct TaggedValue<T>(T);

impl<'de, T: BehindTag<'de>> Visitor<'de> for TaggedValue<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a CBOR tag and the value behind it")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut pair: S) -> Result<(), S::Error> {
        const NONE: &str = "a tag without a value";
        let tag = pair.next_element()?.ok_or_else(|| S::Error::custom(NONE))?;
        let value = self.0.tag(Some(tag))?;
        pair.next_element_seed(value)?.ok_or_else(|| S::Error::custom(NONE))
    }
}

/// A value that may have a tag, as the enum of such a library.
pub(super) fn visit<'de, A: EnumAccess<'de>, T: BehindTag<'de>>(
    by: TagEnum,
    value: A,
    behind: T,
) -> Result<(), A::Error> {
    let (has_tag, value) = value.variant_seed(HasTag(by))?;
    if has_tag {
        value.tuple_variant(2, TaggedValue(behind))
    } else {
        value.newtype_variant_seed(behind.tag(None)?)
    }
}
