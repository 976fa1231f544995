//! Lists to scalars, finding the shape on the way.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use super::{
    Number, Scalar,
    collector::Collector,
    half::Bits,
    opening::{self, Collect, Opening},
    text, with_scalar,
};
use crate::{
    aligned::Aligned,
    dtype::DType,
    error::Error,
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

    /// Reads a list that has begun to its end, unless its first items show that it is another thing.
    pub(in crate::payload) fn open<'de, S: SeqAccess<'de>>(
        self,
        list: &mut S,
        opening: &mut Option<Opening<'de>>,
    ) -> Result<Payload<'de>, S::Error> {
        collect!(self, collector => {
            *opening = opening::open(&mut collector, list)?;
            if opening.is_some() {
                return Ok(Payload::default());
            }
            Ok(())
        })
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
