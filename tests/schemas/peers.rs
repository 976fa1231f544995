//! Validators that others wrote take what is written, and refuse other dtypes and ranks; so does the
//! compiler of TypeScript by the types on the pages.
//!
//! Runs where `NDSERDE_PEERS=1` says that the libraries are there (`tests/peers/run.sh` sees to
//! that); elsewhere it says what it left out.

use std::{collections::HashMap, env, fs, path::Path, process::Command};

use ndarray::{Array1, Array2, ArrayD, arr0, arr1, arr2};
use ndserde::{
    Columns, Element, Nd, NdColumns, NdElement, NdSchema, NdSerialize,
    schema::SchemaWire,
    wire::{
        DateTime64, FieldType, Gzip, JsonNumpy, MsgpackNumpy, Nested, Npy, NpyLatin1, Packed,
        Readable, Tagged, Triple, Wire, unit,
    },
};
use ndserde_test_support::{
    Backend, Sample,
    check::{carries, values},
    for_each_element, for_each_wire, for_each_wire_of_one_axis,
    layout::{LARGE, LAYOUTS, array_within},
};
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Value, json};

use crate::written;

/// What a wire's documents say of dtype and number of axes.
fn says(wire: &str) -> (bool, bool) {
    match wire {
        "npy" | "npy_latin1" => (true, false),
        "pickle" | "pickle_latin1" | "raw" => (false, false),
        _ => (true, true),
    }
}

#[test]
fn validators_take_what_is_written_and_nothing_else() {
    let mut rows = Vec::new();
    for_each_element!(A => {
        for_each_wire!(W => of_wire::<W, A>(&mut rows));
        for_each_wire_of_one_axis!(W => of_wire::<W, A>(&mut rows));
        of_wire::<Gzip, A>(&mut rows);
    });
    others(&mut rows);
    structs(&mut rows);
    columns(&mut rows);
    assert!(rows.len() > 1_000, "only {} schemas", rows.len());

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schemas");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("schemas.json"), Value::from(rows).to_string()).unwrap();
    if env::var("NDSERDE_PEERS").as_deref() != Ok("1") {
        println!("skipped: validators of {}; tests/peers/run.sh runs them", folder.display());
        return;
    }
    run("NDSERDE_PYTHON", "python3", "schemas.py", &folder);
    run("NDSERDE_NODE", "node", "schemas.mjs", &folder);
    run("NDSERDE_NODE", "node", "types.mjs", &folder);
}

fn run(variable: &str, default: &str, script: &str, folder: &Path) {
    let program = env::var(variable).unwrap_or_else(|_| default.to_owned());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/peers").join(script);
    let output = Command::new(&program).arg(&script).arg(folder).output();
    let output = output.unwrap_or_else(|why| panic!("{program} does not run: {why}"));
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    println!("{}: {out}{err}", script.display());
    assert!(output.status.success(), "{} found faults:\n{out}{err}", script.display());
}

fn row(wire: &str, of: &str, schema: &Value, accepts: &[Value], refuses: &[Value]) -> Value {
    json!({ "wire": wire, "of": of, "schema": schema, "accepts": accepts, "refuses": refuses })
}

fn schema<W: SchemaWire>(field: &FieldType) -> Value {
    let mut generator = SchemaGenerator::default();
    let mut schema = W::schema(field, &mut generator);
    schema.insert("$defs".into(), generator.take_definitions(true).into());
    schema.to_value()
}

