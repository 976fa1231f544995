//! The one reader of wires whose arrays are maps, or the values of a struct without their keys.

use std::fmt;

use super::{
    dtype::DTypeTake,
    keys::Key,
    msgpack_numpy::{Kind, check_kind},
    word::Word,
};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    erased::{Ask, Fail, Fields, Format, List, Map, Take},
    error::Error,
    number::{Form, Number},
    order::Order,
    payload::{Data, Hint, Lists},
    shape::{Axes, Shape},
    untyped::{FieldType, Payload, UncheckedArray},
};

/// What the value of a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    DType,
    Shape,
    ByteOrder,
    Order,
    Data,
    /// The version of ndarray's own form, which is 1.
    Version,
    /// Whether this is an array.
    Nd,
    Kind,
}

/// The form of a wire.
pub(super) struct Spec {
    /// The keys, and the name of the struct for formats that write it; a map has none.
    pub(super) fields: Fields,
    pub(super) is_struct: bool,
    pub(super) roles: &'static [Role],
    /// Those that may be left out of a map.
    pub(super) optional: &'static [Role],
    pub(super) data: Encoding,
}

/// How the data stands in formats that do not describe themselves; others tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Bytes,
    /// As bytes that had better be borrowed.
    Borrowed,
    /// As nested lists.
    Lists,
    /// As one flat list of numbers in every format, halves as their bits, with the dtype and the
    /// number of axes of the field.
    Elements,
}

/// What has been read of an array.
pub(super) struct Keyed<'a, 'de> {
    spec: &'static Spec,
    field: &'a FieldType,
    format: Format,
    descr: Option<Descr>,
    shape: Option<Shape>,
    byteorder: Option<ByteOrder>,
    order: Option<Order>,
    data: Option<Payload<'de>>,
    kind: Option<Kind>,
    /// The roles whose values have been read, by their bits.
    seen: u8,
}

impl<'a, 'de> Keyed<'a, 'de> {
    pub(super) const fn new(spec: &'static Spec, field: &'a FieldType, format: Format) -> Self {
        Self {
            spec,
            field,
            format,
            descr: None,
            shape: None,
            byteorder: None,
            order: None,
            data: None,
            kind: None,
            seen: 0,
        }
    }

