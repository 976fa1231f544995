//! Lists of numbers whose dtype the document states behind them: numbers as they come.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{
    Number, Scalar, depths::Depths, half::Bits, opening::Collect, read::Lists, row, with_scalar,
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
    numbers: Vec<Plain>,
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

/// A number in 16 bytes: its sort, and its bits.
#[derive(Clone, Copy, Debug)]
enum Plain {
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    Single(f32),
    Double(f64),
}

impl Late {
    /// Reads the items of a list that has begun, up to a word in the place of its second item.
    pub(crate) fn list<'de, S: SeqAccess<'de>>(
        wire: &'static str,
        list: &mut S,
    ) -> Result<(Self, Option<String>), S::Error> {
        // The dtype is asked for by nothing in here.
        let lists = Lists { wire, dtype: &DType::Float64, ndim: None, halves_as_bits: false };
        let (depths, numbers) = (Depths::new(lists), Vec::new());
        let mut collector = Collector { depths, numbers, word: None };
        collector.list(list)?;
        let Collector { depths, numbers, word } = collector;
        let shape = Shape::new(&depths.lens()).map_err(|error| lists.fail(error))?;
        Ok((Self { numbers, shape }, word))
    }

    /// A bare number.
    pub(crate) fn number(number: Number) -> Self {
        Self { numbers: vec![number.into()], shape: Shape::default() }
    }

    /// The lengths of the lists.
    pub(crate) const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The numbers as the lengths of axes, where they are the one list before a word.
    pub(crate) fn axes(&self) -> Result<Shape, Error> {
        let mut shape = Shape::default();
        for number in &self.numbers {
            let axis = match *number {
                Plain::Signed(axis) => usize::try_from(axis).ok(),
                Plain::Unsigned(axis) => usize::try_from(axis).ok(),
                _ => None,
            };
            let axis = axis.ok_or_else(|| {
                let number = Number::from(*number);
                Error::custom(format_args!("an axis of {number} is no length"))
            })?;
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
                numbers = side_by_side(&numbers);
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
        for number in &mut self.numbers {
            if let Plain::Bool(value) = *number {
                *number = Plain::Unsigned(value.into());
            }
        }
        self
    }

    /// The parts of complex numbers, one behind the other, as pairs in one row.
    pub(crate) fn pairs(mut self) -> Result<Self, Error> {
        self.shape = Shape::new(&[self.numbers.len() / 2, 2])?;
        Ok(self)
    }
}

/// The numbers as elements.
fn words<T: Scalar>(numbers: &[Plain], dtype: &DType) -> Result<Aligned, Error> {
    let word = |number: &Plain| T::from_number(Number::from(*number), dtype);
    let words = numbers.iter().map(word).collect::<Result<Vec<_>, _>>()?;
    Ok(Aligned::from_elements(dtype.width(), words))
}

/// The parts of complex numbers, of which all real ones stand before all imaginary ones.
fn side_by_side(numbers: &[Plain]) -> Vec<Plain> {
    let (real, imaginary) = numbers.split_at(numbers.len() / 2);
    real.iter().zip(imaginary).flat_map(|(re, im)| [*re, *im]).collect()
}

impl From<Number> for Plain {
    fn from(number: Number) -> Self {
        match number {
            Number::Bool(value) => Self::Bool(value),
            Number::Signed(value) => Self::Signed(value),
            Number::Unsigned(value) => Self::Unsigned(value),
            Number::Single(value) => Self::Single(value),
            Number::Double(value) => Self::Double(value),
            Number::Wide(value) => match (i64::try_from(value), u64::try_from(value)) {
                (Ok(value), _) => Self::Signed(value),
                (_, Ok(value)) => Self::Unsigned(value),
                // Integers of this size are elements of floats alone.
                #[allow(clippy::cast_precision_loss, reason = "as each float is read from text")]
                _ => Self::Double(value as f64),
            },
        }
    }
}

impl From<Plain> for Number {
    fn from(number: Plain) -> Self {
        match number {
            Plain::Bool(value) => Self::Bool(value),
            Plain::Signed(value) => Self::Signed(value),
            Plain::Unsigned(value) => Self::Unsigned(value),
            Plain::Single(value) => Self::Single(value),
            Plain::Double(value) => Self::Double(value),
        }
    }
}

struct Collector<'t> {
    depths: Depths<'t>,
    numbers: Vec<Plain>,
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
        self.numbers.push(number.into());
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
