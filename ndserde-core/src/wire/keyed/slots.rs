//! Where the parts of an array go.

use alloc::string::String;
use core::fmt;

use super::{Encoding, Keyed, Role, key, unseen::Unseen};
use crate::{
    erased::{Ask, Bytes, Fail, Format, List, MapItems, Slots, StructFields, Take, unexpected_map},
    error::Error,
    number::Number,
    payload::{from_bytes, width},
    wire::{dtype::DTypeTake, typed_array::tag},
};

impl<'de> Slots<'de> for Keyed<'_, 'de> {
    type Role = Role;

    const WHOLE: Role = Role::Whole;
    const KEY: Role = Role::Key;
    const AXES: Role = Role::Shape;
    const AXIS: Role = Role::Axis;

    fn wire(&self) -> &'static str {
        self.wire
    }

    fn format(&self) -> Format {
        self.format
    }

    fn is_binary(&mut self) -> &mut bool {
        &mut self.is_binary
    }

    fn fields(&self) -> &'static StructFields {
        self.fields
    }

    fn roles(&self) -> &'static [Role] {
        self.spec.roles
    }

    #[inline]
    fn ask(&self, role: Role) -> Ask {
        // Most values of a small array, without a call.
        match role {
            Role::ByteOrder | Role::Order => Ask::Str,
            Role::Axis => Ask::U64,
            role => self.ask_other(role),
        }
    }

    fn expecting(&self, role: Role, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expecting_role(role, f)?;
        // Without keys a list is more likely one of numbers than the values of a struct.
        let is_early = role == Role::DType || self.spec.roles.first() == Some(&role);
        if role == Role::Whole || is_early && self.seen == 0 && self.spec.fields.is_struct {
            f.write_str("; plain lists are read by the wires nested and any")?;
        }
        Ok(())
    }

    fn takes_lists(&self) -> bool {
        self.takes_plain_lists()
    }

    fn whole(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        self.plain_list(list)
    }

    fn value(&mut self) -> Result<Role, Fail> {
        let role = *self.spec.roles.get(self.key).ok_or(Fail::Kind)?;
        let bit = 1 << role as u16;
        if self.seen & bit != 0 {
            let name = self.name(role);
            return Err(Error::custom(format_args!("duplicate field `{name}`")).into());
        }
        self.seen |= bit;
        Ok(role)
    }

    #[cfg(feature = "json")]
    fn is_refused(&mut self) -> bool {
        let is_refused = self.unseen == Unseen::Refused;
        if is_refused {
            self.unseen = Unseen::No;
        }
        is_refused
    }

    fn end(&self) -> Result<(), Fail> {
        for (role, name) in self.spec.roles.iter().zip(self.spec.fields.names) {
            if self.seen & 1 << *role as u16 == 0 && !self.spec.optional.contains(role) {
                return Err(Error::custom(format_args!("missing field `{name}`")).into());
            }
        }
        Ok(())
    }

    fn axis(&mut self, len: u64) -> Result<(), Fail> {
        match usize::try_from(len) {
            Ok(len) => Ok(self.shape.push(len)?),
            Err(_) => Ok(self.shape.push(Number::Unsigned(len).as_len()?)?),
        }
    }

    fn number(&mut self, role: Role, number: Number) -> Result<(), Fail> {
        match (role, number) {
            (Role::Key, Number::Signed(place)) if self.has_likely() => {
                self.likely(place);
                Ok(())
            }
            (Role::Key, Number::Signed(_) | Number::Unsigned(_)) => {
                self.key = key::at(number, self.spec.fields.names)?;
                Ok(())
            }
            (Role::Axis, Number::Signed(_) | Number::Unsigned(_) | Number::Wide(_)) => {
                Ok(self.shape.push(number.as_len()?)?)
            }
            (Role::Shuffle, Number::Signed(_) | Number::Unsigned(_)) => {
                self.shuffle = number.as_len()?;
                Ok(())
            }
            (Role::Version, Number::Signed(1)) | (Role::Nd, Number::Bool(true)) => Ok(()),
            (Role::Version, Number::Signed(_) | Number::Unsigned(_)) => {
                Err(Error::custom(format_args!("version {number} is unknown, only 1 is read"))
                    .into())
            }
            (Role::Nd, Number::Bool(false)) => {
                let why = "nd is false, which marks a NumPy scalar, not an array";
                Err(Error::custom(why).into())
            }
            (Role::Data | Role::BareData, _) => self.read_data(|take| take.number(number)),
            _ => Err(Fail::Kind),
        }
    }

    fn text(&mut self, role: Role, text: &str) -> Result<(), Fail> {
        match role {
            Role::Key => return self.key_word(text),
            Role::DType => return self.dtype_word(text),
            Role::ByteOrder => self.byteorder = Some(text.parse()?),
            Role::Order => self.order = text.parse()?,
            Role::Kind => self.kind = Some(text.parse()?),
            Role::Compression => self.codec = Some(text.parse()?),
            Role::Data | Role::BareData => return self.read_data(|take| take.text(text, None)),
            _ => return Err(Fail::Kind),
        }
        Ok(())
    }

    fn bytes(&mut self, role: Role, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        match role {
            Role::Data | Role::BareData if self.spec.data == Encoding::Elements => {
                self.read_data(|take| take.bytes(bytes))
            }
            Role::Data if self.unseen == Unseen::Yes => self.unseen(bytes.as_slice()),
            Role::Data => {
                self.data = from_bytes(bytes, width(self.elements_dtype()));
                Ok(())
            }
            Role::BareData => self.tagged_bytes(bytes),
            _ => self.text(role, &String::from_utf8_lossy(bytes.as_slice())),
        }
    }

    fn nothing(&mut self, role: Role) -> Result<(), Fail> {
        match role {
            Role::Data | Role::BareData => self.read_data(|take| take.nothing()),
            _ => Err(Fail::Kind),
        }
    }

    fn list(&mut self, role: Role, list: &mut dyn List<'de>) -> Result<(), Fail> {
        match role {
            // Without keys it is more likely a plain list than the fields of a record.
            Role::DType if self.is_plain() => Err(Fail::Kind),
            Role::DType => {
                let mut take = self.dtype();
                take.list(list)?;
                self.descr = take.descr;
                Ok(())
            }
            Role::Data | Role::BareData => self.read_data(|take| take.list(list)),
            _ => Err(Fail::Kind),
        }
    }

    fn map(&mut self, role: Role, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        match role {
            Role::Data | Role::BareData => self.read_data(|take| take.map(map)),
            _ => Err(unexpected_map(map)),
        }
    }

    fn tag(&mut self, role: Role, tag: Option<u64>) -> Result<Role, Fail> {
        match (role, tag) {
            (Role::Data, None) => Ok(Role::BareData),
            (Role::Data, Some(tag)) if self.spec.data != Encoding::Elements => {
                tag::check_data(tag)?;
                self.tag = Some(tag);
                Ok(Role::BareData)
            }
            _ => Err(Fail::Kind),
        }
    }
}

