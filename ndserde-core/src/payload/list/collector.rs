//! The elements of lists, as they come.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Number, Scalar, depths::Depths, opening::Collect, read::Lists, row};
use crate::{aligned::Aligned, error::Kind, untyped::Payload};

/// What has been read of the lists so far; `N` scalars make an element, and those of a complex
/// number are a list of their own.
pub(super) struct Collector<'t, T: Scalar, const N: usize> {
    depths: Depths<'t>,
    words: Vec<T::Word>,
}

impl<'t, T: Scalar, const N: usize> Collector<'t, T, N> {
    pub(super) fn new(lists: Lists<'t>) -> Self {
        Self { depths: Depths::new(lists), words: Vec::new() }
    }

    pub(super) const fn item(&mut self) -> Item<'_, 't, T, N> {
        Item(self)
    }

    /// Whether the items of the lists at this depth are elements.
    fn is_row(&self, depth: usize) -> bool {
        self.depths.leaves == Some(depth.saturating_add(N))
    }

    /// Adds the elements of a row from the one at `start` on; the length of the row.
    fn row<'de, S: SeqAccess<'de>>(&mut self, list: S, start: usize) -> Result<usize, S::Error> {
        // In a variable of its own the vector's length and place stay in registers.
        let mut words = std::mem::take(&mut self.words);
        let len = row::elements::<T, N, S>(&self.depths.here(), list, start, &mut words);
        self.words = words;
        len
    }

    /// The words and the shape of the lists; the pairs of complex numbers are no axis of it.
    pub(super) fn finish<'de, E: serde_core::de::Error>(self) -> Result<Payload<'de>, E> {
        let Self { depths, words } = self;
        let (lists, leaves) = (depths.lists, depths.leaves);
        let dtype = lists.dtype;
        let not_a = |found| Kind::NotANumber { found, dtype: dtype.to_string() };
        let lens = depths.lens();
        let axes = match lens.split_last() {
            Some((&pair, axes)) if N > 1 && leaves.is_some() => {
                if pair != N {
                    let found = format!("a list of {pair} numbers for a complex number");
                    return Err(lists.fail(not_a(found)));
                }
                axes
            }
            None if N > 1 && leaves.is_some() => {
                return Err(lists.fail(not_a("a number without its imaginary part".to_owned())));
            }
            _ => &lens,
        };
        let numbers = Aligned::from_elements(dtype.width(), words);
        lists.payload(dtype.clone(), numbers, axes)
    }
}

impl<'t, T: Scalar, const N: usize> Collect<'t> for Collector<'t, T, N> {
    fn depths(&mut self) -> &mut Depths<'t> {
        &mut self.depths
    }

    fn word<E: serde_core::de::Error>(&mut self, word: &str) -> Result<bool, E> {
        match T::from_word(word) {
            Some(number) => self.number(number).map(|()| true),
            None => Ok(false),
        }
    }

    fn number<E: serde_core::de::Error>(&mut self, number: Number) -> Result<(), E> {
        self.depths.leaf()?;
        let lists = &self.depths.lists;
        let word = T::from_number(number, lists.dtype);
        self.words.push(word.map_err(|error| lists.fail(error))?);
        Ok(())
    }

    fn rest<'de, S: SeqAccess<'de>>(
        &mut self,
        mut list: S,
        depth: usize,
        mut len: usize,
    ) -> Result<(), S::Error> {
        // The first number of all shows at which depth the rows are.
        while !self.is_row(depth) {
            if list.next_element_seed(Item(self))?.is_none() {
                self.depths.path.pop();
                return self.depths.end(depth, len);
            }
            len = usize::saturating_add(len, 1);
            self.depths.at(len);
        }
        self.depths.path.pop();
        len = self.row(list, len)?;
        self.depths.end(depth, len)
    }
}

/// One item of a list: a number or a list.
pub(super) struct Item<'a, 't, T: Scalar, const N: usize>(&'a mut Collector<'t, T, N>);

impl<'de, T: Scalar, const N: usize> DeserializeSeed<'de> for Item<'_, '_, T, N> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Some(ndim) = self.0.depths.lists.ndim else {
            return deserializer.deserialize_any(self);
        };
        let depth = self.0.depths.path.len();
        if depth > 0 {
            self.0.depths.lists.refuse_bytes(&deserializer)?;
        }
        if depth < ndim {
            deserializer.deserialize_seq(self)
        } else if depth == ndim && N > 1 {
            deserializer.deserialize_tuple(N, self)
        } else {
            T::ask(deserializer, self)
        }
    }
}

impl<'de, T: Scalar, const N: usize> Visitor<'de> for Item<'_, '_, T, N> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.depths.lists.expecting(f)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        self.0.list(list)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        let word = row::number_in_map(map, &self)?;
        self.visit_str(&word)
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<(), E> {
        let number = self.0.depths.lists.spelled::<T, E>(word)?;
        self.0.number(number)
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<(), E> {
        self.0.number(Number::Bool(value))
    }

    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<(), E> {
        self.0.number(Number::Signed(value))
    }

    fn visit_i128<E: serde_core::de::Error>(self, value: i128) -> Result<(), E> {
        self.0.number(Number::Wide(value))
    }

    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<(), E> {
        self.0.number(Number::Unsigned(value))
    }

    fn visit_f32<E: serde_core::de::Error>(self, value: f32) -> Result<(), E> {
        self.0.number(Number::Single(value))
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<(), E> {
        self.0.number(Number::Double(value))
    }
}
