//! The keys and values of a map.

use alloc::{borrow::Cow, vec::Vec};
use core::str::FromStr;

use smallvec::SmallVec;

use super::{
    data::{self, Nulls},
    dtype,
    key::{Keys, LayoutKey},
    shape,
    word::{self, Endian, Orders},
};
use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    number::Form,
    order::Order,
    shape::Shape,
    untyped::{FieldType, Payload},
};

/// The values of a map, by their keys.
pub(super) struct Fields<'de> {
    entries: Vec<(Content<'de>, Content<'de>)>,
    names: SmallVec<[LayoutKey; 8]>,
    keys: Keys,
    /// The name of the layout, which leads messages.
    pub(super) layout: &'static str,
    /// Whether the documents of the layout say their dtype.
    pub(super) states_dtype: bool,
    /// Whether people read the data format.
    pub(super) is_text: bool,
}

impl<'de> Fields<'de> {
    pub(super) fn new(
        entries: Vec<(Content<'de>, Content<'de>)>,
        is_text: bool,
    ) -> Result<Self, Error> {
        let (mut names, mut keys) = (SmallVec::new(), Keys::default());
        for (name, _) in &entries {
            let key = LayoutKey::read(name)?;
            if keys.has(key) {
                let name = key.name();
                return Err(Error::custom(format_args!("duplicate field `{name}`")));
            }
            keys = keys.with(key);
            names.push(key);
        }
        Ok(Self { entries, names, keys, layout: "", states_dtype: false, is_text })
    }

    /// The keys of a map, if it has no others.
    pub(super) fn keys_of(entries: &[(Content<'_>, Content<'_>)]) -> Option<Keys> {
        let mut keys = Keys::default();
        for (name, _) in entries {
            keys = keys.with(LayoutKey::read(name).ok()?);
        }
        Some(keys)
    }

    pub(super) const fn keys(&self) -> Keys {
        self.keys
    }

    pub(super) const fn has(&self, key: LayoutKey) -> bool {
        self.keys.has(key)
    }

    /// The keys and values in the order of the document.
    pub(super) fn iter(&self) -> impl Iterator<Item = (LayoutKey, &Content<'de>)> {
        self.names.iter().copied().zip(self.entries.iter().map(|(_, value)| value))
    }

    pub(super) fn get(&self, key: LayoutKey) -> Option<&Content<'de>> {
        self.iter().find_map(|(name, value)| (name == key).then_some(value))
    }

    /// The value of a key, which moves out.
    pub(super) fn take(&mut self, key: LayoutKey) -> Content<'de> {
        let mut entries = self.names.iter().zip(&mut self.entries);
        let value = entries.find_map(|(name, (_, value))| (*name == key).then_some(value));
        value.map(core::mem::take).unwrap_or_default()
    }

    /// Puts in place of a value what it becomes.
    pub(super) fn change(&mut self, key: LayoutKey, into: fn(Content<'de>) -> Content<'de>) {
        let mut entries = self.names.iter().zip(&mut self.entries);
        let value = entries.find_map(|(name, (_, value))| (*name == key).then_some(value));
        if let Some(value) = value {
            *value = into(core::mem::take(value));
        }
    }

    /// The text of a key that is a word.
    pub(super) fn word(&self, key: LayoutKey) -> Result<Option<Cow<'_, str>>, Error> {
        self.get(key).map(|value| word::text(key, value)).transpose()
    }

    /// What the word of a key means.
    pub(super) fn parsed<T: FromStr<Err = Error>>(
        &self,
        key: LayoutKey,
    ) -> Result<Option<T>, Error> {
        self.word(key)?.map(|word| word.parse()).transpose()
    }

    /// The dtype, which is no name without its byte order: those are plotly's.
    pub(super) fn descr(&mut self, key: LayoutKey, field: &FieldType) -> Result<Descr, Error> {
        let stated = dtype::read(key, self.take(key), field)?;
        if stated.is_short {
            return Err(self.wrong("its dtype lacks the mark of the byte order, as plotly's do"));
        }
        Ok(stated.descr)
    }

    /// The lengths of the axes; those of the data, where the key is missing.
    pub(super) fn shape(&mut self, key: LayoutKey) -> Result<Option<Shape>, Error> {
        if !self.has(key) {
            return Ok(None);
        }
        shape::read(key, self.take(key)).map(Some)
    }

    /// What stands as the data, for elements of this dtype.
    pub(super) fn data(
        &mut self,
        key: LayoutKey,
        descr: &Descr,
        field: &FieldType,
    ) -> Result<Payload<'de>, Error> {
        let is_text = self.is_text && key == LayoutKey::Data;
        let nulls = self.nulls();
        if let (Some(Content::Text(text)), false) = (self.get(key), self.is_text) {
            if let Some(element) = data::element(text, descr.dtype()) {
                return Ok(element);
            }
        }
        data::read(self.take(key), data::dtype(descr, field), Form::Plain, is_text, nulls)
    }

    /// Numbers or texts in lists.
    pub(super) fn list(
        &mut self,
        key: LayoutKey,
        dtype: &DType,
        form: Form,
    ) -> Result<Payload<'de>, Error> {
        let value = self.take(key);
        match value {
            Content::Text(_) | Content::Bytes(_) => Err(self.wrong("its data is no list")),
            value => data::list(value, dtype, form, self.nulls()),
        }
    }

    /// Who writes no number for a NaN, and says that there are floats, means that by null.
    pub(super) const fn nulls(&self) -> Nulls {
        if self.states_dtype { Nulls::Nan } else { Nulls::Refused }
    }

    /// What `order` states: the order of the elements, and, by bokeh, that of the bytes.
    pub(super) fn orders(&self) -> Result<(Option<Order>, Option<ByteOrder>), Error> {
        Ok(match self.parsed(LayoutKey::Order)? {
            Some(Orders::Elements(order)) => (Some(order), None),
            Some(Orders::Bytes(byteorder)) => (None, Some(byteorder)),
            None => (None, None),
        })
    }

    pub(super) fn byteorder(&self, key: LayoutKey) -> Result<Option<ByteOrder>, Error> {
        Ok(self.parsed::<Endian>(key)?.map(|endian| endian.0))
    }

    /// The error for values that are not those of the layout.
    pub(super) fn wrong(&self, why: &str) -> Error {
        Error::custom(format_args!("{}: {why}", self.layout))
    }
}
