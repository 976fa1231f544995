//! A serializer that hands everything on, and knows a payload by its type.

use std::fmt::Display;

use serde_core::{Serialize, Serializer};

use super::compound::Parts;
use crate::payload::{Done, JsonPayload};

/// Hands everything on to `S`.
///
/// Bytes are a list of numbers, as `serde_json` has them, unless `PAYLOAD`: then the formatter of
/// `S` gets them, which writes base64.
pub(super) struct Through<S, const PAYLOAD: bool>(pub(super) S);

/// A value on its way through `S`, so that what it holds passes through [`Through`] as well.
pub(super) struct Value<'a, T: ?Sized>(pub(super) &'a T);

impl<T: Serialize + ?Sized> Serialize for Value<'_, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Through::<S, false>(serializer)).map(|Done(ok)| ok)
    }
}

/// The methods that take plain values.
macro_rules! plain {
    ($($method:ident($($name:ident: $type:ty),*);)*) => {$(
        #[inline]
        fn $method(self $(, $name: $type)*) -> Result<Self::Ok, S::Error> {
            self.0.$method($($name),*).map(Done)
        }
    )*};
}

/// The methods that begin something with parts.
macro_rules! compound {
    ($($method:ident($($name:ident: $type:ty),*) -> $parts:ident;)*) => {$(
        #[inline]
        fn $method(self $(, $name: $type)*) -> Result<Self::$parts, S::Error> {
            self.0.$method($($name),*).map(Parts)
        }
    )*};
}

impl<S: Serializer, const PAYLOAD: bool> Serializer for Through<S, PAYLOAD> {
    type Ok = Done<S::Ok, PAYLOAD>;
    type Error = S::Error;
    type SerializeSeq = Parts<S::SerializeSeq, PAYLOAD>;
    type SerializeTuple = Parts<S::SerializeTuple, PAYLOAD>;
    type SerializeTupleStruct = Parts<S::SerializeTupleStruct, PAYLOAD>;
    type SerializeTupleVariant = Parts<S::SerializeTupleVariant, PAYLOAD>;
    type SerializeMap = Parts<S::SerializeMap, PAYLOAD>;
    type SerializeStruct = Parts<S::SerializeStruct, PAYLOAD>;
    type SerializeStructVariant = Parts<S::SerializeStructVariant, PAYLOAD>;

    plain! {
        serialize_bool(v: bool);
        serialize_i8(v: i8);
        serialize_i16(v: i16);
        serialize_i32(v: i32);
        serialize_i64(v: i64);
        serialize_i128(v: i128);
        serialize_u8(v: u8);
        serialize_u16(v: u16);
        serialize_u32(v: u32);
        serialize_u64(v: u64);
        serialize_u128(v: u128);
        serialize_f32(v: f32);
        serialize_f64(v: f64);
        serialize_char(v: char);
        serialize_str(v: &str);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    compound! {
        serialize_seq(len: Option<usize>) -> SerializeSeq;
        serialize_tuple(len: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
            -> SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
            -> SerializeStructVariant;
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<Self::Ok, S::Error> {
        if PAYLOAD {
            self.0.serialize_bytes(bytes).map(Done)
        } else {
            self.0.collect_seq(bytes).map(Done)
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, S::Error> {
        self.0.serialize_some(&Value(value)).map(Done)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Self::Ok, S::Error> {
        if typeid::of::<T>() == typeid::of::<JsonPayload<'_>>() {
            let Done(ok) = value.serialize(Through::<S, true>(self.0))?;
            return Ok(Done(ok));
        }
        self.0.serialize_newtype_struct(name, &Value(value)).map(Done)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Self::Ok, S::Error> {
        self.0.serialize_newtype_variant(name, index, variant, &Value(value)).map(Done)
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<Self::Ok, S::Error> {
        self.0.collect_str(value).map(Done)
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}
