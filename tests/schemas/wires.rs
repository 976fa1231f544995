//! The schema of each wire, of containers, and of types that name their wire themselves.

use std::collections::{BTreeMap, HashMap};

use ndarray::{Array0, Array1, Array2, ArrayD, ArrayView1, Ix2, IxDyn};
use ndserde::{
    As, DType, DynArray, Elements, Nd, NdElement,
    schema::{ArrayByWire, Of, SchemaArray, SchemaBy, SchemaWire},
    wire::{
        Any, ArrayBytes, Cast, DateTime64, FieldType, Gzip, JsonNumpy, MsgpackNumpy, NdarrayV1,
        Nested, Npy, NpyLatin1, NullAsNan, Packed, Raw, Readable, Tagged, TimeDelta64, Triple,
        UncheckedArray, Wire, Zstd, unit,
    },
};
use ndserde_test_support::for_each_wire;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserializer, Serializer};
use serde_json::{Value, json};

use crate::{read, written};

fn of<T: SchemaBy<W, As: Sized>, W>() -> Value {
    without_head(written::<Of<T, W>>())
}

fn without_head(mut schema: Value) -> Value {
    let keys = schema.as_object_mut().unwrap();
    keys.remove("$schema");
    keys.remove("title");
    schema
}

fn axes(ndim: usize) -> Value {
    let axis = json!({ "type": "integer", "minimum": 0 });
    json!({ "type": "array", "items": axis, "minItems": ndim, "maxItems": ndim })
}

fn base64() -> Value {
    json!({ "type": "string", "contentEncoding": "base64" })
}

#[test]
fn tagged_states_dtype_and_rank() {
    let expected = json!({
        "type": "object",
        "properties": {
            "dtype": { "const": "float64" },
            "shape": axes(2),
            "byteorder": { "const": "little" },
            "order": { "enum": ["C", "F"] },
            "data": base64(),
        },
        "required": ["dtype", "shape", "byteorder", "order", "data"],
        "additionalProperties": false,
    });
    assert_eq!(of::<Array2<f64>, Tagged>(), expected);
    assert_eq!(of::<Nd<Array2<f64>>, Npy>(), expected, "the inner wire counts");
    assert_eq!(without_head(written::<Nd<&Array2<f64>>>()), expected);
    assert_eq!(of::<Array2<f64>, Any>(), expected);
}

#[derive(Clone, NdElement)]
struct Point {
    x: f64,
    id: [i32; 3],
}

#[test]
fn a_dtype_is_written_as_the_wire_writes_it() {
    let dtype = |schema: Value, key: &str| schema["properties"][key].clone();
    let text = |letter: &str| json!({ "type": "string", "pattern": format!("^{letter}[0-9]+$") });
    assert_eq!(dtype(of::<Array1<String>, Tagged>(), "dtype"), text("<U"));
    assert_eq!(dtype(of::<Array1<Vec<u8>>, JsonNumpy>(), "dtype"), text("\\|S"));
    let record = json!({ "const": [["x", "<f8"], ["id", "<i4", [3]]] });
    assert_eq!(dtype(of::<Array1<Point>, Tagged>(), "dtype"), record);
    assert_eq!(dtype(of::<Array1<Point>, MsgpackNumpy>(), "type"), record);
    assert_eq!(dtype(of::<Array1<Point>, MsgpackNumpy>(), "kind"), json!({ "enum": ["V"] }));
    assert_eq!(dtype(of::<Array1<u16>, JsonNumpy>(), "dtype"), json!({ "const": "<u2" }));
    type Days = DateTime64<unit::Day, Tagged>;
    assert_eq!(dtype(of::<Array1<i64>, Days>(), "dtype"), json!({ "const": "datetime64[D]" }));
    type Steps = TimeDelta64<unit::Multiple<25, unit::Second>, JsonNumpy>;
    assert_eq!(dtype(of::<Array1<i64>, Steps>(), "dtype"), json!({ "const": "<m8[25s]" }));
    let any = dtype(of::<DynArray, Tagged>(), "dtype");
    assert_eq!(any["type"], json!(["string", "array"]));
}

