//! Borrows the elements of an array, as a wire is given them, and makes arrays of such elements.
//!
//! serde passes bytes to a serializer. The one here accepts nothing else, and passes them to a function
//! instead of copying them.

use ndserde::{
    As, DType, DynArray, Error,
    wire::{ArrayBytes, FieldType, Triple, UncheckedArray, Wire},
};
use serde::{
    Deserializer, Serialize, Serializer,
    de::{IntoDeserializer, Visitor, value::SeqDeserializer},
    forward_to_deserialize_any,
    ser::{self, Impossible},
};

/// Lends the elements of an array: little-endian, in C order.
pub fn elements<R>(array: &DynArray, look: impl FnOnce(&[u8]) -> R) -> Result<R, Error> {
    As::<Elements>::serialize(array, Lender(look))
}

/// The array of these elements: little-endian, in C order.
pub fn array_of(dtype: &DType, shape: &[usize], bytes: &[u8]) -> Result<DynArray, Error> {
    let name = dtype.to_string();
    let parts = [Part::Text(&name), Part::Bytes(bytes), Part::Shape(shape)];
    As::<Triple>::deserialize(SeqDeserializer::new(parts.into_iter()))
}

/// An array without axes as the library prints its element.
pub fn word(element: &DynArray) -> Option<String> {
    let line = element.to_string();
    line.split_once(", dtype=").map(|(word, _)| word.to_owned())
}

/// What an array is made of.
#[derive(Clone, Copy)]
enum Part<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    Shape(&'a [usize]),
    Axis(usize),
}

impl<'de> IntoDeserializer<'de, Error> for Part<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Bytes(bytes) => visitor.visit_borrowed_bytes(bytes),
            Self::Shape(shape) => {
                visitor.visit_seq(SeqDeserializer::new(shape.iter().copied().map(Part::Axis)))
            }
            Self::Axis(len) => visitor.visit_u64(len as u64),
        }
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The elements and nothing else: a wire that is never read.
struct Elements;

impl Wire for Elements {
    const NAME: &'static str = "elements";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(array.to_c_order().data())
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        _: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        Err(serde::de::Error::custom("elements alone are no array"))
    }
}

struct Lender<F>(F);

fn no_bytes<T>() -> Result<T, Error> {
    Err(ser::Error::custom("the array is no bytes on this wire"))
}

macro_rules! refuse {
    ($($method:ident($($type:ty),*) -> $to:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$to, Error> {
            no_bytes()
        })*
    };
}

impl<R, F: FnOnce(&[u8]) -> R> Serializer for Lender<F> {
    type Ok = R;
    type Error = Error;
    type SerializeSeq = Impossible<R, Error>;
    type SerializeTuple = Impossible<R, Error>;
    type SerializeTupleStruct = Impossible<R, Error>;
    type SerializeTupleVariant = Impossible<R, Error>;
    type SerializeMap = Impossible<R, Error>;
    type SerializeStruct = Impossible<R, Error>;
    type SerializeStructVariant = Impossible<R, Error>;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<R, Error> {
        Ok((self.0)(bytes))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<R, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<R, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<R, Error> {
        no_bytes()
    }

    refuse! {
        serialize_bool(bool) -> R;
        serialize_i8(i8) -> R;
        serialize_i16(i16) -> R;
        serialize_i32(i32) -> R;
        serialize_i64(i64) -> R;
        serialize_u8(u8) -> R;
        serialize_u16(u16) -> R;
        serialize_u32(u32) -> R;
        serialize_u64(u64) -> R;
        serialize_f32(f32) -> R;
        serialize_f64(f64) -> R;
        serialize_char(char) -> R;
        serialize_str(&str) -> R;
        serialize_none() -> R;
        serialize_unit() -> R;
        serialize_unit_struct(&'static str) -> R;
        serialize_unit_variant(&'static str, u32, &'static str) -> R;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
