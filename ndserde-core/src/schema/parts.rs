//! What the documents of several wires have.

use schemars::{Schema, json_schema};

use crate::{
    dtype::DType,
    wire::{DTypeName, Typed},
};

/// What a wire does not write.
pub(super) fn nothing(why: &str) -> Schema {
    json_schema!({ "not": {}, "description": why })
}

/// The dtype by its name, or a record's list of fields.
pub(super) fn dtype_name(dtype: Option<&DType>) -> Schema {
    dtype_word(dtype, |dtype| json_schema!({ "const": DTypeName(dtype) }))
}

/// The dtype by NumPy's typestr, or a record's list of fields.
pub(super) fn typestr(dtype: Option<&DType>) -> Schema {
    dtype_word(dtype, |dtype| json_schema!({ "const": Typed(dtype) }))
}

/// Text has the width of its longest element, which the type does not know.
fn dtype_word(dtype: Option<&DType>, exactly: impl Fn(&DType) -> Schema) -> Schema {
    match dtype {
        None => json_schema!({ "type": ["string", "array"], "description": "any dtype of NumPy" }),
        Some(DType::Str(0)) => json_schema!({ "type": "string", "pattern": "^<U[0-9]+$" }),
        Some(DType::Bytes(0)) => json_schema!({ "type": "string", "pattern": "^\\|S[0-9]+$" }),
        Some(dtype) => exactly(dtype),
    }
}

/// The lengths of the axes.
pub(super) fn shape(ndim: Option<usize>) -> Schema {
    let axis = json_schema!({ "type": "integer", "minimum": 0 });
    match ndim {
        Some(ndim) => json_schema!({
            "type": "array",
            "items": axis,
            "minItems": ndim,
            "maxItems": ndim,
        }),
        None => json_schema!({ "type": "array", "items": axis }),
    }
}

/// Bytes as base64. A pattern of all its characters would overflow the stack of V8 on large arrays.
pub(super) fn base64() -> Schema {
    json_schema!({ "type": "string", "contentEncoding": "base64" })
}

/// A string that starts in some way.
pub(super) fn starting(mut schema: Schema, pattern: Option<String>) -> Schema {
    if let Some(pattern) = pattern {
        schema.insert("pattern".to_owned(), pattern.into());
    }
    schema
}