#[test]
fn lists_are_as_deep_as_the_array() {
    let words = json!({ "enum": ["NaN", "Infinity", "-Infinity"] });
    let float = json!({ "anyOf": [{ "type": ["number"] }, words] });
    let list = |items: &Value| json!({ "type": "array", "items": items });
    assert_eq!(of::<Array2<f32>, Nested>(), list(&list(&float)));
    let small = json!({ "type": "integer", "minimum": -128, "maximum": 127 });
    assert_eq!(of::<Array1<i8>, Nested>(), list(&small));
    assert_eq!(of::<Array0<bool>, Nested>(), json!({ "type": "boolean" }));
    assert_eq!(of::<Array2<u8>, Readable>()["properties"]["data"], of::<Array2<u8>, Nested>());
    let elements = &of::<Array2<f64>, NdarrayV1>()["properties"]["data"];
    assert_eq!(*elements, list(&json!({ "type": ["number"] })));

    let deep = of::<ArrayD<bool>, Nested>();
    let again = json!({ "$ref": "#/$defs/Lists_of_bool" });
    let lists = json!({ "anyOf": [{ "type": "boolean" }, list(&again)] });
    assert_eq!(deep["$defs"]["Lists_of_bool"], lists);
}

#[test]
fn strings_say_what_they_start_with() {
    let pattern = |schema: Value| schema["pattern"].as_str().unwrap_or_default().to_owned();
    assert_eq!(pattern(of::<Array2<f64>, Packed>()), "^\\+r[g-n]");
    assert_eq!(pattern(of::<ArrayD<f64>, Packed>()), "^\\+r.");
    assert_eq!(pattern(of::<Array1<String>, Packed>()), "^\\+v[Q-X]");
    let npy = pattern(of::<Array2<f64>, Npy>());
    assert!(npy.starts_with("^k05VTVBZ.{8}ZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXIn"), "{npy}");
    assert_eq!(
        pattern(of::<Array1<bool>, NpyLatin1>()),
        "^\u{93}NUMPY[\\s\\S]{4}\\{'descr': '\\|b1', 'fortran_order': "
    );
    assert_eq!(of::<Array1<u8>, Raw>(), base64());
}

#[test]
fn compressed_data_says_by_what() {
    let keys = |schema: Value| {
        let (keys, required) = (&schema["properties"], &schema["required"]);
        assert_eq!(required.as_array().map(Vec::len), Some(7), "{schema}");
        [keys["compression"]["const"].clone(), keys["shuffle"].clone()]
    };
    assert_eq!(keys(of::<Array2<f64>, Gzip>()), [json!("gzip"), json!({ "const": 8 })]);
    assert_eq!(keys(of::<Array1<String>, Gzip>()), [json!("gzip"), json!({ "const": 4 })]);
    assert_eq!(keys(of::<Array1<Vec<u8>>, Zstd>()), [json!("zstd"), json!({ "const": 1 })]);
    let any = json!({ "type": "integer", "minimum": 1 });
    assert_eq!(keys(of::<DynArray, Zstd<Tagged, 10>>()), [json!("zstd"), any]);
    assert_eq!(of::<Array1<f64>, Gzip<Npy>>()["pattern"], "^H4sI");
    assert_eq!(of::<Array1<f64>, Zstd<Npy>>()["pattern"], "^KLUv/");
    assert_eq!(of::<Array1<half::bf16>, Gzip<Npy>>()["not"], json!({}));
}

#[test]
fn what_a_wire_does_not_carry_is_refused() {
    let refused = [
        of::<Array2<u8>, Raw>(),
        of::<Array1<String>, Raw>(),
        of::<Array1<half::bf16>, Npy>(),
        of::<Array1<half::bf16>, JsonNumpy>(),
        of::<Array1<Point>, Triple>(),
        of::<Array1<Point>, Readable>(),
        of::<Array1<Vec<u8>>, Nested>(),
    ];
    for schema in refused {
        assert_eq!(schema["not"], json!({}), "{schema}");
        let other = schema["description"].as_str().unwrap();
        assert!(other.contains("the wire tagged") || other.contains("the wire packed"), "{schema}");
    }
}

#[test]
fn what_is_read_is_wider_where_a_wire_is_there_for_that() {
    type Weights<W> = Of<Array1<f32>, W>;
    let dtype = |schema: &Value| schema["properties"]["dtype"].clone();
    assert_eq!(dtype(&written::<Weights<Cast>>()), json!({ "const": "float32" }));
    assert_eq!(dtype(&read::<Weights<Cast>>())["type"], json!(["string", "array"]));
    let number = |schema: Value| schema["items"]["anyOf"][0]["type"].clone();
    assert_eq!(number(written::<Weights<NullAsNan>>()), json!(["number"]));
    assert_eq!(number(read::<Weights<NullAsNan>>()), json!(["number", "null"]));
    assert_eq!(read::<Weights<Any>>().get("type"), None);
    for_each_wire!(W => assert_eq!(
        without_head(read::<Weights<W>>()),
        without_head(written::<Weights<W>>()),
        "{}",
        W::NAME
    ));
}

