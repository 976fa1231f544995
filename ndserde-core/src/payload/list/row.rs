//! An innermost row of a list: elements, and nothing to keep of them but their bits.

use std::{fmt, marker::PhantomData};

use serde_core::de::{
    DeserializeSeed, Deserializer, Error as _, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::{Number, Scalar, read::Lists};
use crate::error::{Error, Kind};

/// Which row is read, for what depends on it and for the messages.
pub(super) struct Row<'a> {
    pub(super) lists: &'a Lists<'a>,
    /// Where the row stands.
    pub(super) path: &'a [usize],
}

impl Row<'_> {
    fn place(&self, within: &[usize]) -> String {
        format!("{:?}", [self.path, within].concat())
    }

    /// Something that stands too deep or not deep enough.
    pub(super) fn misplaced<E: serde_core::de::Error>(&self, within: &[usize]) -> E {
        self.lists.fail(Kind::ListDepth { at: self.place(within) })
    }

    /// A list that is longer or shorter than those before it.
    pub(super) fn ragged<E: serde_core::de::Error>(
        &self,
        within: &[usize],
        found: usize,
        before: usize,
    ) -> E {
        self.lists.fail(Kind::Ragged { at: self.place(within), found, before })
    }
}

/// Adds the elements of a row, of `N` scalars each, from the one at `start` on; the length of the
/// row.
///
/// A format that must be asked for each number by its type gets a loop of its own: what is asked is
/// not decided again for each number, and the loop has no code for the other way.
pub(super) fn elements<'de, T: Scalar, const N: usize, S: SeqAccess<'de>>(
    row: &Row<'_>,
    list: S,
    start: usize,
    words: &mut Vec<T::Word>,
) -> Result<usize, S::Error> {
    let typed = row.lists.ndim.is_some();
    // By the constant alone, so that no pairs are compiled for scalars that have none.
    match N {
        1 if typed => numbers::<T, true, S>(row, list, start, words),
        1 => numbers::<T, false, S>(row, list, start, words),
        _ if typed => pairs::<T, true, S>(row, list, start, words),
        _ => pairs::<T, false, S>(row, list, start, words),
    }
}

fn numbers<'de, T: Scalar, const TYPED: bool, S: SeqAccess<'de>>(
    row: &Row<'_>,
    mut list: S,
    start: usize,
    words: &mut Vec<T::Word>,
) -> Result<usize, S::Error> {
    let mut len = start;
    while let Some(word) = list.next_element_seed(Leaf::<T, 1, TYPED>::new(row, [len]))? {
        words.push(word);
        len = len.saturating_add(1);
    }
    Ok(len)
}

fn pairs<'de, T: Scalar, const TYPED: bool, S: SeqAccess<'de>>(
    row: &Row<'_>,
    mut list: S,
    start: usize,
    words: &mut Vec<T::Word>,
) -> Result<usize, S::Error> {
    let mut len = start;
    while let Some(pair) = list.next_element_seed(Pair(Leaf::<T, 1, TYPED>::new(row, [len])))? {
        words.extend_from_slice(&pair);
        len = len.saturating_add(1);
    }
    Ok(len)
}

/// One number of a row, at this place in it.
struct Leaf<'a, T, const DEPTH: usize, const TYPED: bool> {
    row: &'a Row<'a>,
    at: [usize; DEPTH],
    scalar: PhantomData<T>,
}

/// A complex number of a row.
struct Pair<'a, T, const TYPED: bool>(Leaf<'a, T, 1, TYPED>);

impl<'a, T: Scalar, const DEPTH: usize, const TYPED: bool> Leaf<'a, T, DEPTH, TYPED> {
    #[inline]
    const fn new(row: &'a Row<'a>, at: [usize; DEPTH]) -> Self {
        Self { row, at, scalar: PhantomData }
    }

    #[inline]
    fn word<E: serde_core::de::Error>(&self, number: Number) -> Result<T::Word, E> {
        let lists = self.row.lists;
        T::from_number(number, lists.dtype).map_err(|error| lists.fail(error))
    }
}

