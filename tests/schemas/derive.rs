//! `NdSchema`: attributes of serde, schemars and ndserde, enums and generics.

use std::{borrow::Cow, collections::HashMap};

use half::f16;
use ndarray::{Array1, Array2, ArrayD, CowArray, Ix1, arr1};
use ndserde::{
    As, Columns, NdColumns, NdDeserialize, NdSchema, NdSerialize,
    schema::Of,
    wire::{Nested, Npy, Tagged},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{read, written};

/// The definition that a property refers to.
fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

#[derive(JsonSchema, Serialize, Deserialize)]
struct Meta {
    name: String,
}

type Weights = Array2<f32>;

/// A model.
///
/// With layers.
#[derive(NdSerialize, NdDeserialize, NdSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Model {
    /// By neuron and input.
    hidden_layer: Array2<f64>,
    bias: Option<Array1<f64>>,
    #[nd]
    output_layer: Weights,
    #[nd(wire = Npy)]
    pairs: Vec<(Meta, Array1<u8>)>,
    by_name: HashMap<String, ArrayD<i32>>,
    #[serde(rename = "all")]
    #[schemars(length(min = 1))]
    names: Vec<String>,
    #[serde(skip)]
    scratch: Array1<f64>,
    meta: Meta,
}

#[test]
fn fields_have_the_schema_of_their_wire() {
    let schema = written::<Model>();
    assert_eq!(schema["title"], "Model");
    assert_eq!(schema["description"], "A model.\n\nWith layers.");
    let properties = &schema["properties"];
    let described = json!({
        "description": "By neuron and input.",
        "$ref": "#/$defs/Array2_of_float64",
    });
    assert_eq!(properties["hiddenLayer"], described);
    assert_eq!(properties["bias"]["anyOf"][0], reference("Array1_of_float64"));
    assert_eq!(properties["outputLayer"], reference("Array2_of_float32"));
    let pair = json!([reference("Meta"), reference("Array1_of_uint8_by_npy")]);
    assert_eq!(properties["pairs"]["items"]["prefixItems"], pair);
    assert_eq!(properties["byName"]["additionalProperties"], reference("ArrayD_of_int32"));
    assert_eq!(properties["all"]["minItems"], 1);
    assert_eq!(properties["meta"], reference("Meta"));
    assert_eq!(properties.get("scratch"), None);
    assert_eq!(schema["additionalProperties"], false);
    let required = json!(["hiddenLayer", "bias", "outputLayer", "pairs", "byName", "all", "meta"]);
    assert_eq!(schema["required"], required);
    // An option that is missing is read as `None`.
    assert!(!read::<Model>()["required"].as_array().unwrap().contains(&json!("bias")));
}

#[derive(NdSerialize, NdDeserialize, NdSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Shape {
    Points { at: Array2<f64> },
    Cloud(Array1<u8>),
    Nothing,
}

#[derive(NdSerialize, NdDeserialize, NdSchema)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    One(#[nd(wire = Nested)] Array1<i8>),
    Two(Array1<u8>, u32),
}

#[derive(NdSerialize, NdDeserialize, NdSchema)]
#[serde(untagged)]
#[nd(wire = Nested)]
enum Untagged {
    Numbers(Array1<f64>),
    Texts(Array1<String>),
}

#[test]
fn enums_are_tagged_as_serde_tags_them() {
    let schema = written::<Shape>();
    let one_of = schema["oneOf"].as_array().unwrap();
    assert_eq!(one_of[0]["properties"]["type"]["const"], "points");
    assert_eq!(one_of[0]["properties"]["at"], reference("Array2_of_float64"));
    // The tag stands beside the keys of the array, which has no others.
    let cloud = &one_of[1]["properties"];
    assert_eq!(
        (&cloud["type"]["const"], &cloud["dtype"]["const"]),
        (&json!("cloud"), &json!("uint8"))
    );
    assert_eq!(one_of[1]["additionalProperties"], false);

    let schema = written::<Adjacent>();
    assert_eq!(schema["oneOf"][0]["properties"]["c"], reference("Array1_of_int8_by_nested"));
    let two = &schema["oneOf"][1]["properties"]["c"]["prefixItems"];
    assert_eq!(two[0], reference("Array1_of_uint8"));

    let schema = written::<Untagged>();
    assert_eq!(schema["anyOf"][1]["$ref"], reference("Array1_of_str_by_nested")["$ref"]);
}

#[derive(NdSerialize, NdDeserialize, NdSchema)]
#[serde(default, rename = "Network")]
struct Net<T: Clone = f64, const N: usize = 2>
where
    T: Default,
{
    weights: Vec<Array2<T>>,
    labels: Vec<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Box<Self>>,
}

impl<T: Clone + Default, const N: usize> Default for Net<T, N> {
    fn default() -> Self {
        Self { weights: Vec::new(), labels: Vec::new(), next: None }
    }
}

#[derive(NdSerialize, NdSchema)]
struct Nets {
    single: Net<f32>,
    double: Net<f64, 3>,
    #[nd(plain)]
    parameter: Parameter<Array1<u8>>,
}

#[derive(NdSerialize, NdSchema)]
#[serde(transparent)]
struct Parameter<A> {
    #[nd]
    inner: A,
}

