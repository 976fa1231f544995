//! What a file holds.

use std::borrow::Cow;

use ndserde::{
    Value,
    value::{Key, Map},
};

use crate::{
    array::FileArray,
    error::{Error, Result},
    format::mark::without_key,
};

/// A document in memory, or arrays that stay in their file.
pub enum Content {
    Value(Value),
    Array(FileArray),
    Archive(Archive),
}

/// A part of a file.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Value(&'a Value),
    Array(&'a FileArray),
    Archive(&'a Archive),
}

/// Arrays by their names.
pub struct Archive {
    /// The place of each.
    places: Value,
    arrays: Vec<FileArray>,
}

impl Archive {
    pub fn new(arrays: Vec<(Key, FileArray)>) -> Result<Self> {
        let (keys, arrays): (Vec<_>, Vec<_>) = arrays.into_iter().unzip();
        let place = |(place, key): (usize, Key)| (key, Value::from(place as u64));
        let places = keys.into_iter().enumerate().map(place).collect();
        let places = Map::new(places).map(Value::from).map_err(Error::new)?;
        Ok(Self { places, arrays })
    }

    pub fn len(&self) -> usize {
        self.arrays.len()
    }

    /// In the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &FileArray)> {
        let keys = self.places.as_map().into_iter().flat_map(Map::iter).map(|(key, _)| key);
        keys.zip(&self.arrays)
    }

    pub fn get(&self, key: &Key) -> Option<&FileArray> {
        self.array(self.places.as_map()?.get_key(key)?)
    }

    fn array(&self, place: &Value) -> Option<&FileArray> {
        place.as_u64().and_then(|place| self.arrays.get(usize::try_from(place).ok()?))
    }
}

impl Content {
    pub const fn whole(&self) -> Part<'_> {
        match self {
            Self::Value(value) => Part::Value(value),
            Self::Array(array) => Part::Array(array),
            Self::Archive(archive) => Part::Archive(archive),
        }
    }

    /// What stands at a path, if something does.
    pub fn get_path(&self, path: &str) -> Option<Part<'_>> {
        match self {
            Self::Value(value) => value.get_path(path).map(without_key).map(Part::Value),
            Self::Array(array) => path.is_empty().then_some(Part::Array(array)),
            Self::Archive(_) if path.is_empty() => Some(self.whole()),
            Self::Archive(archive) => {
                let array = archive.array(archive.places.get_path(path)?)?;
                array.expect();
                Some(Part::Array(array))
            }
        }
    }
}

impl<'a> Part<'a> {
    /// The same in memory, with no more to be read.
    pub fn load(self) -> Result<Cow<'a, Value>> {
        Ok(match self {
            Self::Value(value) => Cow::Borrowed(value),
            Self::Array(array) => {
                let loaded = array.load()?;
                array.finish();
                Cow::Owned(loaded.into())
            }
            Self::Archive(archive) => {
                let load =
                    |(key, array): (&Key, &FileArray)| Ok((key.clone(), array.load()?.into()));
                let arrays = archive.iter().map(load).collect::<Result<_>>()?;
                // All are in one file.
                archive.arrays.iter().take(1).for_each(FileArray::finish);
                Cow::Owned(Map::new(arrays).map(Value::from).map_err(Error::new)?)
            }
        })
    }
}
