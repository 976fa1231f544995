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
    plain::plain,
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
    pub fn get_path(&self, path: &str) -> Result<Option<Part<'_>>> {
        Ok(match self {
            Self::Value(value) => value.get_path(path).map(without_key).map(Part::Value),
            _ if path.is_empty() => Some(self.whole()),
            Self::Array(_) | Self::Unread(_) => None,
            Self::Archive(archive) => match archive.find(path) {
                Some((member, rest)) => member.alone()?.get_path(rest)?,
                None => None,
            },
        })
    }
}

impl<'a> Part<'a> {
    /// The same in memory, with no more to be read. What is not read is an error, or, where `skip` says
    /// so, left out of an archive, with a line about it on stderr.
    pub fn load(self, skip: bool) -> Result<Cow<'a, Value>> {
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
                    let value = match content? {
                        Content::Unread(unread) if skip => {
                            left_out(key, unread);
                            continue;
                        }
                        Content::Unread(unread) => {
                            return Err(Error::new(format_args!(
                                "{}; --skip leaves out what is not read",
                                unread.error()
                            )));
                        }
                        Content::Array(array) => array.load()?.into(),
                        other => other.whole().load(skip)?.into_owned(),
                    };
                    values.push((key.clone(), value));
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

/// Says that a member is left out.
pub fn left_out(key: &Key, unread: &Unread) {
    let mut path = Path::default();
    path.push_key(key);
    eprintln!("ndserde: left out: {}", plain(&format!("{path}: {unread}")));
}
