//! Lists of anything but arrays as columns, by the crate `serde_arrow`.

use arrow_array::ArrayRef;
use arrow_schema::Field;
use marrow::datatypes::Field as SerdeField;
use ndserde::{Value, value::Map};
use serde_arrow::{
    schema::{SchemaLike, TracingOptions},
    utils::Items,
};

use crate::error::{Error, Result};

/// The items of a list, each a row.
pub fn write(name: &str, items: &[Value]) -> Result<(Field, ArrayRef)> {
    // Maps that all have the same keys are structs, as columns in columns are; others stay maps, and
    // nothing is added to them.
    let options = TracingOptions::default()
        .allow_null_fields(true)
        .map_as_struct(are_alike(&items.iter().collect::<Vec<_>>()));
    let fields =
        Vec::<SerdeField>::from_samples(Items(items), options).map_err(|error| said(&error))?;
    let arrays = serde_arrow::to_marrow(&fields, Items(items)).map_err(|error| said(&error))?;
    let (field, array) = fields.first().zip(arrays.into_iter().next()).ok_or_else(none)?;
    let field = Field::try_from(field).map_err(Error::new)?;
    Ok((field.with_name(name), ArrayRef::try_from(array).map_err(Error::new)?))
}

fn none() -> Error {
    Error::new("a list without items")
}

/// Without advice for those who call the crate.
fn said(error: &serde_arrow::Error) -> Error {
    let why = error.to_string();
    let why = why.strip_prefix("Error: ").unwrap_or(&why);
    let why = why.split(" : consider").next().unwrap_or(why);
    Error::new(why.split(" (path").next().unwrap_or(why).trim_end())
}

/// Whether maps that stand in one place of some values have the same keys, which are text.
fn are_alike(values: &[&Value]) -> bool {
    let maps: Vec<&Map> = values.iter().filter_map(|value| value.as_map()).collect();
    let lists = values.iter().filter_map(|value| value.as_list());
    let inner: Vec<&Value> = lists.flatten().collect();
    if !inner.is_empty() && !are_alike(&inner) {
        return false;
    }
    let Some(first) = maps.first() else { return true };
    !first.is_empty()
        && first.iter().all(|(key, _)| {
            let found: Vec<_> = maps.iter().filter_map(|map| map.get_key(key)).collect();
            key.as_str().is_some() && found.len() == maps.len() && are_alike(&found)
        })
        && maps.iter().all(|map| map.len() == first.len())
}
