//! Maps and structs whose keys are known.
//!
//! Through [`Take`](super::Take) each value costs two calls through tables, more than a format needs to
//! read one of the few values of a small array. So these have a visitor of their own, which knows what
//! takes them.

use alloc::vec::Vec;
use core::fmt;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, Visitor},
};

use super::{
    Ask, Bytes, Context, Fail, Format, List, MapItems,
    entries::MapEntries,
    items::SeqItems,
    raise::{Raise, done, unexpected},
    tag::{self, BehindTag},
};
use crate::{
    backend::{By, Tags},
    error,
    number::{Number, Sort},
};

/// The names of a struct or of the keys of a map.
#[derive(Debug)]
pub(crate) struct StructFields {
    /// That of the struct, for formats that write it; a map has none.
    pub(crate) name: &'static str,
    pub(crate) names: &'static [&'static str],
    pub(crate) is_struct: bool,
}

/// What takes the parts of a map or struct.
pub(crate) trait Slots<'de> {
    /// What is read.
    type Role: Copy + PartialEq + 'static;

    /// All of it: the map, or the values without their keys.
    const WHOLE: Self::Role;

    /// A key.
    const KEY: Self::Role;

    /// The value that is a list of the lengths of axes.
    const AXES: Self::Role;

    /// One of the lengths.
    const AXIS: Self::Role;

    /// The name of the wire, for messages.
    fn wire(&self) -> &'static str;

    fn format(&self) -> Format;

    /// Whether the last value, but for a length of an axis, came from a format that people do not
    /// read: of the value that is a list, if its items come.
    fn is_binary(&mut self) -> &mut bool;

    fn fields(&self) -> &'static StructFields;

    /// What the value of each key is for.
    fn roles(&self) -> &'static [Self::Role];

    /// How the format is asked for a part.
    fn ask(&self, role: Self::Role) -> Ask;

    /// Says what was expected, for messages.
    fn expecting(&self, role: Self::Role, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Whether a list may be something else than the values without their keys: then
    /// [`whole`](Self::whole) takes it.
    fn takes_lists(&self) -> bool;

    /// A list in the place of all of it.
    fn whole(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail>;

    /// A key has been read: what its value is for.
    fn value(&mut self) -> Result<Self::Role, Fail>;

    /// Whether the value that has just failed is to be read once more.
    #[cfg(feature = "json")]
    fn is_refused(&mut self) -> bool;

    /// All entries of a map have been read.
    fn end(&self) -> Result<(), Fail>;

    /// One of the lengths.
    fn axis(&mut self, len: u64) -> Result<(), Fail>;

    fn number(&mut self, role: Self::Role, number: Number) -> Result<(), Fail>;

    fn text(&mut self, role: Self::Role, text: &str) -> Result<(), Fail>;

    fn bytes(&mut self, role: Self::Role, bytes: Bytes<'_, 'de>) -> Result<(), Fail>;

    /// Null.
    fn nothing(&mut self, role: Self::Role) -> Result<(), Fail>;

    fn list(&mut self, role: Self::Role, list: &mut dyn List<'de>) -> Result<(), Fail>;

    fn map(&mut self, role: Self::Role, map: &mut dyn MapItems<'de>) -> Result<(), Fail>;

    /// A CBOR tag, or that there is none, where [`Ask::Tag`] had been asked for: what the value behind
    /// it is for.
    fn tag(&mut self, role: Self::Role, tag: Option<u64>) -> Result<Self::Role, Fail>;
}

/// Reads a map or struct.
pub(crate) fn read_slots<'de, D: Deserializer<'de>, K: Slots<'de>>(
    deserializer: D,
    slots: &mut K,
) -> Result<(), D::Error> {
    let fields = slots.fields();
    let reader = SlotReader { slots, role: K::WHOLE };
    if fields.is_struct {
        // Bincode and postcard know their input by what is asked for.
        deserializer.deserialize_struct(fields.name, fields.names, reader)
    } else {
        deserializer.deserialize_map(reader)
    }
}

/// Reads a part, or the whole. So small that a format hands it on in registers.
struct SlotReader<'k, K, R> {
    slots: &'k mut K,
    role: R,
}

impl<'de, K: Slots<'de>> SlotReader<'_, K, K::Role> {
    fn context(&self) -> Context {
        Context { wire: self.slots.wire() }
    }

    #[inline]
    fn part(&mut self, role: K::Role) -> SlotReader<'_, K, K::Role> {
        SlotReader { slots: &mut *self.slots, role }
    }

    /// Reads a value of a map once more, where it was refused because of how it was asked for.
    #[cfg(feature = "json")]
    #[cold]
    #[inline(never)]
    fn again<M: MapAccess<'de>>(
        &mut self,
        role: K::Role,
        map: &mut M,
        error: M::Error,
    ) -> Result<(), M::Error> {
        if self.slots.is_refused() { map.next_value_seed(self.part(role)) } else { Err(error) }
    }

    fn number<E: Error>(self, number: Number) -> Result<(), E> {
        let taken = self.slots.number(self.role, number);
        done!(self, taken, unexpected(&number))
    }

    fn bytes<E: Error>(self, bytes: Bytes<'_, 'de>, unexpected: Unexpected<'_>) -> Result<(), E> {
        let taken = self.slots.bytes(self.role, bytes);
        done!(self, taken, unexpected)
    }
}

