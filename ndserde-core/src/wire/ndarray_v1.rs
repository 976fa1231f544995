//! What ndarray's own feature `serde` writes.

use std::fmt;

use serde_core::{
    Deserializer, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
    ser::{Error as _, SerializeStruct, SerializeTuple},
};

use super::{Wire, keys::Keys};
use crate::{
    dtype::DType,
    error::Error,
    payload::{Flat, Hint, PayloadSeed, check_listed},
    shape::{Axes, Shape},
    untyped::{FieldType, UncheckedArray, UntypedArray},
};

/// `{"v": 1, "dim": [2, 3], "data": [..]}`, the elements one by one in C order.
#[derive(Clone, Copy, Debug)]
pub struct NdarrayV1;

const NAME: &str = NdarrayV1::NAME;
const VERSION: &str = "v";
const DIM: &str = "dim";
const DATA: &str = "data";
const KEYS: Keys = Keys { wire: NAME, names: &[VERSION, DIM, DATA] };

impl Wire for NdarrayV1 {
    const NAME: &'static str = "ndarray_v1";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        check_listed(array.dtype()).map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        let array = array.to_c_order();
        let list = Flat(&array);
        if let Some(place) = list.first_named().filter(|_| serializer.is_human_readable()) {
            let error = Error::custom(format_args!(
                "the scalar {place} is NaN or infinite, which text formats have no number for; \
                 the wire readable writes a word instead"
            ));
            return Err(S::Error::custom(error.in_wire(NAME)));
        }
        let mut map = serializer.serialize_struct("Array", KEYS.names.len())?;
        map.serialize_field(VERSION, &1_u8)?;
        if array.has_fixed_rank() {
            map.serialize_field(DIM, &Tuple(array.shape()))?;
        } else {
            map.serialize_field(DIM, array.shape())?;
        }
        map.serialize_field(DATA, &list)?;
        map.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let describes_itself = deserializer.is_human_readable();
        let dtype = field.unstated().map_err(|e| D::Error::custom(e.in_wire(NAME)))?;
        let visitor = ArrayVisitor { dtype, ndim: field.ndim(), describes_itself };
        deserializer.deserialize_struct("Array", KEYS.names, visitor)
    }
}

/// A shape without its length: the type of the array has it.
struct Tuple<'a>(&'a Shape);

impl serde_core::Serialize for Tuple<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(self.0.len())?;
        for &axis in self.0.iter() {
            tuple.serialize_element(&(axis as u64))?;
        }
        tuple.end()
    }
}

struct ArrayVisitor<'a> {
    dtype: &'a DType,
    ndim: Option<usize>,
    describes_itself: bool,
}

impl ArrayVisitor<'_> {
    const fn axes(&self) -> Axes {
        Axes { wire: Some(NAME), tuple: self.ndim }
    }

    const fn payload(&self, hint: Hint) -> PayloadSeed<'_> {
        PayloadSeed { wire: NAME, dtype: Some(self.dtype), hint }
    }
}

impl<'de> Visitor<'de> for ArrayVisitor<'_> {
    type Value = UncheckedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {NAME} array: a map of {}", KEYS.names.join(", "))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<UncheckedArray<'de>, M::Error> {
        let (mut version, mut shape, mut data) = (None, None, None);
        while let Some(key) = map.next_key_seed(&KEYS)? {
            match key {
                0 => KEYS.fill(&mut version, VERSION, &mut map, Version)?,
                1 => KEYS.fill(&mut shape, DIM, &mut map, self.axes())?,
                _ => KEYS.fill(
                    &mut data,
                    DATA,
                    &mut map,
                    self.payload(Hint::Elements { ndim: None }),
                )?,
            }
        }
        KEYS.need(version, VERSION)?;
        let (shape, data) = (KEYS.need(shape, DIM)?, KEYS.need(data, DATA)?);
        Ok(UncheckedArray::new(self.dtype.clone(), shape, data))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<UncheckedArray<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        seq.next_element_seed(Version)?.ok_or_else(|| short(0))?;
        let shape = seq.next_element_seed(self.axes())?.ok_or_else(|| short(1))?;
        let hint = Hint::Elements { ndim: (!self.describes_itself).then_some(1) };
        let data = seq.next_element_seed(self.payload(hint))?.ok_or_else(|| short(2))?;
        Ok(UncheckedArray::new(self.dtype.clone(), shape, data))
    }
}

/// Reads the version, which must be 1.
struct Version;

impl<'de> DeserializeSeed<'de> for Version {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_u8(self)
    }
}

impl Visitor<'_> for Version {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the version of a {NAME} array, which is 1")
    }

    fn visit_u64<E: serde_core::de::Error>(self, version: u64) -> Result<(), E> {
        if version == 1 {
            return Ok(());
        }
        Err(E::custom(format_args!("{NAME}: version {version} is unknown, only 1 is read")))
    }

    fn visit_i64<E: serde_core::de::Error>(self, version: i64) -> Result<(), E> {
        match u64::try_from(version) {
            Ok(version) => self.visit_u64(version),
            Err(_) => Err(E::custom(format_args!("{NAME}: version {version} is unknown"))),
        }
    }
}