fn document<T: Serialize>(value: &T) -> Value {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

/// The arrays of all layouts, by their number of axes and by none.
fn of_wire<W: SchemaWire, A: Sample + Element>(rows: &mut Vec<Value>) {
    let mut by_rank = HashMap::<_, Vec<Value>>::new();
    for &(shape, memory) in LAYOUTS.iter().filter(|row| row.0 != LARGE) {
        if carries(W::NAME, Backend::JsonSlice, &A::DTYPE, shape) {
            let array: ArrayD<A> = array_within(values(W::NAME), shape, memory);
            let written = document(&Nd::by::<W>(&array));
            by_rank.entry(Some(shape.len())).or_default().push(written.clone());
            by_rank.entry(None).or_default().push(written);
        }
    }
    for (ndim, accepts) in by_rank {
        let mut refuses = vec![json!(null), json!({}), json!(7.5e300)];
        let lists = ["nested", "readable", "ndarray_v1"].contains(&W::NAME);
        if W::NAME == "nested" && ndim.is_none_or(|ndim| ndim == 0) {
            refuses.truncate(2);
        }
        let (dtype, rank) = says(W::NAME);
        let other_dtype = match A::DTYPE {
            ndserde::DType::Bool => document(&Nd::by::<W>(&arr1(&[0.5]))),
            // A float reads as itself an integer, but not a bool.
            _ => document(&Nd::by::<W>(&arr1(&[true]))),
        };
        if dtype && (ndim == Some(1) || ndim.is_none() && (lists || W::NAME != "nested")) {
            refuses.push(other_dtype);
        }
        let more = ndim.map_or(0, |ndim| ndim + 1);
        if rank && (1..8).contains(&more) {
            let array: ArrayD<A> = array_within(
                values(W::NAME),
                &vec![1; more],
                ndserde_test_support::layout::Memory::C,
            );
            let is_free = W::NAME == "packed" && more > 4;
            // A pair of numbers is a complex number, and a list of one.
            if !is_free && carries(W::NAME, Backend::JsonSlice, &A::DTYPE, array.shape()) {
                refuses.push(document(&Nd::by::<W>(&array)));
            }
        }
        let schema = schema::<W>(&FieldType::exactly(A::DTYPE, ndim));
        rows.push(row(W::NAME, &format!("{} {ndim:?}", A::DTYPE), &schema, &accepts, &refuses));
    }
}

#[derive(Clone, NdElement)]
struct Point {
    x: f64,
    id: [i32; 3],
}

/// Text, dates and records.
fn others(rows: &mut Vec<Value>) {
    fn of<W: SchemaWire, A: Element>(rows: &mut Vec<Value>, array: &Array1<A>, refuses: Value) {
        let schema = schema::<W>(&FieldType::exactly(A::DTYPE, Some(1)));
        let accepts = document(&Nd::by::<W>(array));
        rows.push(row(W::NAME, &A::DTYPE.to_string(), &schema, &[accepts], &[refuses]));
    }
    fn number<W: Wire>() -> Value {
        document(&Nd::by::<W>(&arr1(&[1.5])))
    }
    macro_rules! each {
        ($array:expr => $($W:ident)*) => {
            $(of::<$W, _>(rows, &$array, number::<$W>());)*
        };
    }
    let texts = arr1(&["a".to_owned(), "ab|".to_owned()]);
    each!(texts => Tagged Readable Nested Triple JsonNumpy MsgpackNumpy Packed);
    let none = Array1::<String>::from(Vec::new());
    each!(none => Tagged Triple JsonNumpy);
    let bytes = arr1(&[b"a".to_vec(), b"abc".to_vec()]);
    each!(bytes => Tagged Triple JsonNumpy MsgpackNumpy Packed);
    let points = arr1(&[Point { x: 0.5, id: [1, 2, 3] }]);
    each!(points => Tagged JsonNumpy MsgpackNumpy Packed);
    type Days = DateTime64<unit::Day, Tagged>;
    type Hours = DateTime64<unit::Hour, Npy>;
    type Minutes = DateTime64<unit::Minute, NpyLatin1>;
    type Listed = DateTime64<unit::Second, Nested>;
    let days = arr1(&[1_i64, i64::MIN]);
    of::<Days, _>(rows, &days, document(&Nd::new(&days)));
    of::<Hours, _>(rows, &days, document(&Nd::by::<Npy>(&days)));
    of::<Minutes, _>(rows, &days, document(&Nd::by::<NpyLatin1>(&days)));
    of::<Listed, _>(rows, &days, number::<Nested>());
    // A word has no place of its own where there are no axes.
    let words = [f64::NAN, 0.5].map(|x| document(&Nd::by::<Readable>(&arr0(x))));
    let field = FieldType::exactly(f64::DTYPE, Some(0));
    rows.push(row("readable", "float64", &schema::<Readable>(&field), &words, &[json!(null)]));
}

#[derive(JsonSchema, Serialize)]
struct Meta {
    name: String,
}

#[derive(NdSerialize, NdSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Model {
    hidden_layer: Array2<f64>,
    bias: Option<Array1<f32>>,
    #[nd(wire = Npy)]
    pairs: Vec<(Meta, Array1<u8>)>,
    by_name: HashMap<String, ArrayD<i32>>,
    kind: Kind,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rest: Vec<Array1<bool>>,
}

#[derive(NdSerialize, NdSchema)]
#[serde(tag = "type")]
enum Kind {
    Cloud(Array1<u8>),
    Grid { at: Array2<f32> },
    Nothing,
}

#[derive(NdSerialize, NdSchema)]
struct Flat {
    id: u8,
    #[serde(flatten)]
    array: Array1<i16>,
}

