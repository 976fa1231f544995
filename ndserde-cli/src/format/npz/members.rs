//! What a document is as members of an archive.

use ndserde::{DynArray, Value, value::Map};

use crate::{
    error::{Error, Result},
    path::Path,
};

/// The arrays with their names; those of maps within maps are joined by `/`.
pub fn members(value: &Value) -> Result<Vec<(String, &DynArray)>> {
    let mut members = Vec::new();
    match value {
        // NumPy's name for what has none.
        Value::Array(array) => members.push(("arr_0".to_owned(), &**array)),
        Value::Map(map) => collect(map, "", &mut Path::default(), &mut members)?,
        _ => return Err(refused(value, &Path::default())),
    }
    Ok(members)
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
        Value::List(_) => "a list",
        Value::Map(_) => "an empty map",
        _ => "a number",
    };
    Error::new(format_args!("{path} is {sort}, and an .npz file holds arrays by their names alone"))
}
