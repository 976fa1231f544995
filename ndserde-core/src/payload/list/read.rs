//! Lists to scalars, finding the shape on the way.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Number, Scalar, depths::Depths, half::Bits, row, text, with_scalar};
use crate::{
    aligned::Aligned,
    dtype::DType,
    error::{Error, Kind},
    shape::Shape,
    untyped::{NumberList, Payload, Source},
};

/// Which lists are read.
#[derive(Clone, Copy)]
pub(in crate::payload) struct Lists<'t> {
    /// The name that error messages start with.
    pub(in crate::payload) wire: &'static str,
    pub(in crate::payload) dtype: &'t DType,
    /// How many axes the array has, where the format cannot tell how deep the lists are nested:
    /// then it is asked for each list and number by its type.
    pub(in crate::payload) ndim: Option<usize>,
    /// Whether halves stand as the integers of their bits.
    pub(in crate::payload) halves_as_bits: bool,
}

/// Evaluates the body with a collector of the dtype's scalars.
macro_rules! collect {
    ($lists:expr, $collector:ident => $body:expr) => {{
        let lists: Lists<'_> = $lists;
        if lists.halves_as_bits && matches!(lists.dtype, DType::Float16 | DType::BFloat16) {
            let mut $collector = Collector::<Bits, 1>::new(lists);
            $body?;
            return $collector.finish();
        }
        with_scalar!(lists.dtype, (T, N) => {
            let mut $collector = Collector::<T, N>::new(lists);
            $body?;
            $collector.finish()
        }, else {
            let mut $collector = text::Collector::new(lists)?;
            $body?;
            $collector.finish()
        })
    }};
}

impl Lists<'_> {
    /// Reads lists, or the bare number of a 0-d array.
    pub(in crate::payload) fn deserialize<'de, D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Payload<'de>, D::Error> {
        collect!(self, collector => collector.item().deserialize(deserializer))
    }

    /// Reads the items of a list that has begun.
    pub(in crate::payload) fn list<'de, S: SeqAccess<'de>>(
        self,
        list: S,
    ) -> Result<Payload<'de>, S::Error> {
        collect!(self, collector => collector.list(list))
    }

    /// A bare number, as the word that spells it.
    pub(in crate::payload) fn word<'de, E: serde_core::de::Error>(
        self,
        word: &str,
    ) -> Result<Payload<'de>, E> {
        collect!(self, collector => collector.item().visit_str(word))
    }

    /// A bare number.
    pub(in crate::payload) fn number<'de, E: serde_core::de::Error>(
        self,
        number: Number,
    ) -> Result<Payload<'de>, E> {
        collect!(self, collector => collector.number(number))
    }

    pub(super) fn payload<'de, E: serde_core::de::Error>(
        &self,
        dtype: DType,
        numbers: Aligned,
        axes: &[usize],
    ) -> Result<Payload<'de>, E> {
        let shape = Shape::new(axes).map_err(|error| self.fail(error))?;
        Ok(Payload(Source::List(Box::new(NumberList { dtype, numbers, shape }))))
    }

    /// The error of the backend, its message led by the name of the wire.
    pub(super) fn fail<E: serde_core::de::Error>(&self, error: impl Into<Error>) -> E {
        E::custom(error.into().in_wire(self.wire))
    }

    /// The elements of a byte string, which some formats hand over where a list is asked for: they
    /// alone are no part of a binary format.
    pub(super) fn refuse_bytes<'de, D: Deserializer<'de>>(
        &self,
        element: &D,
    ) -> Result<(), D::Error> {
        if self.ndim.is_some() && element.is_human_readable() {
            let dtype = self.dtype;
            return Err(
                self.fail(Error::custom(format_args!("bytes where a list of {dtype} belongs")))
            );
        }
        Ok(())
    }

    pub(super) fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} number of a {} array or a list of them", self.dtype, self.wire)
    }

    pub(super) fn spelled<T: Scalar, E: serde_core::de::Error>(
        &self,
        word: &str,
    ) -> Result<Number, E> {
        T::from_word(word).ok_or_else(|| {
            let found = Error::unknown("number", word);
            self.fail(Error::custom(format_args!("{found} in a list of {}", self.dtype)))
        })
    }
}

/// What has been read of the lists so far; `N` scalars make an element, and those of a complex
/// number are a list of their own.
struct Collector<'t, T: Scalar, const N: usize> {
    depths: Depths<'t>,
    words: Vec<T::Word>,
}

impl<'t, T: Scalar, const N: usize> Collector<'t, T, N> {
    const fn new(lists: Lists<'t>) -> Self {
        Self { depths: Depths::new(lists), words: Vec::new() }
    }

    const fn item(&mut self) -> Item<'_, 't, T, N> {
        Item(self)
    }

    /// Adds one number.
    fn number<E: serde_core::de::Error>(&mut self, number: Number) -> Result<(), E> {
        self.depths.leaf()?;
        let lists = &self.depths.lists;
        let word = T::from_number(number, lists.dtype);
        self.words.push(word.map_err(|error| lists.fail(error))?);
        Ok(())
    }

    /// Adds the items of a list.
    fn list<'de, S: SeqAccess<'de>>(&mut self, mut list: S) -> Result<(), S::Error> {
        let depth = self.depths.begin()?;
        let mut len = 0;
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
    fn finish<'de, E: serde_core::de::Error>(self) -> Result<Payload<'de>, E> {
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

/// One item of a list: a number or a list.
struct Item<'a, 't, T: Scalar, const N: usize>(&'a mut Collector<'t, T, N>);

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
