//! What a document is as members of an archive.

use std::collections::HashSet;

use ndserde::{DynArray, Value, value::Map};

use super::name;
use crate::{
    error::{Error, Result},
    path::Path,
};

/// The bytes that a name may have in an archive, with its `.npy`.
const LONGEST: usize = 65_535;

/// The bytes that all names together may have; more where the arrays have more.
///
/// Each array repeats the keys of all maps that it stands in, so that names can be many times a
/// document.
const NAMES: usize = 16 << 20;

/// The arrays with their names; those of maps within maps are joined by `/`.
pub fn members(value: &Value) -> Result<Vec<(String, &DynArray)>> {
    let mut sums = Sums::default();
    sums.add(value, 0);
    if sums.names > sums.elements.max(NAMES) {
        let Sums { arrays, names, elements } = sums;
        return Err(Error::new(format_args!(
            "the names of its {arrays} arrays, each with those of the maps around it, would take \
             {names} bytes: they may take {NAMES}, or as many as the arrays, which take {elements}"
        )));
    }
    let mut members = Vec::new();
    match value {
        // NumPy's name for what has none.
        Value::Array(array) => members.push(("arr_0".to_owned(), &**array)),
        Value::Map(map) => collect(map, "", &mut Path::default(), &mut members)?,
        _ => return Err(refused(value, &Path::default())),
    }
    check(&members)?;
    Ok(members)
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

/// Refuses names that not all programs tell from each other.
fn check(members: &[(String, &DynArray)]) -> Result<()> {
    let mut names = HashSet::with_capacity(members.len());
    for (name, _) in members {
        name::check(name)?;
        let most = LONGEST.saturating_sub(".npy".len());
        if name.len() > most {
            let len = name.len();
            return Err(Error::new(format_args!(
                "the name of an array has {len} bytes: no more than {most} can be written: {name:?}"
            )));
        }
        if !names.insert(name.as_str()) {
            return Err(Error::new(format_args!("two arrays would be called {name:?}")));
        }
    }
    // An array is found by the name of its file, too, and that first.
    let hidden = |name: &&str| name.strip_suffix(".npy").is_some_and(|file| names.contains(file));
    match members.iter().map(|(name, _)| name.as_str()).find(hidden) {
        Some(name) => {
            let other = name.strip_suffix(".npy").unwrap_or(name);
            Err(Error::new(format_args!("NumPy would read {other:?} under the name {name:?}, too")))
        }
        None => Ok(()),
    }
}

fn collect<'a>(
    map: &'a Map,
    within: &str,
    path: &mut Path,
    members: &mut Vec<(String, &'a DynArray)>,
) -> Result<()> {
    for (key, value) in map {
        let len = path.push_key(key);
        let key = key.as_str().ok_or_else(|| {
            Error::new(format_args!(
                "the key of {path} is no text, as all names in an .npz file are"
            ))
        })?;
        let name = format!("{within}{key}");
        match value {
            Value::Array(array) => members.push((name, &**array)),
            Value::Map(map) if !map.is_empty() => {
                collect(map, &format!("{name}/"), path, members)?;
            }
            _ => return Err(refused(value, path)),
        }
        path.cut(len);
    }
    Ok(())
}

fn refused(value: &Value, path: &Path) -> Error {
    let sort = match value {
        Value::Null => "null",
        Value::Bool(_) => "a bool",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytes",
        Value::Extension(..) => "an extension type",
        Value::List(_) => "a list",
        Value::Map(_) => "an empty map",
        _ => "a number",
    };
    Error::new(format_args!("{path} is {sort}, and an .npz file holds arrays by their names alone"))
}
