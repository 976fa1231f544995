//! Reading a tag and what stands behind it.

use std::fmt;

use serde_core::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, SeqAccess, VariantAccess, Visitor,
};

use super::{
    NAME,
    library::{Enum, Library, Way},
};

/// A place in a document: its tag, if there is one, tells how to read on.
pub(in crate::wire) trait Place<'de>: Sized {
    /// What reads what stands behind the tag.
    type Seed: DeserializeSeed<'de>;

    fn after<E: Error>(self, tag: Option<u64>) -> Result<Self::Seed, E>;
}

/// Reads a value with the tag before it.
pub(in crate::wire) struct Tagged<P> {
    pub(in crate::wire) library: &'static Library,
    pub(in crate::wire) place: P,
}

pub(super) type ValueOf<'de, P> = <<P as Place<'de>>::Seed as DeserializeSeed<'de>>::Value;

impl<'de, P: Place<'de>> DeserializeSeed<'de> for Tagged<P> {
    type Value = ValueOf<'de, P>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // What serde has buffered says that it is text; it had no tags, or would not be here.
        if deserializer.is_human_readable() {
            return self.place.after(None)?.deserialize(deserializer);
        }
        match &self.library.way {
            Way::Enum(by) => {
                let Self { place, .. } = self;
                deserializer.deserialize_enum(by.name, by.variants, ByEnum { by, place })
            }
            #[cfg(feature = "serde_cbor")]
            Way::Newtype => deserializer.deserialize_any(super::newtype::Newtype(self.place)),
        }
    }
}

/// Reads the enum.
struct ByEnum<P> {
    by: &'static Enum,
    place: P,
}

impl<'de, P: Place<'de>> Visitor<'de> for ByEnum<P> {
    type Value = ValueOf<'de, P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of a {NAME} array, with a CBOR tag or without")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, value: A) -> Result<Self::Value, A::Error> {
        let Self { by, place } = self;
        let (has_tag, value) = value.variant_seed(HasTag(by))?;
        if has_tag {
            value.tuple_variant(2, Pair(place))
        } else {
            value.newtype_variant_seed(place.after(None)?)
        }
    }
}

/// Which variant it is.
struct HasTag(&'static Enum);

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
struct Pair<P>(P);

impl<'de, P: Place<'de>> Visitor<'de> for Pair<P> {
    type Value = ValueOf<'de, P>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a CBOR tag and the value behind it, of a {NAME} array")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut pair: S) -> Result<Self::Value, S::Error> {
        let none = "a tag without a value";
        let tag = pair.next_element()?.ok_or_else(|| S::Error::custom(none))?;
        let seed = self.0.after(Some(tag))?;
        pair.next_element_seed(seed)?.ok_or_else(|| S::Error::custom(none))
    }
}
