//! What documents of any content need of the marks.

use serde_core::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::{
    fail,
    key::{Key, Keys},
    layout::{self, Sort},
    refuse_typed,
};
use crate::{
    untyped::{FieldType, UncheckedArray},
    wire::typed_array::{self, Library, Place},
};

/// A part of a document.
pub(crate) enum Part<'de, T> {
    /// What a tag of CBOR marks.
    Array(UncheckedArray<'de>),
    /// What anything else is, as the visitor has it.
    Other(T),
}

/// Reads an array that a tag marks, and what has none by the visitor.
pub(crate) fn part<'de, D: Deserializer<'de>, V: Visitor<'de>>(
    deserializer: D,
    visitor: V,
) -> Result<Part<'de, V::Value>, D::Error> {
    refuse_typed::<D::Error>().map_err(fail)?;
    match Library::known::<D::Error>() {
        Some(library) if !deserializer.is_human_readable() => {
            let field = FieldType::any(None);
            let place = Tagged { library, field: &field, visitor };
            typed_array::Tagged { library, place }.deserialize(deserializer)
        }
        _ => deserializer.deserialize_any(visitor).map(Part::Other),
    }
}

/// Whether the keys of a map are those of a layout that states the dtype.
pub(crate) fn are_marks<'a>(names: impl Iterator<Item = Option<&'a [u8]>>) -> bool {
    let mut keys = Keys::default();
    for name in names {
        match name.and_then(|name| std::str::from_utf8(name).ok()).and_then(Key::of) {
            Some(key) => keys = keys.with(key),
            None => return false,
        }
    }
    !keys.is_empty()
        && layout::of(keys).is_ok_and(|layout| !matches!(layout.is, Sort::Xarray | Sort::NdarrayV1))
}

/// A value that may have a tag.
struct Tagged<'a, V> {
    library: &'static Library,
    field: &'a FieldType,
    visitor: V,
}

/// What stands there.
enum TagSeed<'a, V> {
    Array(typed_array::WholeSeed<'a>),
    /// What a tag stands before that marks no array.
    Behind(typed_array::Tagged<SecondPlace<V>>),
    Other(Other<V>),
}

impl<'a, 'de, V: Visitor<'de>> Place<'de> for Tagged<'a, V> {
    type Seed = TagSeed<'a, V>;

    fn after<E: Error>(self, tag: Option<u64>) -> Result<TagSeed<'a, V>, E> {
        let Self { library, field, visitor } = self;
        match tag {
            Some(40 | 64..=75 | 77..=87 | 1040) => {
                typed_array::Whole { library, field }.after(tag).map(TagSeed::Array)
            }
            Some(outer) => {
                let place = SecondPlace { outer, visitor };
                Ok(TagSeed::Behind(typed_array::Tagged { library, place }))
            }
            None => Ok(TagSeed::Other(Other(visitor))),
        }
    }
}

/// A value behind a tag, which has no second one: that of an array would be lost.
struct SecondPlace<V> {
    outer: u64,
    visitor: V,
}

impl<'de, V: Visitor<'de>> Place<'de> for SecondPlace<V> {
    type Seed = Other<V>;

    fn after<E: Error>(self, tag: Option<u64>) -> Result<Other<V>, E> {
        match tag {
            None => Ok(Other(self.visitor)),
            Some(tag) => Err(E::custom(format_args!(
                "the CBOR tag {tag} right behind the tag {}, of which one alone is read",
                self.outer
            ))),
        }
    }
}

struct Other<V>(V);

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Other<V> {
    type Value = V::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_any(self.0)
    }
}

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for TagSeed<'_, V> {
    type Value = Part<'de, V::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        match self {
            Self::Array(seed) => seed.deserialize(deserializer).map(Part::Array),
            Self::Behind(place) => place.deserialize(deserializer).map(Part::Other),
            Self::Other(seed) => seed.deserialize(deserializer).map(Part::Other),
        }
    }
}
