//! What a document is as members of an archive.

use ndserde::{DynArray, Value, value::Map};

use crate::{
    error::{Error, Result},
    lists,
    path::Path,
};

/// The bytes that all names together may have; more where the arrays have more.
///
/// Each array repeats the keys of all maps that it stands in, so that names can be many times a
/// document.
const NAMES: usize = 16 << 20;

/// The arrays with their names; those of maps within maps are joined by `/`.
pub fn members(value: &Value) -> Result<Vec<(String, &DynArray)>> {
    let members = named(value, '/', "an .npz file")?;
    // Before anything is written, which may be to stdout.
    ndserde::__check_zip_names(members.iter().map(|(name, _)| name.as_str()))
        .map_err(Error::new)?;
    Ok(members)
}

/// The arrays with their names, in a file of this title.
pub fn named<'a>(
    value: &'a Value,
    separator: char,
    title: &'static str,
) -> Result<Vec<(String, &'a DynArray)>> {
    let mut sums = Sums::default();
    sums.add(value, 0);
    if sums.names > sums.elements.max(NAMES) {
        let Sums { arrays, names, elements } = sums;
        return Err(Error::new(format_args!(
            "the names of its {arrays} arrays, each with those of the maps around it, would take \
             {names} bytes: they may take {NAMES}, or as many as the arrays, which take {elements}"
        )));
    }
    let mut members = Members { separator, title, found: Vec::new() };
    match value {
        // NumPy's name for what has none.
        Value::Array(array) => members.found.push(("arr_0".to_owned(), &**array)),
        Value::Map(map) => members.collect(map, "", &mut Path::default())?,
        _ => return Err(members.refused(value, &Path::default())),
    }
    Ok(members.found)
}

/// What there would be, before any name is built.
#[derive(Default)]
struct Sums {
    arrays: usize,
    names: usize,
    elements: usize,
}

impl Sums {
    fn add(&mut self, value: &Value, name: usize) {
        match value {
            Value::Array(array) => {
                let bytes = array.len().saturating_mul(array.dtype().itemsize());
                self.arrays = self.arrays.saturating_add(1);
                self.names = self.names.saturating_add(name);
                self.elements = self.elements.saturating_add(bytes);
            }
            Value::Map(map) => {
                for (key, value) in map.iter() {
                    // With a `/`, or the start of `.npy`.
                    let key = key.as_str().map_or(0, str::len).saturating_add(1);
                    self.add(value, name.saturating_add(key));
                }
            }
            _ => {}
        }
    }
}

/// What is collected of a document.
struct Members<'a> {
    /// What joins the names of maps within maps.
    separator: char,
    /// What people call the file.
    title: &'static str,
    found: Vec<(String, &'a DynArray)>,
}

impl<'a> Members<'a> {
    fn collect(&mut self, map: &'a Map, within: &str, path: &mut Path) -> Result<()> {
        for (key, value) in map {
            let len = path.push_key(key);
            let key = key.as_str().ok_or_else(|| {
                Error::new(format_args!(
                    "the key of {path} is no text, as all names in {} are",
                    self.title
                ))
            })?;
            let name = format!("{within}{key}");
            match value {
                Value::Array(array) => self.found.push((name, &**array)),
                Value::Map(map) if !map.is_empty() => {
                    self.collect(map, &format!("{name}{}", self.separator), path)?;
                }
                _ => return Err(self.refused(value, path)),
            }
            path.cut(len);
        }
        Ok(())
    }

    fn refused(&self, value: &Value, path: &Path) -> Error {
        let sort = match value {
            Value::Null => "null",
            Value::Bool(_) => "a bool",
            Value::Text(_) => "text",
            Value::Bytes(_) => "bytes",
            Value::Extension(..) => "an extension type",
            Value::List(_) if lists::is_array(value) => "a list (--lists takes it as an array)",
            Value::List(_) => "a list",
            Value::Map(_) => "an empty map",
            _ => "a number",
        };
        let title = self.title;
        Error::new(format_args!("{path} is {sort}, and {title} holds arrays by their names alone"))
    }
}
