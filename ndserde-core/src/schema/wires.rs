//! The schema of each wire.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::{
    SchemaWire, base,
    lists::{self, carry},
    parts::{base64, dtype_name, nothing, shape, starting, typestr},
};
use crate::{
    dtype::DType,
    wire::{
        Any, Cast, DateTime64, FieldType, JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy,
        NpyLatin1, NullAsNan, Packed, Pickle, PickleLatin1, Raw, Readable, Tagged, TimeDelta64,
        Triple, cast::Casting, unit::Unit,
    },
};

impl SchemaWire for Tagged {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        five_keys(field, &base64())
    }
}

impl SchemaWire for Readable {
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        listed(field).unwrap_or_else(|| five_keys(field, &lists::stated(field, generator)))
    }
}

fn five_keys(field: &FieldType, data: &Schema) -> Schema {
    json_schema!({
        "type": "object",
        "properties": {
            "dtype": dtype_name(field.dtype()),
            "shape": shape(field.ndim()),
            "byteorder": { "const": "little" },
            "order": { "enum": ["C", "F"] },
            "data": data,
        },
        "required": ["dtype", "shape", "byteorder", "order", "data"],
        "additionalProperties": false,
    })
}

/// What stands in the place of lists of a dtype that they do not carry.
fn listed(field: &FieldType) -> Option<Schema> {
    field
        .dtype()
        .is_some_and(|dtype| !carry(dtype))
        .then(|| nothing("lists carry neither byte strings nor records; the wire tagged does"))
}

/// What stands in the place of a dtype that NumPy has no typestr for.
fn typed(field: &FieldType) -> Option<Schema> {
    field
        .dtype()
        .is_some_and(|dtype| !dtype.has_typestr())
        .then(|| nothing("NumPy has no typestr for bfloat16; the wire tagged carries it"))
}

impl SchemaWire for Nested {
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        listed(field).unwrap_or_else(|| lists::nested(field, generator))
    }
}

impl SchemaWire for NdarrayV1 {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        listed(field).unwrap_or_else(|| {
            json_schema!({
                "type": "object",
                "properties": {
                    "v": { "const": 1 },
                    "dim": shape(field.ndim()),
                    "data": lists::flat(field),
                },
                "required": ["v", "dim", "data"],
                "additionalProperties": false,
            })
        })
    }
}

impl SchemaWire for Triple {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        if let Some(DType::Record(_)) = field.dtype() {
            return nothing("triple carries no records; the wire tagged does");
        }
        json_schema!({
            "type": "array",
            "prefixItems": [dtype_name(field.dtype()), base64(), shape(field.ndim())],
            "minItems": 3,
            "maxItems": 3,
        })
    }
}

impl SchemaWire for JsonNumpy {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        typed(field).unwrap_or_else(|| {
            json_schema!({
                "type": "object",
                "properties": {
                    "__numpy__": base64(),
                    "dtype": typestr(field.dtype()),
                    "shape": shape(field.ndim()),
                },
                "required": ["__numpy__", "dtype", "shape"],
                "additionalProperties": false,
            })
        })
    }
}

impl SchemaWire for MsgpackNumpy {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        let kinds = match field.dtype() {
            None => &["", "V"][..],
            Some(DType::Record(_)) => &["V"],
            Some(_) => &[""],
        };
        typed(field).unwrap_or_else(|| {
            json_schema!({
                "type": "object",
                "properties": {
                    "nd": { "const": true },
                    "type": typestr(field.dtype()),
                    "kind": { "enum": kinds },
                    "shape": shape(field.ndim()),
                    "data": base64(),
                },
                "required": ["nd", "type", "kind", "shape", "data"],
                "additionalProperties": false,
            })
        })
    }
}

impl SchemaWire for Npy {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        typed(field).unwrap_or_else(|| starting(base64(), base::npy(field.dtype())))
    }
}

impl SchemaWire for NpyLatin1 {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        typed(field).unwrap_or_else(|| starting(text(), base::npy_latin1(field.dtype())))
    }
}

impl SchemaWire for Pickle {
    fn schema(_: &FieldType, _: &mut SchemaGenerator) -> Schema {
        base64()
    }
}

impl SchemaWire for PickleLatin1 {
    fn schema(_: &FieldType, _: &mut SchemaGenerator) -> Schema {
        text()
    }
}

fn text() -> Schema {
    json_schema!({ "type": "string", "description": "a character for each byte, U+0000 to U+00FF" })
}

impl SchemaWire for Packed {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        starting(base64(), Some(base::packed(field.dtype(), field.ndim())))
    }
}

impl SchemaWire for Raw {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        match (field.dtype(), field.ndim()) {
            (Some(DType::Str(_) | DType::Bytes(_)), _) => {
                nothing("raw carries no text, whose width nothing states; the wire tagged does")
            }
            (_, None | Some(1)) => base64(),
            _ => nothing("raw carries arrays of one axis alone; the wire packed carries others"),
        }
    }
}

/// Read it takes whatever is known; it writes `tagged`.
impl SchemaWire for Any {
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        if generator.contract().is_serialize() {
            return Tagged::schema(field, generator);
        }
        json_schema!({
            "description": "an array in any layout that ndserde's wire `any` knows; it is written as \
                            by the wire `tagged`",
        })
    }
}

/// Read it takes any dtype.
impl<W: SchemaWire, C: Casting> SchemaWire for Cast<W, C> {
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        if generator.contract().is_serialize() {
            return W::schema(field, generator);
        }
        let any = FieldType::any(field.ndim()).with_null(field.takes_null());
        W::schema(&any, generator)
    }
}

/// Read it takes null for a NaN.
impl<W: SchemaWire> SchemaWire for NullAsNan<W> {
    fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
        let takes_null = generator.contract().is_deserialize();
        W::schema(&field.clone().with_null(takes_null), generator)
    }
}

macro_rules! times {
    ($($wire:ident;)*) => {$(
        impl<U: Unit, W: SchemaWire> SchemaWire for $wire<U, W> {
            fn schema(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
                match field.dtype() {
                    None => W::schema(field, generator),
                    Some(DType::Int64) => {
                        let times = FieldType::exactly(DType::$wire(U::UNIT), field.ndim());
                        W::schema(&times, generator)
                    }
                    Some(_) => nothing("dates and spans are arrays of i64"),
                }
            }
        }
    )*};
}

times! {
    DateTime64;
    TimeDelta64;
}
