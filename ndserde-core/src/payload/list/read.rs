//! Lists to words, finding the shape on the way.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::Number;
use crate::{DType, Error, Shape, error::Kind, parts::RawData, words::Words};

/// What has been read of the lists so far.
pub(in crate::payload) struct Collector {
    dtype: DType,
    /// How deep the lists must be nested, where the format cannot tell.
    ndim: Option<usize>,
    words: Words,
    /// The lengths of the lists at each depth; unknown until the first one ends.
    lens: Vec<Option<usize>>,
    /// The depth of the numbers; unknown until the first one.
    leaves: Option<usize>,
    /// Where the reading stands.
    path: Vec<usize>,
}

impl Collector {
    pub(in crate::payload) fn new(dtype: DType, ndim: Option<usize>) -> Self {
        Self {
            dtype,
            ndim: ndim.map(|ndim| ndim + usize::from(dtype.scalars() > 1)),
            words: Words::new(dtype.width()),
            lens: Vec::new(),
            leaves: None,
            path: Vec::new(),
        }
    }

    /// Adds one number.
    pub(in crate::payload) fn number(&mut self, number: Number) -> Result<(), Error> {
        let depth = self.path.len();
        if *self.leaves.get_or_insert(depth) != depth || self.lens.len() > depth {
            return Err(Kind::ListDepth { at: self.place() }.into());
        }
        self.words.push(number.bits(self.dtype)?);
        Ok(())
    }

    /// Adds the items of a list.
    pub(in crate::payload) fn list<'de, S: SeqAccess<'de>>(
        &mut self,
        mut list: S,
    ) -> Result<(), S::Error> {
        let depth = self.path.len();
        if self.leaves.is_some_and(|leaves| leaves <= depth) {
            return Err(S::Error::custom(Error::from(Kind::ListDepth { at: self.place() })));
        }
        // Complex numbers add an axis to the deepest array.
        if depth > Shape::MAX_AXES {
            return Err(S::Error::custom(Error::from(Kind::TooManyAxes)));
        }
        if self.lens.len() == depth {
            self.lens.push(None);
        }
        let mut len = 0;
        self.path.push(len);
        while list.next_element_seed(Item(self))?.is_some() {
            len += 1;
            if let Some(index) = self.path.last_mut() {
                *index = len;
            }
        }
        self.path.pop();
        match self.lens.get(depth) {
            Some(&Some(before)) if before != len => {
                let at = self.place();
                Err(S::Error::custom(Error::from(Kind::Ragged { at, found: len, before })))
            }
            _ => {
                self.lens.iter_mut().skip(depth).take(1).for_each(|known| *known = Some(len));
                Ok(())
            }
        }
    }

    fn place(&self) -> String {
        format!("{:?}", self.path)
    }

    /// The words and the shape of the lists; the pairs of complex numbers are no axis of it.
    pub(in crate::payload) fn finish<'de>(self) -> Result<RawData<'de>, Error> {
        let mut shape = Shape::default();
        let lens: Vec<usize> = self.lens.iter().map_while(|&len| len).collect();
        let axes = match lens.split_last() {
            Some((&pair, axes)) if self.dtype.scalars() > 1 && self.leaves.is_some() => {
                if pair != 2 {
                    let found = format!("a list of {pair} numbers for a complex number");
                    return Err(Kind::NotANumber { found, dtype: self.dtype }.into());
                }
                axes
            }
            None if self.dtype.scalars() > 1 && self.leaves.is_some() => {
                let found = "a number without its imaginary part".to_owned();
                return Err(Kind::NotANumber { found, dtype: self.dtype }.into());
            }
            _ => &lens,
        };
        for &axis in axes {
            shape.push(axis)?;
        }
        Ok(RawData::List { words: self.words, shape: Box::new(shape) })
    }
}

/// One item of a list: a number or a list.
pub(in crate::payload) struct Item<'a>(pub(in crate::payload) &'a mut Collector);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Some(ndim) = self.0.ndim else {
            return deserializer.deserialize_any(self);
        };
        if self.0.path.len() + usize::from(self.0.dtype.scalars() > 1) == ndim {
            if self.0.dtype.scalars() > 1 {
                return deserializer.deserialize_tuple(2, self);
            }
        } else if self.0.path.len() < ndim {
            return deserializer.deserialize_seq(self);
        }
        match self.0.dtype {
            DType::Bool => deserializer.deserialize_bool(self),
            DType::Int8 => deserializer.deserialize_i8(self),
            DType::Int16 => deserializer.deserialize_i16(self),
            DType::Int32 => deserializer.deserialize_i32(self),
            DType::Int64 => deserializer.deserialize_i64(self),
            DType::UInt8 => deserializer.deserialize_u8(self),
            DType::UInt16 => deserializer.deserialize_u16(self),
            DType::UInt32 => deserializer.deserialize_u32(self),
            DType::UInt64 => deserializer.deserialize_u64(self),
            DType::Float16 | DType::BFloat16 | DType::Float32 | DType::Complex64 => {
                deserializer.deserialize_f32(self)
            }
            DType::Float64 | DType::Complex128 => deserializer.deserialize_f64(self),
        }
    }
}

impl<'de> Visitor<'de> for Item<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} number or a list of them", self.0.dtype)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        self.0.list(list)
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<(), E> {
        let number = Number::named(word).ok_or_else(|| {
            let found = Error::unknown("number", word);
            E::custom(format_args!("{found} in a list of {}", self.0.dtype))
        })?;
        self.0.number(number).map_err(E::custom)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.0.number(Number::Bool(value)).map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.0.number(Number::Int(value.into())).map_err(E::custom)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.0.number(Number::Int(value.into())).map_err(E::custom)
    }

    fn visit_f32<E: serde::de::Error>(self, value: f32) -> Result<(), E> {
        self.0.number(Number::Single(value)).map_err(E::custom)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.0.number(Number::Double(value)).map_err(E::custom)
    }
}