#[test]
fn containers_are_schemars_own() {
    type Array = Array1<u8>;
    let same = |ours: Value, theirs: Value| assert_eq!(without_head(ours), without_head(theirs));
    type Wired = ArrayByWire<Array, Npy>;
    same(written::<Of<Option<Vec<Array>>, Npy>>(), written::<Option<Vec<Wired>>>());
    same(written::<Of<HashMap<u8, Array>, Npy>>(), written::<BTreeMap<u8, Wired>>());
    same(written::<Of<Box<[Array; 3]>, Npy>>(), written::<[Wired; 3]>());
    same(written::<Of<(Array, f64), Npy>>(), written::<(Wired, f64)>());
    same(written::<Of<Result<Array, String>, Npy>>(), written::<Result<Wired, String>>());
    same(written::<Of<std::sync::Mutex<Array>, Npy>>(), written::<Wired>());
    same(written::<Of<Ix2, Npy>>(), axes(2).clone());
    let many = written::<Of<[Array; 100], Npy>>();
    assert_eq!((&many["minItems"], &many["maxItems"]), (&json!(100), &json!(100)));
    let all = written::<Of<IxDyn, Npy>>();
    assert_eq!(all.get("minItems"), None);
}

#[test]
fn names_are_words_and_ids_differ() {
    fn name<T: SchemaBy<W, As: Sized>, W>() -> (String, String) {
        (Of::<T, W>::schema_name().into(), Of::<T, W>::schema_id().into())
    }
    assert_eq!(name::<Array2<f64>, Tagged>().0, "Array2_of_float64");
    assert_eq!(name::<ArrayD<f64>, Npy>().0, "ArrayD_of_float64_by_npy");
    assert_eq!(name::<DynArray, Tagged>().0, "ArrayD");
    assert_eq!(name::<Array1<Point>, Tagged>().0, "Array1_of_record");
    assert_eq!(name::<ArrayView1<u8>, Tagged>(), name::<Array1<u8>, Tagged>());
    assert_ne!(name::<Array1<u8>, Cast>().1, name::<Array1<u8>, Tagged>().1);
    assert_eq!(As::<Npy>::schema_name(), "Array_by_npy");
}

/// A wire of one's own, beside which its schema stands.
struct Own;

impl Wire for Own {
    const NAME: &'static str = "own";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        Tagged::serialize(array, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        Tagged::deserialize(deserializer, field)
    }
}

impl SchemaWire for Own {
    fn schema(field: &FieldType, _: &mut SchemaGenerator) -> Schema {
        json_schema!({ "title": field.dtype().map(DType::to_string), "maxItems": field.ndim() })
    }
}

/// A type of arrays of one's own.
struct Matrix;

impl SchemaArray for Matrix {
    fn field() -> FieldType {
        FieldType::exactly(DType::Float32, Some(2))
    }
}

impl<W: SchemaWire> SchemaBy<W> for Matrix {
    type As = ArrayByWire<Self, W>;
}

#[test]
fn others_add_wires_and_types() {
    let schema = written::<Of<Vec<Matrix>, Own>>();
    let own = &schema["$defs"]["Array2_of_float32_by_own"];
    assert_eq!(*own, json!({ "title": "float32", "maxItems": 2 }));
}

#[test]
fn elements_are_the_array_that_is_written() {
    type Dtypes<T> = Of<T, Elements<Nested>>;
    fn same<T: JsonSchema, U: JsonSchema>() {
        assert_eq!(without_head(written::<T>()), without_head(written::<U>()));
    }
    same::<Dtypes<Vec<f64>>, Of<Array1<f64>, Nested>>();
    same::<Dtypes<[[u8; 3]; 4]>, Of<Array2<u8>, Nested>>();
    same::<Dtypes<Box<[Vec<String>]>>, Of<Array2<String>, Nested>>();
    same::<Dtypes<Option<std::borrow::Cow<'_, [i8]>>>, Of<Option<Array1<i8>>, Nested>>();
    assert_eq!(Of::<Vec<f64>, Elements>::schema_name(), "Array1_of_float64");
}
