//! Structs and maps of arrays as members of an archive.

use serde_core::{
    Serialize, Serializer,
    ser::{Impossible, SerializeMap, SerializeStruct},
};

use super::{member::MemberWriter, zip::ZipWriter};
use crate::{
    error::Error,
    pickling::{ArrayFields, word_of},
};

/// Writes what the archive is.
pub(super) struct ArchiveWriter<'z, 'w>(pub(super) &'z mut ZipWriter<'w>);

type NoNames = Impossible<(), Error>;

fn refused<T>(what: &str) -> Result<T, Error> {
    Err(Error::custom(format_args!(
        "this is {what}, and an archive has the arrays of a struct or map by their names"
    )))
}

/// The methods for what has no names.
macro_rules! refused {
    ($($method:ident($($type:ty),*) -> $ok:ty, $what:literal;)*) => {$(
        fn $method(self $(, _: $type)*) -> Result<$ok, Error> {
            refused($what)
        }
    )*};
}

impl<'z, 'w> Serializer for ArchiveWriter<'z, 'w> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = NoNames;
    type SerializeTuple = NoNames;
    type SerializeTupleStruct = NoNames;
    type SerializeTupleVariant = NoNames;
    type SerializeMap = MembersWriter<'z, 'w>;
    type SerializeStruct = MembersWriter<'z, 'w>;
    type SerializeStructVariant = NoNames;

    fn is_human_readable(&self) -> bool {
        false
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

    fn serialize_map(self, _: Option<usize>) -> Result<MembersWriter<'z, 'w>, Error> {
        Ok(MembersWriter { zip: self.0, name: None })
    }

    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<MembersWriter<'z, 'w>, Error> {
        if ArrayFields::of(name, len).is_some() {
            return refused("one array");
        }
        self.serialize_map(Some(len))
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
        serialize_bool(bool) -> (), "a bool";
        serialize_i8(i8) -> (), "a number";
        serialize_i16(i16) -> (), "a number";
        serialize_i32(i32) -> (), "a number";
        serialize_i64(i64) -> (), "a number";
        serialize_u8(u8) -> (), "a number";
        serialize_u16(u16) -> (), "a number";
        serialize_u32(u32) -> (), "a number";
        serialize_u64(u64) -> (), "a number";
        serialize_f32(f32) -> (), "a number";
        serialize_f64(f64) -> (), "a number";
        serialize_char(char) -> (), "text";
        serialize_str(&str) -> (), "text";
        serialize_bytes(&[u8]) -> (), "bytes";
        serialize_none() -> (), "nothing";
        serialize_unit() -> (), "nothing";
        serialize_unit_struct(&'static str) -> (), "nothing";
        serialize_unit_variant(&'static str, u32, &'static str) -> (), "a variant";
        serialize_seq(Option<usize>) -> NoNames, "a list";
        serialize_tuple(usize) -> NoNames, "a list";
        serialize_tuple_struct(&'static str, usize) -> NoNames, "a list";
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> NoNames, "a variant";
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> NoNames, "a variant";
    }
}

/// Writes one member after the other.
pub(super) struct MembersWriter<'z, 'w> {
    zip: &'z mut ZipWriter<'w>,
    /// The key of the next value of a map.
    name: Option<String>,
}

impl MembersWriter<'_, '_> {
    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        let member = MemberWriter { zip: &mut *self.zip, name };
        value.serialize(member).map_err(|error| error.in_member(name))
    }
}

impl SerializeMap for MembersWriter<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let name = word_of(key);
        let name = name.ok_or_else(|| {
            Error::custom("a key that is no text, as the names of an archive are")
        })?;
        self.name = Some(name);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let name = self.name.take().unwrap_or_default();
        self.member(&name, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}

impl SerializeStruct for MembersWriter<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.member(key, value)
    }

    fn end(self) -> Result<(), Error> {
        Ok(())
    }
}