    /// The array, once all values have been read.
    pub(super) fn finish(self) -> Result<UncheckedArray<'de>, Error> {
        let descr = match self.descr {
            Some(descr) => descr,
            None => self.field.unstated()?.into(),
        };
        if self.spec.roles.contains(&Role::Kind) {
            check_kind(self.kind.unwrap_or(Kind::Plain), Some(descr.dtype()))?;
        }
        let (shape, data) = (self.shape.unwrap_or_default(), self.data.unwrap_or_default());
        let order = self.order.unwrap_or(Order::C);
        Ok(UncheckedArray { descr, shape, byteorder: self.byteorder, order, data })
    }

    /// Refuses a value that has been read before.
    fn once(&mut self, role: Role, name: &str) -> Result<(), Error> {
        let bit = 1 << role as u8;
        if self.seen & bit != 0 {
            return Err(Error::custom(format_args!("duplicate field `{name}`")));
        }
        self.seen |= bit;
        Ok(())
    }

    /// Reads a value by what it is for; whether there was one.
    fn value(
        &mut self,
        role: Role,
        name: &'static str,
        has_keys: bool,
        read: impl FnOnce(&mut dyn Take<'de>) -> Result<bool, Fail>,
    ) -> Result<bool, Fail> {
        // A format that has keys describes itself, whatever it says of its readability; but a map is
        // one in every format.
        match role {
            Role::DType => {
                // Only where a dtype may be a list is it of interest whether the format tells.
                let may_be_list = matches!(self.field.only(), None | Some(DType::Record(_)));
                let describes_itself = may_be_list
                    && (has_keys && self.spec.is_struct || self.format.describes_itself());
                let mut take = DTypeTake::new(name, self.field, describes_itself);
                let found = read(&mut take)?;
                self.descr = take.descr;
                Ok(found)
            }
            Role::Shape => {
                let is_tuple = self.spec.data == Encoding::Elements;
                let mut take = Axes::tuple(self.field.ndim().filter(|_| is_tuple));
                let found = read(&mut take)?;
                self.shape = Some(take.shape);
                Ok(found)
            }
            Role::ByteOrder => word(&mut self.byteorder, name, Ask::Str, read),
            Role::Order => word(&mut self.order, name, Ask::Str, read),
            Role::Kind => {
                let ask = if self.format.is_text { Ask::Str } else { Ask::Bytes };
                word(&mut self.kind, name, ask, read)
            }
            Role::Version => read(&mut Version),
            Role::Nd => read(&mut Nd),
            Role::Data => self.data(has_keys, read),
        }
    }

    fn data(
        &mut self,
        has_keys: bool,
        read: impl FnOnce(&mut dyn Take<'de>) -> Result<bool, Fail>,
    ) -> Result<bool, Fail> {
        let dtype = self.field.dtype_of(self.descr.as_ref().map(Descr::dtype));
        let may_be_words = matches!(self.spec.data, Encoding::Borrowed | Encoding::Lists);
        if self.spec.data == Encoding::Elements {
            let ndim = (!self.format.is_text && !has_keys).then_some(1);
            let mut take = Lists::new(dtype, ndim, Form::HalvesAsBits)?;
            let found = read(&mut take)?;
            self.data = Some(take.finish()?);
            return Ok(found);
        }
        let hint = match self.spec.data {
            _ if self.format.is_text && may_be_words => Hint::Text,
            _ if self.format.is_text || has_keys && self.spec.is_struct => Hint::Any,
            Encoding::Lists => {
                Hint::List { ndim: self.shape.as_ref().map_or(0, |shape| shape.len()) }
            }
            Encoding::Borrowed => Hint::Borrowed,
            _ => Hint::Bytes,
        };
        let mut take = Data::new(dtype, hint);
        let found = read(&mut take)?;
        self.data = Some(take.payload);
        Ok(found)
    }
}

fn word<'de, T: std::str::FromStr<Err = Error>>(
    slot: &mut Option<T>,
    name: &'static str,
    ask: Ask,
    read: impl FnOnce(&mut dyn Take<'de>) -> Result<bool, Fail>,
) -> Result<bool, Fail> {
    let mut take = Word::of(name, ask);
    let found = read(&mut take)?;
    *slot = take.value;
    Ok(found)
}

impl<'de> Take<'de> for Keyed<'_, 'de> {
    fn ask(&self) -> Ask {
        // A struct, because bincode and postcard know their input by what is asked for.
        if self.spec.is_struct { Ask::Struct(&self.spec.fields) } else { Ask::Map }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {wire} array: a map of {}", self.spec.fields.names.join(", "))
    }

    fn map(&mut self, map: &mut dyn Map<'de>) -> Result<(), Fail> {
        let Spec { fields: Fields { names: keys, .. }, roles, optional, .. } = *self.spec;
        let ask = match self.format.is_text {
            _ if self.spec.is_struct => Ask::Identifier,
            // Not as an identifier: in RON that is a word without quotes.
            true => Ask::Str,
            false => Ask::Bytes,
        };
        let mut key = Key { names: keys, ask, place: 0 };
        while map.key(&mut key)? {
            let (Some(&role), Some(&name)) = (roles.get(key.place), keys.get(key.place)) else {
                return Err(Fail::Kind);
            };
            self.once(role, name)?;
            self.value(role, name, true, |take| map.value(take).map(|()| true))?;
        }
        for (role, name) in roles.iter().zip(keys) {
            if self.seen & 1 << *role as u8 == 0 && !optional.contains(role) {
                return Err(Error::custom(format_args!("missing field `{name}`")).into());
            }
        }
        Ok(())
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        if !self.spec.is_struct {
            return Err(Fail::Kind);
        }
        for (place, (role, name)) in self.spec.roles.iter().zip(self.spec.fields.names).enumerate()
        {
            if !self.value(*role, name, false, |take| list.next(take))? {
                return Err(Fail::Length(place));
            }
        }
        Ok(())
    }
}

/// Takes the version, which must be 1.
struct Version;

impl Take<'_> for Version {
    fn ask(&self) -> Ask {
        Ask::U8
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the version of a {wire} array, which is 1")
    }

    fn number(&mut self, version: Number) -> Result<(), Fail> {
        match version {
            Number::Signed(1) => Ok(()),
            Number::Signed(_) | Number::Unsigned(_) => {
                Err(Error::custom(format_args!("version {version} is unknown, only 1 is read"))
                    .into())
            }
            _ => Err(Fail::Kind),
        }
    }
}

/// Takes whether this is an array, which it must be.
struct Nd;

impl Take<'_> for Nd {
    fn ask(&self) -> Ask {
        Ask::Bool
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean")
    }

    fn number(&mut self, is_array: Number) -> Result<(), Fail> {
        match is_array {
            Number::Bool(true) => Ok(()),
            Number::Bool(false) => {
                let why = "nd is false, which marks a NumPy scalar and no array";
                Err(Error::custom(why).into())
            }
            _ => Err(Fail::Kind),
        }
    }
}