#[test]
fn generics_are_told_apart() {
    let schema = written::<Nets>();
    let of = |field: &str, path: &str| {
        let name = schema["properties"][field]["$ref"].as_str().unwrap().to_owned();
        schema.pointer(&format!("{}{path}", &name[1..])).unwrap().clone()
    };
    assert_eq!(of("single", "/properties/weights/items"), reference("Array2_of_float32"));
    assert_eq!(of("double", "/properties/weights/items"), reference("Array2_of_float64"));
    assert_eq!(of("single", "/properties/next/anyOf/0"), schema["properties"]["single"]);
    assert_eq!(schema["properties"]["single"], reference("Network"));
}

fn half() -> Array1<f64> {
    arr1(&[0.5])
}

#[derive(NdSerialize, NdDeserialize, NdSchema)]
struct Defaults<'a> {
    #[serde(default = "half")]
    #[nd(wire = Nested)]
    half: Array1<f64>,
    #[serde(default)]
    plain: u8,
    #[serde(skip_serializing)]
    secret: Array1<u8>,
    #[serde(flatten)]
    rest: Array1<i64>,
    borrowed: CowArray<'a, u8, Ix1>,
    text: Cow<'a, str>,
}

#[test]
fn defaults_are_written_by_the_wire() {
    let schema = written::<Defaults<'_>>();
    assert_eq!(schema["properties"]["half"]["default"], json!([0.5]));
    assert_eq!(schema["properties"]["plain"]["default"], 0);
    assert_eq!(schema["properties"].get("secret"), None);
    assert_eq!(
        read::<Defaults<'_>>()["properties"]["secret"]["$ref"],
        reference("Array1_of_uint8")["$ref"]
    );
    // What is flattened leaves its own keys.
    assert_eq!(schema["properties"]["dtype"]["const"], "int64");
    assert_eq!(schema.get("additionalProperties"), None);
}

#[derive(Default, NdSerialize, NdDeserialize, NdSchema)]
#[serde(default)]
struct AllDefault {
    a: Array1<u8>,
}

#[derive(NdSerialize, NdDeserialize, NdSchema)]
struct OfElements {
    #[nd(elements)]
    vector: Vec<f64>,
    #[nd(elements, wire = Npy)]
    rows: Option<[[u8; 2]; 2]>,
    plain: Vec<f64>,
}

#[test]
fn elements_have_the_schema_of_their_array() {
    let properties = &written::<OfElements>()["properties"];
    assert_eq!(properties["vector"], reference("Array1_of_float64"));
    assert_eq!(properties["rows"]["anyOf"][0], reference("Array2_of_uint8_by_npy"));
    assert_eq!(properties["plain"]["items"]["type"], "number");
}

#[derive(Serialize, Deserialize, NdSchema)]
struct BySerde {
    #[serde(with = "ndserde::json_numpy")]
    module: Array1<u8>,
    #[serde(with = "As::<Npy>")]
    adapter: Option<Array2<f32>>,
    #[serde(serialize_with = "hex")]
    #[schemars(with = "String")]
    hash: u64,
    #[serde(with = "ndserde::tagged")]
    #[schemars(with = "Of<Array1<f64>, Tagged>")]
    said: Array1<f64>,
}

fn hex<S: serde::Serializer>(hash: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{hash:x}"))
}

#[test]
fn serdes_own_derives_say_the_wire_by_with() {
    let schema = written::<AllDefault>();
    assert_eq!(schema["properties"]["a"]["default"]["dtype"], "uint8");
    let properties = &written::<BySerde>()["properties"];
    assert_eq!(properties["module"], reference("Array1_of_uint8_by_json_numpy"));
    assert_eq!(properties["adapter"]["anyOf"][0], reference("Array2_of_float32_by_npy"));
    assert_eq!(properties["hash"]["type"], "string");
    assert_eq!(properties["said"], reference("Array1_of_float64"));
}

#[derive(Clone, NdSerialize, NdDeserialize, NdSchema)]
#[serde(into = "Vec<u8>")]
struct Converted {
    bytes: Array1<u8>,
}

impl From<Converted> for Vec<u8> {
    fn from(converted: Converted) -> Self {
        converted.bytes.to_vec()
    }
}

#[test]
fn a_conversion_has_the_schema_of_what_it_becomes() {
    assert_eq!(written::<Converted>()["type"], "array");
    assert_eq!(
        read::<Converted>()["properties"]["bytes"]["$ref"],
        reference("Array1_of_uint8")["$ref"]
    );
}

#[derive(NdColumns, NdSchema)]
struct Sample {
    #[nd(elements)]
    time: f64,
    #[nd(elements, wire = Nested)]
    channel: u8,
    #[nd(elements)]
    label: String,
    // An element that schemars does not know by itself.
    #[nd(elements)]
    #[schemars(with = "f32")]
    gain: f16,
    #[nd(elements)]
    values: Vec<i16>,
}

/// A row's own schema has what it is, that of the rows one array.
#[test]
fn single_elements_of_rows() {
    let row = written::<Sample>();
    let kinds =
        ["time", "channel", "label", "gain"].map(|key| row["properties"][key]["type"].clone());
    assert_eq!(kinds, ["number", "integer", "string", "number"]);
    assert_eq!(row["properties"]["values"], reference("Array1_of_int16"));
    for schema in [written::<Columns<Vec<Sample>>>(), read::<Columns<Vec<Sample>>>()] {
        let columns = json!({
            "time": reference("Array1_of_float64"),
            "channel": reference("Array1_of_uint8_by_nested"),
            "label": reference("Array1_of_str"),
            "gain": reference("Array1_of_float16"),
            "values": reference("Array2_of_int16"),
        });
        assert_eq!(schema["properties"], columns);
        assert_eq!(schema["required"], json!(["time", "channel", "label", "gain", "values"]));
    }
}
