//! Lists of numbers whose dtype the document states behind them: numbers as they come.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{
    Number, Scalar, depths::Depths, half::Bits, numbers::Numbers, opening::Collect, read::Lists,
    row, with_scalar,
};
use crate::{
    aligned::Aligned,
    dtype::DType,
    error::{Error, Kind},
    shape::Shape,
    untyped::{NumberList, Payload, Source},
};

/// Lists of numbers, or a number, that may still become elements of any dtype.
#[derive(Debug)]
pub(crate) struct Late {
    numbers: Numbers,
    shape: Shape,
}

/// How the elements stand in the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each as a number, those of complex numbers as a pair.
    Plain,
    /// Complex numbers as two lists, of all real parts and of all imaginary ones.
    Parts,
    /// Halves as the integers of their bits.
    HalvesAsBits,
}

impl Late {
    /// Reads the items of a list that has begun, up to a word in the place of its second item.
    pub(crate) fn list<'de, S: SeqAccess<'de>>(
        wire: &'static str,
        list: &mut S,
    ) -> Result<(Self, Option<String>), S::Error> {
        // The dtype is asked for by nothing in here.
        let lists = Lists { wire, dtype: &DType::Float64, ndim: None, halves_as_bits: false };
        let (depths, numbers) = (Depths::new(lists), Numbers::default());
        let mut collector = Collector { depths, numbers, word: None };
        collector.list(list)?;
        let Collector { depths, numbers, word } = collector;
        let shape = Shape::new(&depths.lens()).map_err(|error| lists.fail(error))?;
        Ok((Self { numbers, shape }, word))
    }

    /// A bare number.
    pub(crate) fn number(number: Number) -> Self {
        let mut numbers = Numbers::default();
        numbers.push(number);
        Self { numbers, shape: Shape::default() }
    }

    /// The lengths of the lists.
    pub(crate) const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The numbers as the lengths of axes, where they are the one list before a word.
    pub(crate) fn axes(&self) -> Result<Shape, Error> {
        let mut shape = Shape::default();
        for number in self.numbers.iter() {
            let axis = match number {
                Number::Signed(axis) => usize::try_from(axis).ok(),
                Number::Unsigned(axis) => usize::try_from(axis).ok(),
                _ => None,
            };
            let axis = axis
                .ok_or_else(|| Error::custom(format_args!("an axis of {number} is no length")))?;
            shape.push(axis)?;
        }
        Ok(shape)
    }

    /// The same lists as elements of a dtype.
    pub(crate) fn settle(self, dtype: &DType, form: Form) -> Result<Payload<'static>, Error> {
        let parts = form == Form::Parts;
        let Self { mut numbers, shape } = self;
        let axes = if dtype.scalars() == 2 && !matches!(dtype, DType::Str(_) | DType::Bytes(_)) {
            let pair = if parts { shape.split_first() } else { shape.split_last() };
            let Some((2, axes)) = pair else {
                let found = format!("lists of the shape {shape} without pairs");
                return Err(Kind::NotANumber { found, dtype: dtype.to_string() }.into());
            };
            if parts {
                numbers = numbers.side_by_side();
            }
            Shape::new(axes)?
        } else {
            shape
        };
        let is_half = matches!(dtype, DType::Float16 | DType::BFloat16);
        let numbers = if is_half && form == Form::HalvesAsBits {
            words::<Bits>(&numbers, dtype)?
        } else {
            with_scalar!(dtype, (T, N) => words::<T>(&numbers, dtype)?, else {
                return Err(Error::custom(format_args!(
                    "a list of numbers, where the dtype is {dtype}"
                )));
            })
        };
        let list = NumberList { dtype: dtype.clone(), numbers, shape: axes };
        Ok(Payload(Source::List(Box::new(list))))
    }

    /// The same with bools as 1 and 0.
    pub(crate) fn without_bools(mut self) -> Self {
        self.numbers.bools_to_integers();
        self
    }

    /// The parts of complex numbers, one behind the other, as pairs in one row.
    pub(crate) fn pairs(mut self) -> Result<Self, Error> {
        self.shape = Shape::new(&[self.numbers.len() / 2, 2])?;
        Ok(self)
    }
}

/// The numbers as elements.
fn words<T: Scalar>(numbers: &Numbers, dtype: &DType) -> Result<Aligned, Error> {
    let words = numbers
        .iter()
        .map(|number| T::from_number(number, dtype))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Aligned::from_elements(dtype.width(), words))
}

struct Collector<'t> {
    depths: Depths<'t>,
    numbers: Numbers,
    /// The word behind the first list, if there is one: then no more is read.
    word: Option<String>,
}

impl<'t> Collect<'t> for Collector<'t> {
    fn depths(&mut self) -> &mut Depths<'t> {
        &mut self.depths
    }

    fn word<E: serde_core::de::Error>(&mut self, word: &str) -> Result<bool, E> {
        match Number::from_word(word) {
            Some(number) => self.number(number).map(|()| true),
            None => Ok(false),
        }
    }

    fn number<E: serde_core::de::Error>(&mut self, number: Number) -> Result<(), E> {
        self.depths.leaf()?;
        self.numbers.push(number);
        Ok(())
    }

    fn rest<'de, S: SeqAccess<'de>>(
        &mut self,
        mut list: S,
        depth: usize,
        mut len: usize,
    ) -> Result<(), S::Error> {
        while self.word.is_none() && list.next_element_seed(Item(self))?.is_some() {
            len = len.saturating_add(1);
            self.depths.at(len);
        }
        self.depths.path.pop();
        self.depths.end(depth, len)
    }
}

/// One item of a list: a number or a list.
struct Item<'a, 't>(&'a mut Collector<'t>);

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Item<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number of a {} array or a list of them", self.0.depths.lists.wire)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        self.0.list(list)
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        let word = row::number_in_map(map, &self)?;
        self.visit_str(&word)
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<(), E> {
        if self.0.word(word)? {
            return Ok(());
        }
        if self.0.depths.path[..] == [1] {
            self.0.word = Some(word.to_owned());
            return Ok(());
        }
        let found = Error::unknown("number", word);
        Err(self.0.depths.lists.fail(Error::custom(format_args!(
            "{found} in a list whose dtype the document has not stated before it"
        ))))
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
