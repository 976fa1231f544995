//! A look at the fields of a struct, before it is known what they become.

#[cfg(feature = "std")]
use std::io;

use serde_core::{
    Serialize, Serializer,
    ser::{Impossible, SerializeSeq, SerializeTuple},
};

use super::output::Output;
use crate::error::Error;

/// A field's value, where it is of a kind that an array has.
pub(super) enum Probed {
    Word(String),
    Number(u64),
    List(Vec<Probed>),
    Tuple(Vec<Probed>),
    /// The elements, which are on their way already.
    Data,
}

impl Probed {
    /// Writes the value as it came.
    pub(super) fn put<W: io::Write>(&self, output: &mut Output<W>) -> Result<(), Error> {
        let (items, end) = match self {
            Self::Word(word) => return output.text(word),
            Self::Number(number) => return output.integer((*number).into()),
            Self::Data => return Ok(()),
            Self::List(items) => (items, b"e"),
            Self::Tuple(items) => (items, b"t"),
        };
        output.put(if end == b"e" { b"](" } else { b"(" })?;
        items.iter().try_for_each(|item| item.put(output))?;
        output.put(end)
    }
}

/// Looks at a field's value; whatever else it may be is an error, which nobody sees.
pub(super) struct Probe<'a> {
    /// What takes the elements, where they may come; lists are no elements then.
    pub(super) data: Option<TakesData<'a>>,
}

type TakesData<'a> = &'a mut dyn FnMut(&[u8]);

fn other<T>() -> Result<T, Error> {
    Err(Error::custom("no field of an array"))
}

/// The methods for values that an array has none of.
macro_rules! refused {
    ($($method:ident($($type:ty),*) -> $ok:ty;)*) => {$(
        fn $method(self $(, _: $type)*) -> Result<$ok, Error> {
            other()
        }
    )*};
}

type No = Impossible<Probed, Error>;

impl Serializer for Probe<'_> {
    type Ok = Probed;
    type Error = Error;
    type SerializeSeq = ProbedItems;
    type SerializeTuple = ProbedItems;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_str(self, word: &str) -> Result<Probed, Error> {
        Ok(Probed::Word(word.to_owned()))
    }

    fn serialize_u64(self, axis: u64) -> Result<Probed, Error> {
        Ok(Probed::Number(axis))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<ProbedItems, Error> {
        if self.data.is_some() { other() } else { Ok(ProbedItems(Vec::new())) }
    }

    fn serialize_tuple(self, len: usize) -> Result<ProbedItems, Error> {
        self.serialize_seq(Some(len))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Probed, Error> {
        match self.data {
            Some(data) => {
                data(bytes);
                Ok(Probed::Data)
            }
            None => other(),
        }
    }

    refused! {
        serialize_bool(bool) -> Probed;
        serialize_i8(i8) -> Probed;
        serialize_i16(i16) -> Probed;
        serialize_i32(i32) -> Probed;
        serialize_i64(i64) -> Probed;
        serialize_u8(u8) -> Probed;
        serialize_u16(u16) -> Probed;
        serialize_u32(u32) -> Probed;
        serialize_f32(f32) -> Probed;
        serialize_f64(f64) -> Probed;
        serialize_char(char) -> Probed;
        serialize_none() -> Probed;
        serialize_unit() -> Probed;
        serialize_unit_struct(&'static str) -> Probed;
        serialize_unit_variant(&'static str, u32, &'static str) -> Probed;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct(&'static str, usize) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Probed, Error> {
        other()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<Probed, Error> {
        other()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Probed, Error> {
        other()
    }
}

/// The items of a list or tuple.
pub(super) struct ProbedItems(Vec<Probed>);

impl ProbedItems {
    fn push<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.0.push(item.serialize(Probe { data: None })?);
        Ok(())
    }
}

impl SerializeSeq for ProbedItems {
    type Ok = Probed;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.push(item)
    }

    fn end(self) -> Result<Probed, Error> {
        Ok(Probed::List(self.0))
    }
}

impl SerializeTuple for ProbedItems {
    type Ok = Probed;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        self.push(item)
    }

    fn end(self) -> Result<Probed, Error> {
        Ok(Probed::Tuple(self.0))
    }
}

/// The word that a value is, if it is one.
#[cfg(feature = "npz")]
pub(crate) fn word_of<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    match value.serialize(Probe { data: None }) {
        Ok(Probed::Word(word)) => Some(word),
        _ => None,
    }
}
