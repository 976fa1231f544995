//! The five fields of the tagged wire, which become an array.

use std::io;

use serde_core::{
    Serialize, Serializer,
    ser::{Impossible, SerializeSeq},
};

use super::{
    array::{Written, written},
    output::Output,
};
use crate::{dtype::DType, error::Error, order::Order, shape::Shape};

/// What the tagged wire calls its struct, and the fields of it.
const NAME: &str = "NdArray";
const FIELDS: [&str; 5] = ["dtype", "shape", "byteorder", "order", "data"];

/// The fields that have come, as long as they are what the tagged wire writes.
#[derive(Default)]
pub(super) struct ArrayFields {
    taken: usize,
    dtype: String,
    shape: Shape,
    byteorder: String,
    order: String,
}

impl ArrayFields {
    pub(super) fn of(name: &str, len: usize) -> Option<Self> {
        (name == NAME && len == FIELDS.len()).then(Self::default)
    }

    /// Takes the next field, and with the last of them writes the array; tells whether the field is
    /// such a one.
    pub(super) fn take<W: io::Write, T: Serialize + ?Sized>(
        &mut self,
        output: &mut Output<W>,
        key: &str,
        value: &T,
    ) -> Result<bool, Error> {
        if FIELDS.get(self.taken) != Some(&key) {
            return Ok(false);
        }
        let mut result = None;
        let mut write = |data: &[u8]| result = self.write(output, data).transpose();
        let probe = Probe { data: (key == "data").then_some(&mut write) };
        let found = value.serialize(probe);
        // Where the data are bytes, only the writer can have failed.
        if let Some(result) = result {
            self.taken = FIELDS.len();
            return result.map(|()| true);
        }
        match (key, found) {
            ("dtype", Ok(Found::Word(word))) => self.dtype = word,
            ("shape", Ok(Found::Axes(axes))) => self.shape = axes,
            ("byteorder", Ok(Found::Word(word))) => self.byteorder = word,
            ("order", Ok(Found::Word(word))) => self.order = word,
            _ => return Ok(false),
        }
        self.taken = self.taken.saturating_add(1);
        Ok(true)
    }

    /// Writes the array; nothing where the fields do not fit together, as those of the tagged wire
    /// do.
    fn write<W: io::Write>(
        &self,
        output: &mut Output<W>,
        data: &[u8],
    ) -> Result<Option<()>, Error> {
        let Ok(dtype) = self.dtype.parse::<DType>() else { return Ok(None) };
        let Ok(order) = self.order.parse::<Order>() else { return Ok(None) };
        let fits = self.shape.byte_len(dtype).is_ok_and(|len| len == data.len());
        if !fits || self.byteorder != "little" {
            return Ok(None);
        }
        let Written { head, tail } = written(dtype, &self.shape, order, data.len());
        output.put(&head)?;
        output.put(data)?;
        output.put(tail)?;
        Ok(Some(()))
    }

    /// Whether the array is written.
    pub(super) const fn complete(&self) -> bool {
        self.taken == FIELDS.len()
    }

    /// Writes the fields that have come as the first of a dict's.
    pub(super) fn put_dict<W: io::Write>(&self, output: &mut Output<W>) -> Result<(), Error> {
        output.put(b"}(")?;
        for key in FIELDS.iter().take(self.taken) {
            output.text(key)?;
            match *key {
                "dtype" => output.text(&self.dtype)?,
                "shape" => self.shape.serialize(&mut *output)?,
                "byteorder" => output.text(&self.byteorder)?,
                _ => output.text(&self.order)?,
            }
        }
        Ok(())
    }
}

/// A field's value, where it is of a kind that an array has.
enum Found {
    Word(String),
    Axis(u64),
    Axes(Shape),
    Data,
}

/// Looks at a field's value; whatever else it may be is an error, which nobody sees.
struct Probe<'a> {
    data: Option<&'a mut dyn FnMut(&[u8])>,
}

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

type No = Impossible<Found, Error>;

impl Serializer for Probe<'_> {
    type Ok = Found;
    type Error = Error;
    type SerializeSeq = AxesProbe;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_str(self, word: &str) -> Result<Found, Error> {
        Ok(Found::Word(word.to_owned()))
    }

    fn serialize_u64(self, axis: u64) -> Result<Found, Error> {
        Ok(Found::Axis(axis))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<AxesProbe, Error> {
        Ok(AxesProbe(Shape::default()))
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Found, Error> {
        match self.data {
            Some(data) => {
                data(bytes);
                Ok(Found::Data)
            }
            None => other(),
        }
    }

    refused! {
        serialize_bool(bool) -> Found;
        serialize_i8(i8) -> Found;
        serialize_i16(i16) -> Found;
        serialize_i32(i32) -> Found;
        serialize_i64(i64) -> Found;
        serialize_u8(u8) -> Found;
        serialize_u16(u16) -> Found;
        serialize_u32(u32) -> Found;
        serialize_f32(f32) -> Found;
        serialize_f64(f64) -> Found;
        serialize_char(char) -> Found;
        serialize_none() -> Found;
        serialize_unit() -> Found;
        serialize_unit_struct(&'static str) -> Found;
        serialize_unit_variant(&'static str, u32, &'static str) -> Found;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct(&'static str, usize) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Found, Error> {
        other()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<Found, Error> {
        other()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Found, Error> {
        other()
    }
}

struct AxesProbe(Shape);

impl SerializeSeq for AxesProbe {
    type Ok = Found;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, axis: &T) -> Result<(), Error> {
        match axis.serialize(Probe { data: None })? {
            Found::Axis(axis) => self.0.push(usize::try_from(axis).map_err(Error::custom)?),
            _ => other(),
        }
    }

    fn end(self) -> Result<Found, Error> {
        Ok(Found::Axes(self.0))
    }
}
