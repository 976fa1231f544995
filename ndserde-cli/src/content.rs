//! What a file holds.

use std::borrow::Cow;

use ndserde::{
    DType, DynArray, Value,
    value::{Key, Map},
};

use crate::{
    archive::Archive,
    array::FileArray,
    error::{Error, Result},
    format::mark::without_key,
    path::Path,
    said::Said,
    unread::Unread,
};

/// A document in memory, or arrays that stay in their file.
pub enum Content {
    Value(Value),
    Array(FileArray),
    Archive(Archive),
    Unread(Unread),
}

/// A part of a file.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Value(&'a Value),
    Array(&'a FileArray),
    Archive(&'a Archive),
    Unread(&'a Unread),
}

impl Content {
    pub const fn whole(&self) -> Part<'_> {
        match self {
            Self::Value(value) => Part::Value(value),
            Self::Array(array) => Part::Array(array),
            Self::Archive(archive) => Part::Archive(archive),
            Self::Unread(unread) => Part::Unread(unread),
        }
    }

    /// The same with bytes without a meaning as elements of this dtype, where they are as many.
    pub fn with_void_as(self, dtype: &DType) -> Self {
        match self {
            Self::Value(mut value) => {
                reinterpret(&mut value, dtype);
                Self::Value(value)
            }
            Self::Array(array) => Self::Array(array.with_void_as(dtype)),
            Self::Archive(archive) => Self::Archive(archive.with_void_as(dtype)),
            unread @ Self::Unread(_) => unread,
        }
    }

    /// What stands at a path, if something does; of an archive no other member is looked at.
    pub fn get_path(&self, path: &str) -> Option<Part<'_>> {
        self.find(path).map(|(_, part)| part)
    }

    /// The same, with the document that it is a part of: of an archive, the member.
    pub fn find(&self, path: &str) -> Option<(&Self, Part<'_>)> {
        match self {
            Self::Value(value) => {
                let found = value.get_shared_path(path).map(without_key).map(Part::Value);
                found.map(|part| (self, part))
            }
            _ if path.is_empty() => Some((self, self.whole())),
            Self::Array(_) | Self::Unread(_) => None,
            Self::Archive(archive) => {
                let beside = archive.beside().and_then(|(key, value)| {
                    let rest = path.strip_prefix(key.as_str()?)?;
                    let rest = rest.strip_prefix('.').or_else(|| rest.is_empty().then_some(rest));
                    value.get_path(rest?).map(Part::Value)
                });
                beside.map(|part| (self, part)).or_else(|| {
                    let (member, rest) = archive.find(path)?;
                    member.alone().find(rest)
                })
            }
        }
    }

    /// A value of this document: where it says that it is the same as another, that one.
    pub fn resolved<'a>(&'a self, value: &'a Value) -> Part<'a> {
        let shared = match (self, value.untagged()) {
            (Self::Value(whole), Value::Same(Some(path))) => whole.get_shared_path(path),
            _ => None,
        };
        Part::Value(without_key(shared.unwrap_or(value)))
    }
}

impl<'a> Part<'a> {
    /// The same in memory, with no more to be read. What is not read is an error, or, where there is
    /// a `skip`, left out of an archive and added to that.
    pub fn load(self, skip: Option<&Said>) -> Result<Cow<'a, Value>> {
        Ok(match self {
            Self::Value(value) => Cow::Borrowed(value),
            Self::Array(array) => {
                let loaded = array.load()?;
                array.finish();
                Cow::Owned(loaded.into())
            }
            Self::Unread(unread) => return Err(unread.error()),
            Self::Archive(archive) => {
                let mut values = Vec::new();
                for (key, content) in archive.iter() {
                    let value = match content {
                        Content::Unread(unread) => Err(unread.error()),
                        Content::Array(array) => array.load().map(Value::from),
                        other => other.whole().load(skip).map(Cow::into_owned),
                    };
                    match (value, skip) {
                        (Ok(value), _) => values.push((key.clone(), value)),
                        (Err(error), Some(skip)) => match content {
                            Content::Unread(unread) => left_out(key, unread, skip),
                            _ => left_out(key, &Unread::Wrong(error), skip),
                        },
                        (Err(error), None) => {
                            return Err(Error::new(format_args!(
                                "{error}; --skip leaves out what is not read"
                            )));
                        }
                    }
                }
                archive.finish();
                Cow::Owned(Map::new(values).map(Value::from).map_err(Error::new)?)
            }
        })
    }
}

fn reinterpret(value: &mut Value, dtype: &DType) {
    match value {
        Value::Array(array) if *array.dtype() == DType::Void(dtype.itemsize()) => {
            // What are no bools stay what they are.
            if let Ok(elements) = DynArray::clone(array).reinterpret_void(dtype.clone()) {
                *value = elements.into();
            }
        }
        Value::Tag(tag) => reinterpret(&mut tag.1, dtype),
        Value::List(items) => items.iter_mut().for_each(|item| reinterpret(item, dtype)),
        Value::Map(map) => map.iter_mut().for_each(|(_, value)| reinterpret(value, dtype)),
        _ => {}
    }
}

/// Takes in that a member is left out.
pub fn left_out(key: &Key, unread: &Unread, left_out: &Said) {
    let mut path = Path::default();
    path.push_key(key);
    left_out.add(&path, &format_args!("{path}: {unread}"));
}
