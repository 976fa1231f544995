//! A sequence of items as one of records of one field, which is what `serde_arrow` takes.

use std::{cell::Cell, fmt::Display};

use serde::{
    Serialize, Serializer,
    ser::{Impossible, SerializeSeq},
};
use serde_arrow::utils::Item;

/// A sequence, to be written as records whose only field is called `item`.
pub(super) struct Records<'a, L> {
    items: &'a L,
    /// How many items have been taken, for messages.
    taken: &'a Cell<usize>,
}

impl<'a, L> Records<'a, L> {
    pub(super) const fn new(items: &'a L, taken: &'a Cell<usize>) -> Self {
        Self { items, taken }
    }
}

impl<L: Serialize> Serialize for Records<'_, L> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.taken.set(0);
        self.items.serialize(InRecords { inner: serializer, taken: self.taken })
    }
}

/// Takes a sequence and nothing else: a column is one.
struct InRecords<'a, S> {
    inner: S,
    taken: &'a Cell<usize>,
}

impl<S: SerializeSeq> SerializeSeq for InRecords<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), S::Error> {
        self.inner.serialize_element(&Item(item))?;
        self.taken.set(self.taken.get().saturating_add(1));
        Ok(())
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}

/// What is no sequence.
macro_rules! refuse {
    ($($method:ident($($arg:ty),*) -> $ok:ty;)*) => {
        $(
            fn $method(self, $(_: $arg),*) -> Result<$ok, S::Error> {
                refused()
            }
        )*
    };
}

fn refused<T, E: serde::ser::Error>() -> Result<T, E> {
    Err(E::custom("a column is a list with an item for each row"))
}

impl<'a, S: Serializer> Serializer for InRecords<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = InRecords<'a, S::SerializeSeq>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Impossible<S::Ok, S::Error>;
    type SerializeStruct = Impossible<S::Ok, S::Error>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        Ok(InRecords { inner: self.inner.serialize_seq(len)?, taken: self.taken })
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<S::Ok, S::Error> {
        refused()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        refused()
    }

    fn collect_str<T: Display + ?Sized>(self, _: &T) -> Result<S::Ok, S::Error> {
        refused()
    }

    refuse! {
        serialize_bool(bool) -> S::Ok;
        serialize_i8(i8) -> S::Ok;
        serialize_i16(i16) -> S::Ok;
        serialize_i32(i32) -> S::Ok;
        serialize_i64(i64) -> S::Ok;
        serialize_u8(u8) -> S::Ok;
        serialize_u16(u16) -> S::Ok;
        serialize_u32(u32) -> S::Ok;
        serialize_u64(u64) -> S::Ok;
        serialize_f32(f32) -> S::Ok;
        serialize_f64(f64) -> S::Ok;
        serialize_char(char) -> S::Ok;
        serialize_str(&str) -> S::Ok;
        serialize_bytes(&[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(&'static str) -> S::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> S::Ok;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }
}
