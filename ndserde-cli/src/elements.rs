//! Borrows the elements of an array, as a wire is given them.
//!
//! serde passes bytes to a serializer. The one here accepts nothing else, and passes them to a function
//! instead of copying them.

use ndserde::{
    As, DynArray, Error,
    wire::{ArrayBytes, FieldType, UncheckedArray, Wire},
};
use serde::{
    Deserializer, Serialize, Serializer,
    ser::{self, Impossible},
};

/// Lends the elements of an array: little-endian, in C order.
pub fn elements<R>(array: &DynArray, look: impl FnOnce(&[u8]) -> R) -> Result<R, Error> {
    As::<Elements>::serialize(array, Lender(look))
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
