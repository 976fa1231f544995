//! serde's values as Python's.

use std::io;

use serde_core::{Serialize, Serializer};

use super::{
    compound::{Dict, Sequence, Struct},
    long,
    opcode::bytes,
    output::Output,
};
use crate::{error::Error, float::widen};

/// Integers, of which Python has but one type.
macro_rules! integers {
    ($($method:ident($integer:ty);)*) => {$(
        fn $method(self, value: $integer) -> Result<(), Error> {
            self.integer(value.into())
        }
    )*};
}

impl<'a, W: io::Write> Serializer for &'a mut Output<W> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Sequence<'a, W>;
    type SerializeTuple = Sequence<'a, W>;
    type SerializeTupleStruct = Sequence<'a, W>;
    type SerializeTupleVariant = Sequence<'a, W>;
    type SerializeMap = Dict<'a, W>;
    type SerializeStruct = Struct<'a, W>;
    type SerializeStructVariant = Dict<'a, W>;

    fn is_human_readable(&self) -> bool {
        false
    }

    integers! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_i128(i128);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    fn serialize_u128(self, value: u128) -> Result<(), Error> {
        match i128::try_from(value) {
            Ok(value) => self.integer(value),
            // Seventeen bytes, the last of which has the sign.
            Err(_) => self.put(&[&[0x8a, 17], &value.to_le_bytes()[..], &[0]].concat()),
        }
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.put(if value { b"\x88" } else { b"\x89" })
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(widen(value))
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.put(b"G")?;
        self.put(&value.to_be_bytes())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.text(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        self.text(value)
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        let mut head = Vec::new();
        bytes(&mut head, value.len());
        self.put(&head)?;
        self.put(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.put(b"N")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.put(b"N")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.put(b"N")
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if long::put(value, self)? { Ok(()) } else { value.serialize(self) }
    }

    /// A dict of one entry, as JSON has it.
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.put(b"}")?;
        self.text(variant)?;
        value.serialize(&mut *self)?;
        self.put(b"s")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Sequence<'a, W>, Error> {
        Sequence::begin(self, b"](", b"e")
    }

    fn serialize_tuple(self, _: usize) -> Result<Sequence<'a, W>, Error> {
        Sequence::begin(self, b"(", b"t")
    }

    fn serialize_tuple_struct(self, _: &'static str, len: usize) -> Result<Sequence<'a, W>, Error> {
        self.serialize_tuple(len)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Sequence<'a, W>, Error> {
        self.put(b"}")?;
        self.text(variant)?;
        Sequence::begin(self, b"(", b"ts")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Dict<'a, W>, Error> {
        Dict::begin(self, b"u")
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Struct<'a, W>, Error> {
        Struct::begin(self, name, len)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Dict<'a, W>, Error> {
        self.put(b"}")?;
        self.text(variant)?;
        Dict::begin(self, b"us")
    }
}