#[derive(NdColumns, NdSchema)]
#[serde(deny_unknown_fields)]
struct Particle {
    position: Array1<f64>,
    #[nd(wire = Npy)]
    color: Array1<u8>,
    #[nd(elements)]
    mass: [f32; 2],
    #[nd(elements)]
    energy: f64,
    #[nd(elements, wire = Nested)]
    is_charged: bool,
    #[serde(rename = "grid")]
    cells: Option<Array2<i16>>,
    name: String,
}

#[derive(NdSerialize, NdSchema)]
struct Cloud {
    #[nd(columns)]
    particles: Vec<Particle>,
}

/// Rows as columns.
fn columns(rows: &mut Vec<Value>) {
    let particle = |cells| Particle {
        position: arr1(&[0.5, 1.5, 2.5]),
        color: arr1(&[1, 2]),
        mass: [0.5; 2],
        energy: 0.5,
        is_charged: true,
        cells,
        name: "a".into(),
    };
    let particles = vec![particle(None), particle(Some(arr2(&[[1]])))];
    let accepts = [document(&Columns::new(&particles)), document(&Columns::new(&particles[..0]))];
    let changed = |key: &str, value: Value| {
        let mut columns = accepts[0].clone();
        columns[key] = value;
        columns
    };
    let without = {
        let mut columns = accepts[0].clone();
        columns.as_object_mut().unwrap().remove("mass");
        columns
    };
    let refuses = [
        changed("position", document(&Nd::new(&arr2(&[[0.5_f32]])))),
        changed("position", document(&Nd::new(&arr1(&[0.5_f64])))),
        changed("color", document(&Nd::by::<Npy>(&arr1(&[1_u16])))),
        changed("mass", document(&Nd::new(&arr1(&[0.5_f32])))),
        changed("energy", json!(0.5)),
        changed("energy", json!([0.5, 0.5])),
        changed("energy", document(&Nd::new(&arr1(&[0.5_f32])))),
        changed("energy", document(&Nd::new(&arr2(&[[0.5]])))),
        changed("is_charged", json!([[true]])),
        changed("is_charged", json!([0.5])),
        changed("grid", json!([[1]])),
        changed("name", json!("a")),
        changed("other", json!(1)),
        without,
    ];
    rows.push(row("", "Columns", &written::<Columns<Vec<Particle>>>(), &accepts, &refuses));
    let refuses = [json!({ "particles": [] }), json!({ "particles": refuses[0].clone() })];
    let accepts = [document(&Cloud { particles })];
    rows.push(row("", "Cloud", &written::<Cloud>(), &accepts, &refuses));
}

/// Structs with all that serde does to fields.
fn structs(rows: &mut Vec<Value>) {
    let model = |kind, bias, rest| Model {
        hidden_layer: arr2(&[[0.5, f64::NAN]]),
        bias,
        pairs: vec![(Meta { name: "a".into() }, arr1(&[1]))],
        by_name: HashMap::from([("x".to_owned(), arr2(&[[1]]).into_dyn())]),
        kind,
        rest,
    };
    let accepts = [
        model(Kind::Cloud(arr1(&[1, 2])), None, vec![]),
        model(Kind::Grid { at: arr2(&[[1.5]]) }, Some(arr1(&[1.5])), vec![arr1(&[true])]),
        model(Kind::Nothing, None, vec![]),
    ];
    let accepts = accepts.map(|model| document(&model));
    let changed = |path: &str, value: Value| {
        let mut model = accepts[1].clone();
        *model.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = value;
        model
    };
    let single = document(&Nd::new(&arr2(&[[0.5_f32]])));
    let vector = document(&Nd::new(&arr1(&[0.5_f64])));
    let refuses = [
        changed("/hiddenLayer", single.clone()),
        changed("/hiddenLayer", vector),
        changed("/hiddenLayer/order", json!("D")),
        changed("/hiddenLayer/shape/0", json!(-1)),
        changed("/bias", single),
        changed("/pairs/0/1", document(&Nd::by::<Npy>(&arr1(&[1_u16])))),
        changed("/byName/x/dtype", json!("int16")),
        changed("/kind/at/dtype", json!("float64")),
        changed("/rest", json!([[true]])),
    ];
    rows.push(row("", "Model", &written::<Model>(), &accepts, &refuses));
    let accepts = document(&Flat { id: 1, array: arr1(&[1, 2]) });
    let mut refuses = accepts.clone();
    refuses["dtype"] = json!("int32");
    rows.push(row("", "Flat", &written::<Flat>(), &[accepts], &[refuses]));
}
