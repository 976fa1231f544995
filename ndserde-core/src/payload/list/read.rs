//! Lists to words, finding the shape on the way.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::Number;
use crate::{
    aligned::Aligned,
    dtype::DType,
    error::{Error, Kind},
    shape::Shape,
    untyped::{NumberList, Payload, Source},
};

/// What has been read of the lists so far.
pub(in crate::payload) struct Collector {
    /// The name that error messages start with.
    wire: &'static str,
    dtype: DType,
    /// How deep the lists must be nested, where the format cannot tell.
    ndim: Option<usize>,
    words: Aligned,
    /// The lengths of the lists at each depth; unknown until the first one ends.
    lens: Vec<Option<usize>>,
    /// The depth of the numbers; unknown until the first one.
    leaves: Option<usize>,
    /// Where the reading stands.
    path: Vec<usize>,
}

impl Collector {
    pub(in crate::payload) fn new(wire: &'static str, dtype: DType, ndim: Option<usize>) -> Self {
        Self {
            wire,
            dtype,
            ndim: ndim.map(|ndim| ndim.saturating_add(pair_axis(dtype))),
            words: Aligned::new(dtype.width()),
            lens: Vec::new(),
            leaves: None,
            path: Vec::new(),
        }
    }

    /// Adds one number.
    pub(in crate::payload) fn number<E: serde_core::de::Error>(
        &mut self,
        number: Number,
    ) -> Result<(), E> {
        let depth = self.path.len();
        if *self.leaves.get_or_insert(depth) != depth || self.lens.len() > depth {
            return Err(self.fail(Kind::ListDepth { at: self.place() }));
        }
        self.words.push(number.bits(self.dtype).map_err(|error| self.fail(error))?);
        Ok(())
    }

    /// The error of the backend, its message led by the name of the wire.
    fn fail<E: serde_core::de::Error>(&self, error: impl Into<Error>) -> E {
        E::custom(error.into().in_wire(self.wire))
    }

    /// Adds the items of a list.
    pub(in crate::payload) fn list<'de, S: SeqAccess<'de>>(
        &mut self,
        mut list: S,
    ) -> Result<(), S::Error> {
        let depth = self.path.len();
        if self.leaves.is_some_and(|leaves| leaves <= depth) {
            return Err(self.fail(Kind::ListDepth { at: self.place() }));
        }
        // Complex numbers add an axis to the deepest array.
        if depth > Shape::MAX_AXES {
            return Err(self.fail(Kind::TooManyAxes { limit: Shape::MAX_AXES }));
        }
        if self.lens.len() == depth {
            self.lens.push(None);
        }
        let mut len = 0;
        self.path.push(len);
        while list.next_element_seed(Item(self))?.is_some() {
            len = usize::saturating_add(len, 1);
            if let Some(index) = self.path.last_mut() {
                *index = len;
            }
        }
        self.path.pop();
        match self.lens.get(depth) {
            Some(&Some(before)) if before != len => {
                let at = self.place();
                Err(self.fail(Kind::Ragged { at, found: len, before }))
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
    pub(in crate::payload) fn finish<'de, E: serde_core::de::Error>(
        self,
    ) -> Result<Payload<'de>, E> {
        let mut shape = Shape::default();
        let lens: Vec<usize> = self.lens.iter().map_while(|&len| len).collect();
        let axes = match lens.split_last() {
            Some((&pair, axes)) if self.dtype.scalars() > 1 && self.leaves.is_some() => {
                if pair != 2 {
                    let found = format!("a list of {pair} numbers for a complex number");
                    return Err(
                        self.fail(Kind::NotANumber { found, dtype: self.dtype.to_string() })
                    );
                }
                axes
            }
            None if self.dtype.scalars() > 1 && self.leaves.is_some() => {
                let found = "a number without its imaginary part".to_owned();
                return Err(self.fail(Kind::NotANumber { found, dtype: self.dtype.to_string() }));
            }
            _ => &lens,
        };
        for &axis in axes {
            shape.push(axis).map_err(|error| self.fail(error))?;
        }
        Ok(Payload(Source::List(Box::new(NumberList {
            dtype: self.dtype,
            numbers: self.words,
            shape,
        }))))
    }
}

/// The lists of a complex array are one axis deeper than the array.
fn pair_axis(dtype: DType) -> usize {
    usize::from(dtype.scalars() > 1)
}

/// One item of a list: a number or a list.
pub(in crate::payload) struct Item<'a>(pub(in crate::payload) &'a mut Collector);

impl<'de> DeserializeSeed<'de> for Item<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Some(ndim) = self.0.ndim else {
            return deserializer.deserialize_any(self);
        };
        if self.0.path.len().saturating_add(pair_axis(self.0.dtype)) == ndim {
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
        write!(f, "a {} number of a {} array or a list of them", self.0.dtype, self.0.wire)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        self.0.list(list)
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<(), E> {
        let number = Number::named(word).ok_or_else(|| {
            let found = Error::unknown("number", word);
            self.0.fail(Error::custom(format_args!("{found} in a list of {}", self.0.dtype)))
        })?;
        self.0.number(number)
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<(), E> {
        self.0.number(Number::Bool(value))
    }

    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<(), E> {
        self.0.number(Number::Int(value.into()))
    }

    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<(), E> {
        self.0.number(Number::Int(value.into()))
    }

    fn visit_f32<E: serde_core::de::Error>(self, value: f32) -> Result<(), E> {
        self.0.number(Number::Single(value))
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<(), E> {
        self.0.number(Number::Double(value))
    }
}
