//! Lists whose first items may show that they are none of numbers.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Number, depths::Depths, row::number_in_map};
use crate::{
    aligned::{Aligned, Width},
    buffer::Buffer,
    dtype::Descr,
    error::Error,
    shape::{Axes, Shape},
};

/// What the first items show a list to be; what follows them has not been read.
pub(crate) enum Opening<'de> {
    /// The name of a dtype comes first.
    DType(Descr),
    /// Bytes come first.
    Bytes(Buffer<'de>),
    /// The number 1 comes first, and then these axes.
    One(Shape),
}

/// What collects the elements of lists.
pub(super) trait Collect<'t> {
    fn depths(&mut self) -> &mut Depths<'t>;

    /// Adds the element that a word is; whether it is one.
    fn word<E: serde_core::de::Error>(&mut self, word: &str) -> Result<bool, E>;

    /// Adds one number.
    fn number<E: serde_core::de::Error>(&mut self, number: Number) -> Result<(), E>;

    /// Adds the items of a list.
    fn list<'de, S: SeqAccess<'de>>(&mut self, list: S) -> Result<(), S::Error> {
        let depth = self.depths().begin()?;
        self.rest(list, depth, 0)
    }

    /// Adds the items that are left of a list at this depth, of which so many have been read.
    fn rest<'de, S: SeqAccess<'de>>(
        &mut self,
        list: S,
        depth: usize,
        len: usize,
    ) -> Result<(), S::Error>;
}

/// Reads a list to its end, unless its first items are no elements.
pub(super) fn open<'t, 'de, C: Collect<'t>, S: SeqAccess<'de>>(
    collector: &mut C,
    list: &mut S,
) -> Result<Option<Opening<'de>>, S::Error> {
    let depth = collector.depths().begin()?;
    let len = match list.next_element_seed(First(collector))? {
        None => 0,
        Some(Item::Element) => 1,
        Some(Item::Other(other)) => return Ok(Some(other)),
        Some(Item::One) => match list.next_element_seed(Second(collector))? {
            Some(Some(axes)) => return Ok(Some(Opening::One(axes))),
            Some(None) => 2,
            None => {
                collector.number(ONE)?;
                1
            }
        },
    };
    collector.depths().at(len);
    collector.rest(list, depth, len).map(|()| None)
}

const ONE: Number = Number::Unsigned(1);

/// The first item of a list.
enum Item<'de> {
    Element,
    /// The number 1, which has not been added.
    One,
    Other(Opening<'de>),
}

struct First<'a, C>(&'a mut C);

impl<'de, 't, C: Collect<'t>> DeserializeSeed<'de> for First<'_, C> {
    type Value = Item<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Item<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t, C: Collect<'t>> First<'_, C> {
    fn number<'de, E: serde_core::de::Error>(self, number: Number) -> Result<Item<'de>, E> {
        self.0.number(number).map(|()| Item::Element)
    }
}

impl<'de, 't, C: Collect<'t>> Visitor<'de> for First<'_, C> {
    type Value = Item<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, a word, bytes or a list of numbers")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Item<'de>, S::Error> {
        self.0.list(list).map(|()| Item::Element)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Item<'de>, M::Error> {
        let word = number_in_map(map, &self)?;
        self.visit_str(&word)
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<Item<'de>, E> {
        let lists = self.0.depths().lists;
        // The field's own dtype is to be expected, and a vocabulary takes a search.
        if lists.dtype.plain_name() == Some(word) {
            return Ok(Item::Other(Opening::DType(lists.dtype.into())));
        }
        if self.0.word(word)? {
            return Ok(Item::Element);
        }
        word.parse().map(|descr| Item::Other(Opening::DType(descr))).map_err(|error: Error| {
            lists.fail(Error::custom(format_args!(
                "a sequence of neither numbers nor a dtype: {error}"
            )))
        })
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Item<'de>, E> {
        Ok(Item::Other(Opening::Bytes(Buffer::Borrowed(bytes))))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Item<'de>, E> {
        Ok(Item::Other(Opening::Bytes(Buffer::Owned(Aligned::copy(Width::W8, bytes)))))
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<Item<'de>, E> {
        self.number(Number::Bool(value))
    }

    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<Item<'de>, E> {
        if value == 1 { Ok(Item::One) } else { self.number(Number::Signed(value)) }
    }

    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<Item<'de>, E> {
        if value == 1 { Ok(Item::One) } else { self.number(Number::Unsigned(value)) }
    }

    fn visit_i128<E: serde_core::de::Error>(self, value: i128) -> Result<Item<'de>, E> {
        self.number(Number::Wide(value))
    }

    fn visit_f32<E: serde_core::de::Error>(self, value: f32) -> Result<Item<'de>, E> {
        self.number(Number::Single(value))
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<Item<'de>, E> {
        self.number(Number::Double(value))
    }
}

/// The item behind the number 1: axes, or an element, which is added behind it.
struct Second<'a, C>(&'a mut C);

impl<'de, 't, C: Collect<'t>> DeserializeSeed<'de> for Second<'_, C> {
    type Value = Option<Shape>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t, C: Collect<'t>> Second<'_, C> {
    /// The item as if it came first, behind the 1.
    fn behind_one<'de, E: serde_core::de::Error>(
        self,
        visit: impl FnOnce(First<'_, C>) -> Result<Item<'de>, E>,
    ) -> Result<Option<Shape>, E> {
        self.0.number(ONE)?;
        self.0.depths().at(1);
        match visit(First(self.0))? {
            Item::Element => Ok(None),
            Item::One => self.0.number(ONE).map(|()| None),
            Item::Other(_) => Err(self.0.depths().here().misplaced(&[])),
        }
    }
}

impl<'de, 't, C: Collect<'t>> Visitor<'de> for Second<'_, C> {
    type Value = Option<Shape>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or the axes of an array")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Self::Value, S::Error> {
        let mut shape = Shape::default();
        let axes = Axes { wire: Some(self.0.depths().lists.wire), tuple: None };
        axes.in_place(&mut shape).visit_seq(list)?;
        Ok(Some(shape))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        self.behind_one(|first| first.visit_map(map))
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_str(word))
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_bool(value))
    }

    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_i64(value))
    }

    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_u64(value))
    }

    fn visit_i128<E: serde_core::de::Error>(self, value: i128) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_i128(value))
    }

    fn visit_f32<E: serde_core::de::Error>(self, value: f32) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_f32(value))
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<Self::Value, E> {
        self.behind_one(|first| first.visit_f64(value))
    }
}
