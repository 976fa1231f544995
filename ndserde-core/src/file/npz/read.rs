//! The members of an archive for serde.

use std::{io::Read, slice};

use serde_core::{
    de::{DeserializeSeed, Deserializer, MapAccess, Visitor, value::StrDeserializer},
    forward_to_deserialize_any,
};

use super::{
    directory::Member,
    plain,
    section::ReadSeek,
    unpack::{DEFLATED, Unpacked, of_archive},
};
use crate::{
    dynamic::DynArray,
    error::Error,
    pickling::ArrayMap,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
    wire::npy,
};

/// An archive as a map of its members.
pub(super) struct ArchiveReader<'a> {
    archive: &'a mut dyn ReadSeek,
    members: slice::Iter<'a, Member>,
    next: Option<&'a Member>,
    left: u64,
}

impl<'a> ArchiveReader<'a> {
    pub(super) fn new(archive: &'a mut dyn ReadSeek, members: &'a [Member], left: u64) -> Self {
        Self { archive, members: members.iter(), next: None, left }
    }
}

impl<'de> Deserializer<'de> for ArchiveReader<'_> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == "NdArray" {
            return Err(Error::custom(
                "an archive is a map of arrays, where one array is expected: it is a field of a struct, \
                 or Archive::get reads it by its name",
            ));
        }
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for ArchiveReader<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.next = self.members.next();
        let Some(member) = self.next else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(member.name())).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(member) = self.next else { return Err(Error::custom("a value without a name")) };
        let reader = MemberReader::new(&mut *self.archive, member, &mut self.left);
        seed.deserialize(reader).map_err(|error| error.in_member(member.name()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.members.len())
    }
}

/// A member, which is read once it is asked for.
pub(super) struct MemberReader<'a> {
    archive: &'a mut dyn ReadSeek,
    member: &'a Member,
    /// How many bytes may be unpacked of it, and of those behind it.
    left: &'a mut u64,
}

impl<'a> MemberReader<'a> {
    pub(super) fn new(
        archive: &'a mut dyn ReadSeek,
        member: &'a Member,
        left: &'a mut u64,
    ) -> Self {
        Self { archive, member, left }
    }

    /// The bytes of the member, which are not more than may be.
    fn unpacked(self) -> Result<Unpacked<'a>, Error> {
        let Self { archive, member, left } = self;
        if member.method == DEFLATED {
            let size = member.size;
            *left = left.checked_sub(size).ok_or_else(|| {
                Error::custom(format_args!(
                    "it takes {size} bytes unpacked, and {left} may be unpacked still; \
                     Archive::with_limit sets how many may in all"
                ))
            })?;
        }
        Unpacked::new(archive, member)
    }

    fn array(self) -> Result<ArrayBytes<'static>, Error> {
        let array = npy::read(&mut self.unpacked()?).map_err(of_archive)?;
        // Records as they are packed, which the map can say.
        UncheckedArray::from(array).check(&FieldType::any(None))
    }

    fn visit_file<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut file = Vec::new();
        let read = self.unpacked()?.read_to_end(&mut file);
        read.map_err(|error| of_archive(error.into()))?;
        visitor.visit_byte_buf(file)
    }

    fn visit_plain<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        plain::visit(&DynArray::from_untyped(self.array()?)?, visitor)
    }
}

/// The methods for numbers and text, which are arrays without axes.
macro_rules! plain {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.visit_plain(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for MemberReader<'_> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    /// An array as the map of the tagged wire, which every array field without a wire of its own reads.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(ArrayMap::new(self.array()?))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// The file itself, for the wire `npy`, and for what is no array.
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit_file(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visit_file(visitor)
    }

    /// Nothing of it is read.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    plain! {
        deserialize_bool
        deserialize_i8
        deserialize_i16
        deserialize_i32
        deserialize_i64
        deserialize_u8
        deserialize_u16
        deserialize_u32
        deserialize_u64
        deserialize_f32
        deserialize_f64
        deserialize_char
        deserialize_str
        deserialize_string
    }

    forward_to_deserialize_any! {
        i128 u128 unit unit_struct seq tuple tuple_struct map struct enum identifier
    }
}