impl<'de, T: Scalar, const DEPTH: usize, const TYPED: bool> DeserializeSeed<'de>
    for Leaf<'_, T, DEPTH, TYPED>
{
    type Value = T::Word;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Word, D::Error> {
        if TYPED {
            self.row.lists.refuse_bytes(&deserializer)?;
            T::ask(deserializer, self)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de, T: Scalar, const DEPTH: usize, const TYPED: bool> Visitor<'de>
    for Leaf<'_, T, DEPTH, TYPED>
{
    type Value = T::Word;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.row.lists.expecting(f)
    }

    #[inline]
    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<T::Word, E> {
        self.word(Number::Bool(value))
    }

    #[inline]
    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<T::Word, E> {
        self.word(Number::Signed(value))
    }

    #[inline]
    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<T::Word, E> {
        self.word(Number::Unsigned(value))
    }

    #[inline]
    fn visit_f32<E: serde_core::de::Error>(self, value: f32) -> Result<T::Word, E> {
        self.word(Number::Single(value))
    }

    #[inline]
    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<T::Word, E> {
        self.word(Number::Double(value))
    }

    fn visit_i128<E: serde_core::de::Error>(self, value: i128) -> Result<T::Word, E> {
        self.word(Number::Wide(value))
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<T::Word, E> {
        let number = self.row.lists.spelled::<T, E>(word)?;
        self.word(number)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<T::Word, M::Error> {
        let word = number_in_map(map, &self)?;
        self.visit_str(&word)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, _: S) -> Result<T::Word, S::Error> {
        Err(self.row.misplaced(&self.at))
    }
}

impl<'de, T: Scalar, const TYPED: bool> DeserializeSeed<'de> for Pair<'_, T, TYPED> {
    type Value = [T::Word; 2];

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        if TYPED {
            self.0.row.lists.refuse_bytes(&deserializer)?;
            deserializer.deserialize_tuple(2, self)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

/// What is no list is an error, by the words for a number where a list belongs.
impl<'de, T: Scalar, const TYPED: bool> Visitor<'de> for Pair<'_, T, TYPED> {
    type Value = [T::Word; 2];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.row.lists.expecting(f)
    }

    #[inline]
    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
        let Self(Leaf { row, at: [index], .. }) = self;
        let ragged = |found| row.ragged(&[index], found, 2);
        let part = |i| Leaf::<T, 2, TYPED>::new(row, [index, i]);
        let re = list.next_element_seed(part(0))?.ok_or_else(|| ragged(0))?;
        let im = list.next_element_seed(part(1))?.ok_or_else(|| ragged(1))?;
        list.next_element_seed(NoThird { row, index })?;
        Ok([re, im])
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
        number_in_map(map, &self)?;
        Err(self.0.row.misplaced(&self.0.at))
    }

    fn visit_bool<E: serde_core::de::Error>(self, _: bool) -> Result<Self::Value, E> {
        Err(self.0.row.misplaced(&self.0.at))
    }

    fn visit_i64<E: serde_core::de::Error>(self, _: i64) -> Result<Self::Value, E> {
        Err(self.0.row.misplaced(&self.0.at))
    }

    fn visit_u64<E: serde_core::de::Error>(self, _: u64) -> Result<Self::Value, E> {
        Err(self.0.row.misplaced(&self.0.at))
    }

    fn visit_f64<E: serde_core::de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Err(self.0.row.misplaced(&self.0.at))
    }
}

/// Refuses a third part of a complex number without a look at it: it may be nested as deep as the
/// backend lets it.
struct NoThird<'a> {
    row: &'a Row<'a>,
    index: usize,
}

impl<'de> DeserializeSeed<'de> for NoThird<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        let place = self.row.place(&[self.index]);
        Err(self.row.lists.fail(Error::custom(format_args!(
            "the complex number at {place} has more than two parts"
        ))))
    }
}

/// The digits of a number that stands as a map of this one key: what `serde_json`'s feature
/// `arbitrary_precision` makes of fractions where a format's own type is not asked for.
pub(in crate::payload) fn number_in_map<'de, M: MapAccess<'de>>(
    mut map: M,
    expected: &dyn Expected,
) -> Result<String, M::Error> {
    match map.next_key::<String>()? {
        Some(key) if key == "$serde_json::private::Number" => map.next_value(),
        _ => Err(M::Error::invalid_type(Unexpected::Map, expected)),
    }
}