impl<'de, K: Slots<'de>> Raise for SlotReader<'_, K, K::Role> {
    fn wire(&self) -> &'static str {
        self.slots.wire()
    }
}

impl<'de, K: Slots<'de>> Visitor<'de> for SlotReader<'_, K, K::Role> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.slots.expecting(self.role, f)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.number(Number::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.number(Number::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        if self.role == K::AXIS {
            let taken = self.slots.axis(value);
            return done!(self, taken, Unexpected::Unsigned(value));
        }
        self.number(Sort::of_unsigned(value).number(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.number(Number::Wide(value))
    }

    fn visit_f32<E: Error>(self, value: f32) -> Result<(), E> {
        self.number(Number::Single(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.number(Number::Double(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let taken = self.slots.text(self.role, text);
        done!(self, taken, Unexpected::Str(text))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        let taken = self.slots.nothing(self.role);
        done!(self, taken, Unexpected::Unit)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        let taken = self.slots.nothing(self.role);
        done!(self, taken, Unexpected::Option)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.bytes(Bytes::Buffer(bytes), Unexpected::Bytes(bytes))
    }

    fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        self.bytes(Bytes::Input(bytes), Unexpected::Bytes(bytes))
    }

    fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<(), E> {
        self.bytes(Bytes::Owned(bytes), Unexpected::Bytes(&[]))
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut list: S) -> Result<(), S::Error> {
        if self.role == K::WHOLE {
            if !self.slots.fields().is_struct {
                return Err(self.raise(Fail::Kind, Unexpected::Seq));
            }
            if self.slots.takes_lists() {
                let is_binary = !self.slots.format().is_text;
                let mut items = SeqItems { list, context: &self.context(), is_binary, error: None };
                let taken = self.slots.whole(&mut items);
                return self.ended(taken, items.error, Unexpected::Seq);
            }
            for (place, &role) in self.slots.roles().iter().enumerate() {
                if list.next_element_seed(self.part(role))?.is_none() {
                    return Err(self.raise(Fail::Length(place), Unexpected::Seq));
                }
            }
            return Ok(());
        }
        if self.role == K::AXES {
            while list.next_element_seed(self.part(K::AXIS))?.is_some() {}
            return Ok(());
        }
        let is_binary = *self.slots.is_binary();
        let mut items = SeqItems { list, context: &self.context(), is_binary, error: None };
        let taken = self.slots.list(self.role, &mut items);
        self.ended(taken, items.error, Unexpected::Seq)
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        if self.role == K::WHOLE {
            while map.next_key_seed(KeyReader(self.part(K::KEY)))?.is_some() {
                match self.slots.value() {
                    Ok(role) => {
                        let read = map.next_value_seed(self.part(role));
                        #[cfg(feature = "json")]
                        let read = read.or_else(|error| self.again(role, &mut map, error));
                        read?;
                    }
                    Err(fail) => return Err(self.raise(fail, Unexpected::Map)),
                }
            }
            let end = self.slots.end();
            return done!(self, end, Unexpected::Map);
        }
        let mut entries = MapEntries { map, context: &self.context(), error: None };
        let taken = self.slots.map(self.role, &mut entries);
        self.ended(taken, entries.error, Unexpected::Map)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, value: A) -> Result<(), A::Error> {
        match self.slots.format().tags() {
            Some(Tags { by: By::Enum(by), .. }) => tag::visit(*by, value, self),
            _ => Err(self.raise(Fail::Kind, Unexpected::Enum)),
        }
    }

    #[cfg(feature = "serde_cbor_0_11")]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<(), D::Error> {
        match (self.slots.format().tags(), serde_cbor::tags::current_cbor_tag()) {
            (Some(Tags { by: By::Newtype, .. }), tag @ Some(_)) => {
                self.tag(tag)?.deserialize(inner)
            }
            _ => Err(self.raise(Fail::Kind, Unexpected::NewtypeStruct)),
        }
    }
}

impl<'de, K: Slots<'de>> BehindTag<'de> for SlotReader<'_, K, K::Role> {
    fn tag<E: Error>(self, tag: Option<u64>) -> Result<Self, E> {
        match self.slots.tag(self.role, tag) {
            Ok(role) => Ok(SlotReader { slots: self.slots, role }),
            Err(fail) => Err(self.raise(fail, Unexpected::Enum)),
        }
    }
}

impl<'de, K: Slots<'de>> DeserializeSeed<'de> for SlotReader<'_, K, K::Role> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let is_binary = !deserializer.is_human_readable();
        if self.role != K::AXIS {
            *self.slots.is_binary() = is_binary;
        } else if *self.slots.is_binary() && !is_binary {
            // An element of a byte string, which some binary formats hand over where a list is asked
            // for: taken out of the format, its bytes say that people read them.
            let bytes = error::Error::custom("bytes where the list of the axes belongs");
            return Err(self.raise(bytes.into(), Unexpected::Seq));
        }
        match self.slots.ask(self.role) {
            Ask::Str => deserializer.deserialize_str(self),
            Ask::Seq => deserializer.deserialize_seq(self),
            Ask::Bytes => deserializer.deserialize_bytes(self),
            Ask::ByteBuf => deserializer.deserialize_byte_buf(self),
            Ask::Tuple(len) => deserializer.deserialize_tuple(len, self),
            Ask::U64 => deserializer.deserialize_u64(self),
            Ask::U8 => deserializer.deserialize_u8(self),
            Ask::Bool => deserializer.deserialize_bool(self),
            Ask::Tag(Tags { by: By::Enum(by), .. }) => {
                deserializer.deserialize_enum(by.name, by.variants, self)
            }
            _ => deserializer.deserialize_any(self),
        }
    }
}

/// Reads a key. Apart from values, so that not every way to ask for one is compiled for the keys of
/// each format.
struct KeyReader<'k, K, R>(SlotReader<'k, K, R>);

impl<'de, K: Slots<'de>> DeserializeSeed<'de> for KeyReader<'_, K, K::Role> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.slots.fields().is_struct {
            return deserializer.deserialize_identifier(self.0);
        }
        match self.0.slots.ask(K::KEY) {
            Ask::Str => deserializer.deserialize_str(self.0),
            Ask::Bytes => deserializer.deserialize_bytes(self.0),
            _ => deserializer.deserialize_any(self.0),
        }
    }
}