impl<'de> Keyed<'_, 'de> {
    /// Says what was expected of a value, for messages.
    fn expecting_role(&self, role: Role, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (wire, names) = (self.wire, || self.spec.fields.names.join(", "));
        match role {
            Role::Whole => write!(f, "a {wire} array: a map of {}", names()),
            Role::Key => write!(f, "one of the keys {} of a {wire} array", names()),
            Role::Axis => {
                f.write_str("an unsigned integer in ")?;
                self.expecting(Role::Shape, f)
            }
            Role::Shuffle => write!(f, "by how many bytes a {wire} array is shuffled"),
            Role::DType | Role::ByteOrder | Role::Order | Role::Kind | Role::Compression => {
                write!(f, "the {} of a {wire} array as a string", self.name(role))
            }
            Role::Shape => write!(f, "the shape of a {wire} array, a list of unsigned integers"),
            Role::Version => write!(f, "the version of a {wire} array, which is 1"),
            Role::Nd => f.write_str("a boolean"),
            Role::Data | Role::BareData => self.data_expected(f),
        }
    }

    #[inline(never)]
    fn key_word(&mut self, key: &str) -> Result<(), Fail> {
        let next = if self.seen == 0 { 0 } else { self.key.wrapping_add(1) };
        self.key = key::named(key, self.spec.fields.names, next)?;
        Ok(())
    }

    #[inline(never)]
    fn dtype_word(&mut self, word: &str) -> Result<(), Fail> {
        self.descr = Some(DTypeTake::word(word, self.field)?);
        Ok(())
    }

    #[inline(never)]
    fn tagged_bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        let bytes = from_bytes(bytes, width(self.elements_dtype()));
        self.data = match self.tag {
            Some(tag) => tag::data(tag, bytes)?,
            None => bytes,
        };
        Ok(())
    }

    /// How the format is asked for other values.
    fn ask_other(&self, role: Role) -> Ask {
        match role {
            Role::DType => self.ask_dtype(),
            Role::Shape => match self.field.ndim() {
                // The type of the array has their number.
                Some(ndim) if self.spec.data == Encoding::Elements && self.unseen == Unseen::No => {
                    Ask::Tuple(ndim)
                }
                _ => Ask::Seq,
            },
            // Not as an identifier: in RON that is a word without quotes.
            Role::Key | Role::Kind if self.format.is_text => Ask::Str,
            // CBOR's libraries tell text from bytes, and programs other than Python's write text.
            Role::Key | Role::Kind if self.format.tags().is_some() => Ask::Any,
            Role::Key | Role::Kind => Ask::Bytes,
            Role::Version => Ask::U8,
            Role::Compression => Ask::Str,
            Role::Shuffle => Ask::U64,
            Role::Nd => Ask::Bool,
            Role::Data if self.unseen == Unseen::Yes => self.ask_unseen(),
            Role::Data => self.ask_data(),
            Role::Whole | Role::ByteOrder | Role::Order | Role::Axis | Role::BareData => Ask::Any,
        }
    }
}
