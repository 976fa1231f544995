//! Lists of numbers and texts.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{dtype::DType, wire::FieldType};

/// How a float is written that JSON has no number for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum WordForm {
    /// As a word.
    Written,
    /// Not at all.
    Refused,
}

/// Lists as deep as the array has axes; a bare element where it has none.
pub(super) fn nested(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
    let Some(ndim) = field.ndim() else { return of_any_depth(field.dtype(), generator) };
    let element = element(field, WordForm::Written);
    (0..ndim).fold(element, |items, _| list(&items))
}

/// One list of all elements. Halves are their bits, as the crate `half` writes them.
pub(super) fn flat(field: &FieldType) -> Schema {
    let bits = match field.dtype() {
        Some(DType::Float16 | DType::BFloat16) => FieldType::exactly(DType::UInt16, field.ndim()),
        _ => field.clone(),
    };
    list(&element(&bits, WordForm::Refused))
}

/// The data of an array whose shape is stated: no lists where there are no elements, and a list of one
/// in the place of a bare word, which could be base64.
pub(super) fn stated(field: &FieldType, generator: &mut SchemaGenerator) -> Schema {
    let Some(0) = field.ndim() else { return nested(field, generator) };
    let bare = match field.dtype() {
        Some(DType::Str(_)) => None,
        _ => Some(element(field, WordForm::Refused)),
    };
    let word = json_schema!({
        "type": "array",
        "items": element(field, WordForm::Written),
        "minItems": 1,
        "maxItems": 1,
    });
    match bare {
        Some(bare) => json_schema!({ "anyOf": [bare, word] }),
        None => word,
    }
}

/// Whether the wires of lists carry a dtype.
pub(super) const fn carry(dtype: &DType) -> bool {
    !matches!(dtype, DType::Bytes(_) | DType::Void(_) | DType::Record(_))
}

fn list(items: &Schema) -> Schema {
    json_schema!({ "type": "array", "items": items })
}

fn element(field: &FieldType, words: WordForm) -> Schema {
    let Some(dtype) = field.dtype() else { return json_schema!(true) };
    let whole = |least: i64, most: u64| json_schema!({ "type": "integer", "minimum": least, "maximum": most });
    let signed = |most: u64| {
        let least = i64::try_from(most).unwrap_or(i64::MAX);
        whole(!least, most)
    };
    match dtype {
        DType::Bool => json_schema!({ "type": "boolean" }),
        DType::Int8 => signed(0x7f),
        DType::Int16 => signed(0x7fff),
        DType::Int32 => signed(0x7fff_ffff),
        DType::Int64 | DType::DateTime64(_) | DType::TimeDelta64(_) => {
            signed(0x7fff_ffff_ffff_ffff)
        }
        DType::UInt8 => whole(0, u64::from(u8::MAX)),
        DType::UInt16 => whole(0, u64::from(u16::MAX)),
        DType::UInt32 => whole(0, u64::from(u32::MAX)),
        DType::UInt64 => whole(0, u64::MAX),
        DType::Float16 | DType::BFloat16 | DType::Float32 | DType::Float64 => {
            float(words, field.takes_null())
        }
        DType::Complex64 | DType::Complex128 => json_schema!({
            "type": "array",
            "items": float(words, field.takes_null()),
            "minItems": 2,
            "maxItems": 2,
        }),
        DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_) => {
            json_schema!({ "type": "string" })
        }
    }
}

fn float(words: WordForm, takes_null: bool) -> Schema {
    let number =
        json_schema!({ "type": if takes_null { &["number", "null"][..] } else { &["number"] } });
    match words {
        WordForm::Written => json_schema!({
            "anyOf": [number, { "enum": ["NaN", "Infinity", "-Infinity"] }]
        }),
        WordForm::Refused => number,
    }
}

/// Lists whose depth only the document knows.
fn of_any_depth(dtype: Option<&DType>, generator: &mut SchemaGenerator) -> Schema {
    match dtype {
        None => generator.subschema_for::<ListsOf<AnyOfThese>>(),
        Some(DType::Bool) => generator.subschema_for::<ListsOf<Bools>>(),
        Some(DType::Float16 | DType::BFloat16 | DType::Float32 | DType::Float64) => {
            generator.subschema_for::<ListsOf<Floats>>()
        }
        Some(DType::Complex64 | DType::Complex128) => {
            generator.subschema_for::<ListsOf<Complexes>>()
        }
        Some(DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_)) => {
            generator.subschema_for::<ListsOf<Texts>>()
        }
        Some(_) => generator.subschema_for::<ListsOf<Integers>>(),
    }
}

/// Lists of any depth, whose schema names itself.
struct ListsOf<K>(PhantomData<K>);

/// What is in such lists.
trait Leaf {
    const NAME: &'static str;

    fn schema() -> Schema;
}

impl<K: Leaf> JsonSchema for ListsOf<K> {
    fn schema_name() -> Cow<'static, str> {
        K::NAME.into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("ndserde {}", K::NAME).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<Self>();
        json_schema!({ "anyOf": [K::schema(), { "type": "array", "items": items }] })
    }
}

macro_rules! leaves {
    ($($leaf:ident $name:literal $schema:expr;)*) => {$(
        struct $leaf;

        impl Leaf for $leaf {
            const NAME: &'static str = $name;

            fn schema() -> Schema {
                $schema
            }
        }
    )*};
}

leaves! {
    AnyOfThese "Lists" json_schema!({ "type": ["number", "string", "boolean"] });
    Bools "Lists_of_bool" json_schema!({ "type": "boolean" });
    Integers "Lists_of_integer" json_schema!({ "type": "integer" });
    Floats "Lists_of_float" float(WordForm::Written, false);
    Complexes "Lists_of_complex" json_schema!({
        "type": "array",
        "items": float(WordForm::Written, false),
        "minItems": 2,
        "maxItems": 2,
    });
    Texts "Lists_of_str" json_schema!({ "type": "string" });
}
