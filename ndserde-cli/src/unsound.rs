//! Why a map that has the keys of an array is none.

use ndserde::{DynArray, Value};
use serde::Deserialize;

use crate::format::cbor;

/// What is wrong with it, where its keys are those of a layout that is known.
pub fn why(value: &Value) -> Option<String> {
    if !ndserde::__claims_array(value) || !is_flat(value, true) {
        return None;
    }
    // What stands in memory has no format that could be read again.
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).ok()?;
    let why = cbor::whole::<Whole>(&bytes).err()?;
    Some(why.why().trim_start_matches("any: ").to_owned())
}

#[derive(Deserialize)]
struct Whole(
    #[serde(with = "ndserde::any")]
    #[expect(dead_code, reason = "it is none")]
    DynArray,
);

/// Whether there are no maps in it, but one level of them: what stands in more of them is looked at where
/// they are, and never once for each map around it.
fn is_flat(value: &Value, may_have_maps: bool) -> bool {
    match value {
        Value::Map(map) => map.iter().all(|(_, value)| match value {
            Value::Map(_) => may_have_maps && is_flat(value, false),
            value => is_flat(value, false),
        }),
        Value::List(items) => {
            items.iter().all(|item| !matches!(item, Value::Map(_)) && is_flat(item, false))
        }
        Value::Tag(tag) => !matches!(tag.1, Value::Map(_)) && is_flat(&tag.1, false),
        Value::Object(_) => false,
        _ => true,
    }
}
