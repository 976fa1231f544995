//! One value as the member of an archive.

use ndarray::arr0;
use serde_core::{
    Serialize, Serializer,
    ser::{Impossible, SerializeStruct},
};

use super::zip::ZipWriter;
use crate::{
    array::NdArray,
    element::Write,
    error::Error,
    pickling::ArrayFields,
    untyped::{ArrayBytes, FieldType},
    wire::npy::{header_of, unchecked},
};

/// Writes an array, or a number or text as an array without axes.
pub(super) struct MemberWriter<'z, 'w, 'n> {
    pub(super) zip: &'z mut ZipWriter<'w>,
    pub(super) name: &'n str,
}

impl MemberWriter<'_, '_, '_> {
    fn plain<A: Write>(self, value: A) -> Result<(), Error> {
        arr0(value).with_untyped(|array| put(self.zip, self.name, array))?
    }
}

fn put(zip: &mut ZipWriter<'_>, name: &str, array: &ArrayBytes<'_>) -> Result<(), Error> {
    zip.add(name, &header_of(array)?, array.data())
}

type NoMember = Impossible<(), Error>;

fn refused<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format_args!(
        "{what} where a member of an archive is an array, a number or text; an array goes there by the \
         wire tagged or npy"
    )))
}

/// The methods for numbers and text.
macro_rules! plain {
    ($($method:ident($type:ty);)*) => {$(
        fn $method(self, value: $type) -> Result<(), Error> {
            self.plain(value)
        }
    )*};
}

/// The methods for what is no array.
macro_rules! refused {
    ($($method:ident($($type:ty),*) -> $ok:ty, $what:literal;)*) => {$(
        fn $method(self $(, _: $type)*) -> Result<$ok, Error> {
            refused($what)
        }
    )*};
}

impl<'z, 'w, 'n> Serializer for MemberWriter<'z, 'w, 'n> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = NoMember;
    type SerializeTuple = NoMember;
    type SerializeTupleStruct = NoMember;
    type SerializeTupleVariant = NoMember;
    type SerializeMap = NoMember;
    type SerializeStruct = ArrayWriter<'z, 'w, 'n>;
    type SerializeStructVariant = NoMember;

    fn is_human_readable(&self) -> bool {
        false
    }

    plain! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.plain(text.to_owned())
    }

    fn serialize_char(self, text: char) -> Result<(), Error> {
        self.plain(text.to_string())
    }

    /// A file, by the wire `npy`.
    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Error> {
        match unchecked(bytes).and_then(|array| array.check(&FieldType::any(None))) {
            Ok(_) => self.zip.add(self.name, bytes, &[]),
            Err(_) => refused("bytes that are no .npy file"),
        }
    }

    /// There is no such member.
    fn serialize_none(self) -> Result<(), Error> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<ArrayWriter<'z, 'w, 'n>, Error> {
        match ArrayFields::of(name, len) {
            Some(fields) => Ok(ArrayWriter { member: self, fields }),
            None => refused("a struct"),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        refused("a variant")
    }

    refused! {
        serialize_unit() -> (), "nothing";
        serialize_unit_struct(&'static str) -> (), "a struct";
        serialize_unit_variant(&'static str, u32, &'static str) -> (), "a variant";
        serialize_seq(Option<usize>) -> NoMember, "a list";
        serialize_tuple(usize) -> NoMember, "a list";
        serialize_tuple_struct(&'static str, usize) -> NoMember, "a list";
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> NoMember, "a variant";
        serialize_map(Option<usize>) -> NoMember, "a map";
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> NoMember, "a variant";
    }
}

/// Writes an array that comes as the fields of the tagged wire.
pub(super) struct ArrayWriter<'z, 'w, 'n> {
    member: MemberWriter<'z, 'w, 'n>,
    fields: ArrayFields,
}

impl SerializeStruct for ArrayWriter<'_, '_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let Self { member: MemberWriter { zip, name }, fields } = self;
        let taken = fields.take(key, value, &mut |array| put(zip, name, array))?;
        if taken { Ok(()) } else { refused("a struct") }
    }

    fn end(self) -> Result<(), Error> {
        if self.fields.complete() { Ok(()) } else { refused("a struct") }
    }
}
