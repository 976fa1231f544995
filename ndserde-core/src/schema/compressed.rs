//! The schemas of wires whose data is compressed.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::{SchemaWire, parts::starting};
use crate::{
    dtype::DType,
    wire::{FieldType, Gzip, shuffle, zipped::CompressedWire},
};

impl<W: CompressedWire + SchemaWire, const RATIO: usize> SchemaWire for Gzip<W, RATIO> {
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        compressed(W::schema(field, generator), field, "gzip", "^H4sI")
    }
}

#[cfg(feature = "zstd_0_13")]
impl<W: CompressedWire + SchemaWire, const RATIO: usize> SchemaWire
    for crate::wire::Zstd<W, RATIO>
{
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        compressed(W::schema(field, generator), field, "zstd", "^KLUv/")
    }
}

/// A map has two keys more, and a file starts as the codec's do.
fn compressed(schema: Schema, field: &FieldType, codec: &str, start: &str) -> Schema {
    let mut schema = schema;
    if schema.get("type").is_some_and(|word| word == "string") {
        return starting(schema, Some(start.to_owned()));
    }
    if let Some(keys) = schema.get_mut("properties").and_then(|keys| keys.as_object_mut()) {
        keys.insert("compression".to_owned(), json_schema!({ "const": codec }).to_value());
        keys.insert("shuffle".to_owned(), step(field.dtype()).to_value());
    }
    if let Some(keys) = schema.get_mut("required").and_then(|keys| keys.as_array_mut()) {
        keys.extend(["compression".into(), "shuffle".into()]);
    }
    schema
}

/// By how many bytes the elements are shuffled.
fn step(dtype: Option<&DType>) -> Schema {
    match dtype {
        Some(dtype) => json_schema!({ "const": shuffle::step(dtype).max(1) }),
        None => json_schema!({ "type": "integer", "minimum": 1 }),
    }
}
