//! Objects of classes in pickles: they are looked into, and nothing of them is executed. Those that are
//! plain data are that.

use std::{collections::BTreeMap, fs, path::PathBuf};

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{
    DynArray, Nd, NdDeserialize, Value, json, pickle,
    value::{Document, Object},
    wire,
};
use ndserde_test_support::check::read_bounded;
use serde::{Deserialize, de::DeserializeOwned};

fn golden(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/golden", name].iter().collect();
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn objects(protocol: u8) -> Vec<u8> {
    golden(&format!("whole_pickles/objects-{protocol}.pkl"))
}

fn read<T: DeserializeOwned>(pickle: &[u8]) -> T {
    read_bounded(pickle, || pickle::from_slice(pickle)).unwrap()
}

fn error<T: DeserializeOwned>(pickle: &[u8]) -> String {
    let result = read_bounded(pickle, || pickle::from_slice::<T>(pickle).map(drop));
    result.expect_err("refused").to_string()
}

/// All but what only the later protocols write.
const SHOWN: &str = r#"layer: whole_pickles.Layer:
  weights: float64 [3], 1.0 to 3.0
  name: "a"
  inner: whole_pickles.Layer:
    weights: float64 [2], 1.0 to 2.0
    date: "2024-01-31"
  itself: the same as layer
items: whole_pickles.Items:
  name: "n"
  __items__:
    [0]: 1
    [1]: float64 [3], 1.0 to 3.0
entries: whole_pickles.Entries:
  a: 1
  __state__:
    name: "n"
point: whole_pickles.Point:
  [0]: 1
  [1]: float64 [3], 1.0 to 3.0
class: whole_pickles.Layer
function: numpy.sin
keys: builtins.dict:
  [0]:
    [0]: [1, 2]
    [1]: "a"
  [1]: [null, "b"]
date: "2024-01-31"
time: "23:59:58.000005"
datetime: "2024-01-31T12:30:00"
utc: "2024-01-31T12:30:01.500000+00:00"
zone: "2024-01-31T12:30:00-03:30"
spans: ["PT0S", "P1DT2H3M0.0015S", "-PT23H59M55S", "P3D"]
decimal: "-1.50"
uuids: ["00000000-0000-0000-0000-000000000001", "80000000-0000-0000-0000-000000000005"]
counter:
  a: 2
  b: 1
  c: 1
deques:
  [0]: [1, 2]
  [1]: [3]
  [2]: []
range:
  start: 1
  stop: 10
  step: 2
slice:
  start: null
  stop: 3
  step: null
namespace:
  a: 1
  weights: float64 [3], 1.0 to 3.0
dtypes: ["float32", "datetime64[s]", "[('a', '<i4')]", "object"]
masked:
  data: float64 [3], 1.0 to 3.0
  mask: bool [3], false to true
  fill_value: null
matrix: float64 [1, 3], 1.0 to 3.0
text: <U2 [2]
strings: ["a", "bcd"]
objects:
  [0]: ["a", 1]
  [1]:
    [0]: null
    [1]: float64 [3], 1.0 to 3.0
mixed: numpy.ndarray:
  dtype: "[('a', '<i4'), ('b', 'O')]"
  shape: [1]
  data:
    [0]: [1, "a"]"#;

const TIMES: &str = r#"zone: "2024-01-02T03:04:05[Europe/Berlin]"
second: "2024-10-27T02:30:00[Europe/Berlin]SECOND"
time: "01:02:00[Europe/Berlin]"
named: "2024-01-02T00:00:00+01:00"
spans: ["P999999999DT23H59M59.999999S", "-P999999999D", "-PT0.000001S"]
arrays:
  [0]: int8 [1], -1 to -1
  [1]: uint8 [1], 255 to 255
  [2]: int16 [1], -2 to -2
  [3]: uint16 [1], 3 to 3
  [4]: int32 [1], -4 to -4
  [5]: uint32 [1], 5 to 5
  [6]: int64 [1], -6 to -6
  [7]: uint64 [1], 18446744073709551615 to 18446744073709551615
  [8]: float32 [1], 0.5 to 0.5
  [9]: float64 [2], -0.0 to 1.5
  [10]: float64 [0]
ordered: collections.OrderedDict:
  a: 1
  __state__:
    note: "n"
inner: whole_pickles.Outer.Inner:
  x: 1
class: whole_pickles.Outer.Inner
record: numpy.ndarray:
  dtype: "[('id', '<i4'), ('what', 'O')]"
  shape: [1]
  data:
    [0]: [1, "a"]
mixed:
  set: [1]
  deque: [1]
  default:
    a: [1]
odd: [not read: the pickle has text with a lone surrogate, which no UTF-8 has, not read: the dtype "<f16" is longdouble, which is not carried: each machine has another, and Rust has none; NumPy's astype makes float64 or complex128 of it]"#;

const SLOTS: &str = "
slots: whole_pickles.Slots:
  a: 1
  weights: float64 [3], 1.0 to 3.0";

#[test]
fn every_object_is_looked_into() {
    for protocol in 0..6 {
        let pickle = objects(protocol);
        let value: Value = read(&pickle);
        let slots = if protocol > 1 { SLOTS } else { "" };
        assert_eq!(value.to_string(), format!("{SHOWN}{slots}"), "{protocol}");
        let Document(document) = read(&pickle);
        assert_eq!(document.to_string(), value.to_string());
        // Each array is found at its path.
        let mut arrays = 0;
        for (path, array) in value.iter_arrays() {
            assert_eq!(value.get_path(&path.to_string()).unwrap().as_array(), Some(array));
            arrays += 1;
        }
        assert_eq!(arrays, if protocol > 1 { 11 } else { 10 });
        assert_eq!(value["layer"]["inner"]["date"].as_str(), Some("2024-01-31"));
        assert_eq!(value["items"]["__items__"][0], 1.into());
        assert_eq!(value["layer"].as_object().map(Object::class), Some("whole_pickles.Layer"));
        let mut changed = value.clone();
        *changed.get_mut("layer").unwrap().get_mut("name").unwrap() = 1.into();
        assert_eq!(changed["layer"]["name"], 1.into());
        assert!(changed != value);
    }
}

#[test]
fn times_and_what_else_there_is() {
    for protocol in 0..6 {
        let value: Value = read(&golden(&format!("whole_pickles/times-{protocol}.pkl")));
        // Python marks it in the later protocols alone.
        let second = if protocol > 3 { "[fold=1]" } else { "" };
        assert_eq!(value.to_string(), TIMES.replace("SECOND", second), "{protocol}");
    }
    let value: Value = read(&golden("whole_pickles/joblib-longdouble.pkl"));
    let shown = "[0]: numpy.ndarray:
  dtype: \"f16\"
  shape: [2]
  data: 32 bytes
[1]: void2 [2]
[2]: numpy.ndarray:
  dtype: \"c32\"
  shape: [1]
  data: 32 bytes
[3]: int64 [3], 0 to 2";
    assert_eq!(value.to_string(), shown);
}

#[derive(Deserialize)]
struct Steps {
    start: Option<u8>,
    stop: Option<u8>,
    step: Option<u8>,
}

#[derive(NdDeserialize)]
struct Masked {
    data: Array1<f64>,
    mask: Array1<bool>,
    fill_value: Option<f64>,
}

#[derive(NdDeserialize)]
struct Layer {
    name: String,
    weights: Array1<f64>,
}

/// What is asked for, and nothing of the rest.
#[derive(NdDeserialize)]
struct Objects {
    layer: Layer,
    entries: Value,
    date: String,
    spans: Vec<String>,
    decimal: String,
    counter: BTreeMap<String, u8>,
    deques: Vec<Vec<u8>>,
    range: Steps,
    slice: Steps,
    namespace: Namespace,
    dtypes: Vec<String>,
    masked: Masked,
    matrix: Array2<f64>,
    text: Array1<String>,
    strings: Vec<String>,
}

#[derive(NdDeserialize)]
struct Namespace {
    a: u8,
    weights: Array1<f64>,
}

#[test]
fn types_read_the_attributes_that_they_ask_for() {
    for protocol in 0..6 {
        let all: Objects = read(&objects(protocol));
        let weights = arr1(&[1.0, 2.0, 3.0]);
        assert_eq!((all.layer.name.as_str(), &all.layer.weights), ("a", &weights));
        assert_eq!(all.entries["a"], 1.into());
        assert_eq!((all.date.as_str(), all.spans.len()), ("2024-01-31", 4));
        assert_eq!((all.decimal.as_str(), all.counter["a"]), ("-1.50", 2));
        assert_eq!(all.deques, [vec![1, 2], vec![3], vec![]]);
        assert_eq!((all.range.start, all.range.stop, all.range.step), (Some(1), Some(10), Some(2)));
        assert_eq!((all.slice.start, all.slice.stop, all.slice.step), (None, Some(3), None));
        assert_eq!((all.namespace.a, &all.namespace.weights), (1, &weights));
        assert_eq!(all.dtypes[0], "float32");
        assert_eq!((&all.masked.data, all.masked.fill_value), (&weights, None));
        assert_eq!(all.masked.mask, arr1(&[false, true, false]));
        assert_eq!(all.matrix, arr2(&[[1.0, 2.0, 3.0]]));
        assert_eq!(all.text, arr1(&["a".to_owned(), "bc".to_owned()]));
        assert_eq!(all.strings, ["a", "bcd"]);
    }
}

#[derive(NdDeserialize)]
struct Scaler {
    mean_: Array1<f64>,
    with_mean: bool,
}

#[derive(NdDeserialize)]
struct Pipeline {
    steps: ((String, Scaler), (String, String)),
}

#[test]
fn models_and_frames() {
    let model: Value = read(&golden("scaler.pkl"));
    assert_eq!(model.as_object().map(Object::class), Some("sklearn.pipeline.Pipeline"));
    let scale = model.get_path("steps[0][1].scale_").and_then(Value::as_array);
    assert_eq!(scale, Some(&DynArray::from(arr1(&[1.0, 2.0]).into_dyn())));
    let Pipeline { steps: ((name, scaler), _) } = read(&golden("scaler.pkl"));
    assert_eq!((name.as_str(), scaler.with_mean), ("scale", true));
    assert_eq!(scaler.mean_, arr1(&[1.0, 4.0]));

    let frame: Value = read(&golden("frame.pkl"));
    let block = |place: usize| frame["_mgr"][0][place][0].as_array();
    assert_eq!(block(0), Some(&DynArray::from(arr2(&[[1_i64, 2]]).into_dyn())));
    assert_eq!(block(1), Some(&DynArray::from(arr2(&[[0.5, 1.5]]).into_dyn())));
    let columns = frame.get_path("_mgr[1][0][1].data.__state__[1]").unwrap();
    assert_eq!(columns.to_string(), r#"["n", "x", "text", "time"]"#);

    let model: Value = read(&golden("whole_pickles/joblib-model.pkl"));
    let shown = r#"[0]:
  [0]: ["a", "b"]
  [1]: ["a", null]
[1]: whole_pickles.Layer:
  weights: int64 [3], 0 to 2
[2]: ["a", "b"]
[3]: float64 [2], 0.0 to 1.0"#;
    assert_eq!(model.to_string(), shown);
    let objects: Value = read(&golden("whole_pickles/joblib-objects.pkl"));
    assert_eq!(objects.to_string(), "objects: [1, null]");
}

/// `numpy.array([7, 8], "u1")`, from its class on.
const ARRAY: &[u8] = b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01btR";
const DTYPE: &[u8] = b"cnumpy\ndtype\n\x8c\x02u1\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb";

fn state() -> Vec<u8> {
    [b"(K\x01K\x02\x85", DTYPE, b"\x89C\x02\x07\x08t"].concat()
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn forms_that_a_table_has() {
    let array = "uint8 [2], 7 to 8";
    let object = |class: &[u8], more: &[u8]| [b"c", class, more, b"."].concat();
    let reconstruct = |class: &str, state: &[u8]| {
        let new = format!("cnumpy._core.multiarray\n_reconstruct\n(c{class}\n(I0\ntC\x01btR");
        [new.as_bytes(), state, b"b."].concat()
    };
    let dill = [
        b"cdill._dill\n_create_array\n(cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01bt",
        &state()[..],
        b"NtR.",
    ];
    let date = |year: &[u8], more: &[u8]| {
        object(b"datetime\ndate\n", &[b"C\x04", year, more, b"\x85R"].concat())
    };
    let time = |bytes: &[u8]| object(b"datetime\ntime\n", &[b"C\x06", bytes, b"\x85R"].concat());
    let zoned = |zone: &[u8]| {
        let day = b"(C\x0a\x07\xe8\x01\x1f\0\0\0\0\0\0";
        object(b"datetime\ndatetime\n", &[&day[..], zone, b"tR"].concat())
    };
    for (pickle, shown) in [
        // Arrays by other names, and subclasses.
        (dill.concat(), array),
        (reconstruct("numpy\nmemmap", &state()), array),
        (reconstruct("numpy.matrixlib.defmatrix\nmatrix", &state()), array),
        (reconstruct("numpy.char\nchararray", &state()), array),
        (reconstruct("units\nQuantity", &state()), &format!("units.Quantity: {array}")),
        (
            reconstruct("units\nQuantity", &[&state()[..], b"}\x86"].concat()),
            &format!("units.Quantity:\n[0]: {array}\n[1]: {{}}"),
        ),
        // Objects by each opcode.
        (b"(K\x01im\nC\n.".to_vec(), "m.C: [1]"),
        (b"(cm\nC\nK\x01o.".to_vec(), "m.C: [1]"),
        (b"cm\nC\n)\x81.".to_vec(), "m.C: {}"),
        (b"cm\nC\nK\x01\x85}\x92.".to_vec(), "m.C: [1]"),
        (b"cm\nC\n)}\x8c\x01aK\x01s\x92.".to_vec(), "m.C:\n[0]: []\n[1]:\n  a: 1"),
        (b"ccopyreg\n__newobj__\n(cm\nC\nK\x01tR.".to_vec(), "m.C: [1]"),
        (b"ccopyreg\n__newobj_ex__\n(cm\nC\n(K\x01t}tR.".to_vec(), "m.C: [1]"),
        (b"ccopy_reg\n_reconstructor\n(cm\nC\ncbuiltins\nfloat\nF1.5\ntR.".to_vec(), "m.C: [1.5]"),
        (b"\x8c\x01m\x8c\x01C\x93)R.".to_vec(), "m.C: {}"),
        // What is called may be what a call has made.
        (b"cm\nf\n)R)R.".to_vec(), "m.f(): {}"),
        (b"cm\nmake\n(N\x8c\x01CtR)R.".to_vec(), "m.make(C): {}"),
        // A name, which nobody calls.
        (b"cos\nsystem\n(S'ls'\ntR.".to_vec(), "os.system: [\"ls\"]"),
        (b"cos\nsystem\n.".to_vec(), "os.system"),
        (b"c<b>\nm n\n.".to_vec(), "\"<b>.m n\""),
        (b"cbuiltins\nlist\n.".to_vec(), "builtins.list"),
        (b"c_codecs\nencode\n(Va\nVutf-8\ntR.".to_vec(), "_codecs.encode: [\"a\", \"utf-8\"]"),
        // What it was made with, has been filled with and what was put into it.
        (b"cm\nC\nK\x01\x85R}\x8c\x01aK\x02sb.".to_vec(), "m.C:\na: 2\n__args__: [1]"),
        (b"cm\nC\n)RK\x01b.".to_vec(), "m.C: 1"),
        (b"cm\nC\nK\x01\x85RK\x02b.".to_vec(), "m.C:\n__args__: [1]\n__state__: 2"),
        (b"cm\nC\n)R(K\x01K\x02e.".to_vec(), "m.C: [1, 2]"),
        (b"cm\nC\n)R(K\x01\x90.".to_vec(), "m.C: [1]"),
        (b"cm\nC\n)R(\x8c\x01aK\x02u.".to_vec(), "m.C:\na: 2"),
        (b"cm\nC\n)R}N\x86b.".to_vec(), "m.C:\n[0]: {}\n[1]: null"),
        (b"cm\nC\n)RN}\x8c\x01aK\x02s\x86b.".to_vec(), "m.C:\na: 2"),
        (b"cm\nC\n)R}\x8c\x01aK\x01s}\x8c\x01bK\x02s\x86b.".to_vec(), "m.C:\na: 1\nb: 2"),
        // Attributes whose names are no keys, and keys that are none.
        (b"cm\nC\n)R}NK\x02sb.".to_vec(), "m.C: builtins.dict:\n[0]: [null, 2]"),
        (b"}(G\x3f\xf8\0\0\0\0\0\0Nu.".to_vec(), "builtins.dict:\n[0]: [1.5, null]"),
        (
            object(b"uuid\nUUID\n", b")\x81}\x8c\x03intK\x07sb"),
            "\"00000000-0000-0000-0000-000000000007\"",
        ),
        (object(b"uuid\nUUID\n", b")\x81}\x8c\x03intNsb"), "uuid.UUID:\nint: null"),
        // A date as a key.
        (b"}(cdatetime\ndate\nC\x04\x07\xe8\x01\x1f\x85RNu.".to_vec(), "2024-01-31: null"),
        // Plain data, and what is not as Python makes it.
        (date(b"\x07\xe8\x01\x1f", b""), "\"2024-01-31\""),
        (date(b"\x07\xe8\x0d\x1f", b""), "datetime.date: [4 bytes]"),
        (time(b"\x17\0\0\0\0\0"), "\"23:00:00\""),
        // The second of two hours that are one, where clocks go back.
        (time(b"\x82\0\0\0\0\0"), "\"02:00:00[fold=1]\""),
        (time(b"\x98\0\0\0\0\0"), "datetime.time: [6 bytes]"),
        // Zones by other libraries, with their offset where it is told.
        (
            zoned(b"cpytz\n_p\n(VEurope/Berlin\nI7200\nI3600\nVCEST\ntR"),
            "\"2024-01-31T00:00:00+02:00[Europe/Berlin]\"",
        ),
        (zoned(b"cpytz\n_p\n(VAsia/Tokyo\ntR"), "\"2024-01-31T00:00:00[Asia/Tokyo]\""),
        (zoned(b"cpytz\nFixedOffset\n(I-90\ntR"), "\"2024-01-31T00:00:00-01:30\""),
        (
            zoned(b"cdateutil.tz.tz\ntzoffset\n(VX\ncdatetime\ntimedelta\n(I0\nI3600\nI0\ntRtR"),
            "\"2024-01-31T00:00:00+01:00\"",
        ),
        (
            zoned(b"cdateutil.tz._tzfile\n_unpickle\n(cdateutil.tz._tzfile\ntzfile\nVEurope/Berlin\nV/a\ntR"),
            "\"2024-01-31T00:00:00[Europe/Berlin]\"",
        ),
        (
            zoned(b"cdateutil.tz.tz\ntzfile\n(NV/usr/share/zoneinfo/UTC\ntR"),
            "\"2024-01-31T00:00:00[UTC]\"",
        ),
        // A name that is none.
        (
            zoned(b"cpytz\n_p\n(Va]b\ntR"),
            "datetime.datetime:\n[0]: 10 bytes\n[1]: pytz._p: [\"a]b\"]",
        ),
        // Arrays of Python: those that have the form of no array stay objects.
        (b"carray\narray\n(Vb\n(I1\nI-1\nltR.".to_vec(), "int8 [2], -1 to 1"),
        (b"carray\narray\n(Vb\n(I1\nI200\nltR.".to_vec(), "array.array:\n[0]: \"b\"\n[1]: [1, 200]"),
        (b"carray\narray\n(Vu\n(Va\nltR.".to_vec(), "array.array:\n[0]: \"u\"\n[1]: [\"a\"]"),
        (b"carray\n_array_reconstructor\n(NVH\nI3\nC\x02\x01\x02tR.".to_vec(), "uint16 [1], 258 to 258"),
        (b"carray\n_array_reconstructor\n(NVH\nI3\nC\x03\x01\x02\x03tR.".to_vec(), "not read: shape [1] of uint16 needs 2 bytes, the data has 3"),
        // A class within a class.
        (b"cbuiltins\ngetattr\n(cm\nOuter\nVInner\ntR)R.".to_vec(), "m.Outer.Inner: {}"),
        // Attributes of a dict.
        (b"ccollections\nOrderedDict\n)R(Va\nI1\nu}Vn\nI2\nsb.".to_vec(), "collections.OrderedDict:\na: 1\n__state__:\n  n: 2"),
        (b"ccollections\nOrderedDict\n((lp0\n(lp1\nVa\naI1\naatR}Vn\nI2\nsb.".to_vec(), "collections.OrderedDict:\n__entries__:\n  [0]: [\"a\", 1]\n__state__:\n  n: 2"),
        (object(b"fractions\nFraction\n", b"\x8c\x031/3\x85R"), "\"1/3\""),
        (object(b"fractions\nFraction\n", b"K\x01K\x03\x86R"), "\"1/3\""),
        (object(b"fractions\nFraction\n", b"J\xff\xff\xff\xffK\x01\x86R"), "\"-1\""),
        (object(b"fractions\nFraction\n", b"NN\x86R"), "fractions.Fraction: [null, null]"),
        (object(b"pathlib\nPosixPath\n", b"(V/\nVusr\nVlib\ntR"), "\"/usr/lib\""),
        (object(b"pathlib._local\nPurePosixPath\n", b"(Va\nVb\ntR"), "\"a/b\""),
        (object(b"pathlib\nPosixPath\n", b")R"), "\".\""),
        (object(b"pathlib\nPureWindowsPath\n", b"(VC:\\\nVa\ntR"), "\"C:\\\\a\""),
        (object(b"pathlib\nPosixPath\n", b"(I1\ntR"), "pathlib.PosixPath: [1]"),
        (object(b"decimal\nDecimal\n", b"\x8c\x031.5\x85R"), "\"1.5\""),
        (object(b"__builtin__\nxrange\n", b"(I0\nI3\nI1\ntR"), "start: 0\nstop: 3\nstep: 1"),
        (object(b"collections\ndeque\n", b"(lI5\n\x86R(K\x01e"), "[1]"),
        (object(b"collections\nCounter\n", b")R(\x8c\x01aK\x02u"), "a: 2"),
    ] {
        let value: Value = read(&pickle);
        assert_eq!(value.to_string(), shown, "{}", pickle.escape_ascii());
    }
    assert_eq!(read::<Value>(&[ARRAY, &state(), b"b."].concat()).to_string(), array);
}

#[derive(Debug, Deserialize)]
struct Node {
    #[serde(rename = "next")]
    _next: Box<Node>,
}

#[test]
fn what_is_refused_and_why() {
    type Array = Nd<Array1<u8>>;
    let subclass = b"cnumpy._core.multiarray\n_reconstruct\n(cunits\nQuantity\n(I0\ntC\x01btR";
    let subclass = [&subclass[..], &state(), b"b."].concat();
    assert_eq!(read::<Array>(&subclass).into_inner(), arr1(&[7, 8]));
    let node = b"ccopy_reg\n_reconstructor\n(cm\nNode\ncbuiltins\nobject\nNtRp0\n}Vnext\ng0\nsb.";
    for (error, expected) in [
        (
            error::<Array>(b"cos\nsystem\n(S'ls'\ntR."),
            "an object of the class os.system where an array belongs",
        ),
        (error::<u8>(b"cos\nsystem\n."), "a type where a value belongs"),
        (error::<Node>(node), "an object of the class m.Node that holds itself"),
        (error::<Value>(b"cm\nC\n)RK\x01b}b."), "an object of the class m.C twice"),
        (error::<Value>(b"K\x01)R."), "the pickle calls an integer"),
        (error::<Value>(b"K\x01)\x81."), "an object whose class is an integer"),
        (error::<Value>(b"(o."), "an object without a class"),
        (error::<Value>(b"}(\x88NK\x01NNNu."), "1 and True"),
        (
            error::<Value>(b"Pabc\n."),
            "a persistent id, which stands for something outside the pickle, as tensors do where PyTorch saves them",
        ),
    ] {
        assert!(error.contains(expected), "{error}, not {expected}");
    }
    // On the wire.
    let list: Vec<u8> = b"cm\nC\n)R.".to_vec();
    let wire = json::from_str::<Wire>(&format!("{{\"array\":{list:?}}}")).err().unwrap();
    assert!(wire.to_string().contains("an object of the class m.C, not an array"), "{wire}");
    // Nothing writes one.
    let value: Value = read(b"(cm\nC\n)Rl.");
    let refused = "an object of the class m.C can be looked into, and not be written";
    let mut cbor = Vec::new();
    for why in [
        json::to_string(&value).unwrap_err().to_string(),
        serde_json::to_string(&value).unwrap_err().to_string(),
        pickle::to_vec(&value).unwrap_err().to_string(),
        ciborium::into_writer(&value, &mut cbor).unwrap_err().to_string(),
        rmp_serde::to_vec(&value).unwrap_err().to_string(),
    ] {
        assert!(why.contains(refused), "{why}");
    }
    // The tag by which objects pass is none in CBOR.
    let tagged = [&b"\xdb\xff\xff\xff\xff\xff\xff\xff\xff"[..], b"\xa1\x61a\x01"].concat();
    let tagged: Value = ciborium::from_reader(&tagged[..]).unwrap();
    assert_eq!(tagged.as_tag().map(|(tag, _)| tag), Some(u64::MAX));
}

#[derive(NdDeserialize)]
struct Wire {
    #[nd(wire = wire::Pickle)]
    #[allow(dead_code, reason = "it is not read")]
    array: Array1<u8>,
}

/// What costs most for its bytes: many objects, a class with a long name, objects within objects, and
/// lists that an array's shape makes long.
#[test]
fn objects_stay_within_the_bound() {
    let head = b"cm\nC\np0\n0(";
    let long = format!("cm\n{}\np0\n0(", "C".repeat(5_000));
    let shared = b"cm\nC\n)R}Va\n(I1\nI2\nlsbp0\n0(";
    for (head, one) in [
        (&head[..], &b"h\0)R"[..]),
        (head, b"h\0)R2"),
        (head, b"h\0)\x81}\x8c\x01aK\x01sb"),
        (head, b"h\0)\x81)b"),
        (head, b"h\0)\x81]b"),
        (head, b"h\0)R2a"),
        (head, b"cm\nC\n"),
        (head, b"c\n\n)R"),
        (head, b"h\0"),
        (long.as_bytes(), b"h\0)R"),
        (long.as_bytes(), b"h\0"),
        (shared, b"h\0"),
        (head, b"}(NNu"),
        (head, b"cdatetime\ndate\n(C\x04\x07\xe8\x01\x1ftR"),
        (head, b"cnumpy.ma.core\n_mareconstruct\n)R"),
    ] {
        let many = [head, &one.repeat(100_000 / one.len())[..], b"l."].concat();
        drop(read_bounded(&many, || pickle::from_slice::<Value>(&many)));
        drop(read_bounded(&many, || pickle::from_slice::<serde::de::IgnoredAny>(&many)));
    }
    // Small objects are read, as many as there are: those of a class, and named tuples.
    for one in
        [&b"h\0)\x81}(\x8c\x01x\x94K\x01\x8c\x01y\x94K\x02ub"[..], b"h\0K\x01K\x02\x86\x94\x81\x94"]
    {
        let head = b"c__main__\nPoint\np0\n0(";
        let many = [&head[..], &one.repeat(20_000)[..], b"l."].concat();
        assert_eq!(read::<Value>(&many).as_list().map(<[_]>::len), Some(20_000));
    }
    // Deep ones are refused.
    let mut deep = b"N".to_vec();
    for _ in 0..1_000 {
        deep = [b"cm\nC\n", &deep[..], b"\x85R"].concat();
    }
    deep.push(b'.');
    let shown = read::<Value>(&deep).to_string();
    assert!(shown.contains("not read: the pickle is nested deeper than 128 levels"), "{shown}");
    let object_array = |shape: &[u8], items: &[u8]| {
        let dtype = b"cnumpy\ndtype\n\x8c\x02O8\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftb";
        [ARRAY, b"(K\x01", shape, dtype, b"\x89", items, b"tb."].concat()
    };
    let none = object_array(b"J\x00\x00\x00\x01K\0\x86", b"]");
    let shown = read::<Value>(&none).to_string();
    assert!(shown.contains("not read: the pickle repeats its values"), "{}", shown.len());
    let one = object_array(b"K\x02\x85", b"(K\x01l");
    let shown = read::<Value>(&one).to_string();
    assert_eq!(shown, "not read: shape [2] needs 2 objects, the list has 1");
    assert_eq!(read::<Value>(&object_array(b")", b"(K\x01l")), 1.into());
}
