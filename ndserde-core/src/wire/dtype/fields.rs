//! Reading the list of a record's fields.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Unexpected, Visitor};

use crate::{
    dtype::{DType, Layout, Part, Record, RecordField, descr},
    error::Error,
    shape::Axes,
};

/// Reads fields, of records within records as deep as `deepest` says.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) wire: &'static str,
    pub(super) deepest: usize,
    /// What must stand there, in formats that do not describe themselves.
    pub(super) expected: Option<&'a Record>,
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Layout;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list of a record's fields in a {} array", self.wire)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Layout, S::Error> {
        let Some(deepest) = self.deepest.checked_sub(1) else {
            return Err(S::Error::custom(descr::too_deep().in_wire(self.wire)));
        };
        let mut layout = Layout::default();
        let mut expected = self.expected.map(|record| record.fields().iter());
        loop {
            let fields = Self { deepest, ..self };
            let field = expected.as_mut().and_then(Iterator::next);
            if self.expected.is_some() && field.is_none() {
                return Ok(layout);
            }
            let seed = Field { fields, expected: field, layout: &mut layout };
            if list.next_element_seed(seed)?.is_none() {
                return Ok(layout);
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = Layout;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Layout, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

/// Reads one field into the record: `["x", "<f8"]`, with a third value where it is an array.
struct Field<'a, 'l> {
    fields: Fields<'a>,
    expected: Option<&'a RecordField>,
    layout: &'l mut Layout,
}

impl<'de> DeserializeSeed<'de> for Field<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.expected {
            Some(field) if field.shape().is_empty() => deserializer.deserialize_tuple(2, self),
            Some(_) => deserializer.deserialize_tuple(3, self),
            None => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Field<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a field of a {} array's record: its name, dtype and axes", self.fields.wire)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let typed = self.expected.is_some();
        let name = list.next_element_seed(Name { typed })?.ok_or_else(|| short(0))?;
        let part = PartSeed { fields: self.fields, expected: self.expected, name: &name };
        let part = list.next_element_seed(part)?.ok_or_else(|| short(1))?;
        let axes = match self.expected {
            Some(field) if field.shape().is_empty() => None,
            _ => list.next_element_seed(Axes { wire: Some(self.fields.wire), tuple: None })?,
        };
        part.add_to(self.layout, &name, axes.as_deref().unwrap_or_default())
            .map_err(|error| S::Error::custom(error.in_wire(self.fields.wire)))
    }
}

/// Reads a name; with a title, which NumPy keeps beside it, as the second of a pair.
#[derive(Clone, Copy)]
struct Name {
    typed: bool,
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        if self.typed {
            deserializer.deserialize_str(self)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a record's field, or a pair of title and name")
    }

    fn visit_str<E: serde_core::de::Error>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }

    fn visit_bytes<E: serde_core::de::Error>(self, name: &[u8]) -> Result<String, E> {
        Ok(String::from_utf8_lossy(name).into_owned())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut pair: S) -> Result<String, S::Error> {
        // A pair within a pair is no name, and some formats hand over a list whatever is asked for.
        if self.typed {
            return Err(S::Error::invalid_type(Unexpected::Seq, &self));
        }
        let word = Self { typed: true };
        let short = |len| S::Error::invalid_length(len, &self);
        pair.next_element_seed(word)?.ok_or_else(|| short(0))?;
        pair.next_element_seed(word)?.ok_or_else(|| short(1))
    }
}

/// Reads a field's dtype: a word, or the fields of a record within the record.
struct PartSeed<'a> {
    fields: Fields<'a>,
    expected: Option<&'a RecordField>,
    name: &'a str,
}

impl<'de> DeserializeSeed<'de> for PartSeed<'_> {
    type Value = descr::Field;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<descr::Field, D::Error> {
        match self.expected.map(RecordField::dtype) {
            Some(DType::Record(_)) => deserializer.deserialize_seq(self),
            Some(_) => deserializer.deserialize_str(self),
            None => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for PartSeed<'_> {
    type Value = descr::Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wire = self.fields.wire;
        write!(f, "the dtype of the field {:?} in a {wire} array's record", self.name)
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<descr::Field, E> {
        descr::Field::parse(self.name, word)
            .map_err(|error: Error| E::custom(error.in_wire(self.fields.wire)))
    }

    fn visit_bytes<E: serde_core::de::Error>(self, word: &[u8]) -> Result<descr::Field, E> {
        self.visit_str(&String::from_utf8_lossy(word))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<descr::Field, S::Error> {
        let expected = match self.expected.map(RecordField::dtype) {
            Some(DType::Record(record)) => Some(record),
            _ => None,
        };
        let fields = Fields { expected, ..self.fields };
        fields.visit_seq(list).map(|layout| descr::Field::Part(Part::Record(layout)))
    }
}
