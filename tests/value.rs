//! Documents of any content: `ndserde::Value`.

use std::collections::HashSet;

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::{ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, Nd, TimeUnit, Value,
    value::{Key, Map},
    wire::{self, Any, Triple, TypedArray, Wire},
};
use ndserde_test_support::{
    Backend,
    backend::{One, one},
    for_each_backend, for_each_self_describing, for_each_wire,
};
use num_complex::Complex;
use serde_json::json;

/// The array in C order, bit for bit.
fn bits(array: &DynArray) -> String {
    serde_json::to_string(&Nd::<_, Triple>::from(array)).unwrap()
}

fn of_json(json: &serde_json::Value) -> Value {
    serde_json::from_value(json.clone()).unwrap()
}

fn arrays() -> Vec<DynArray> {
    let nan = f64::from_bits(0xfff8_0000_0000_0001);
    let dates = DynArray::from(arr1(&[0_i64, i64::MIN, 20_000]));
    vec![
        arr2(&[[1.5, -0.0, nan], [f64::INFINITY, 5e-324, 0.1]]).into(),
        ndarray::Array2::from_shape_vec((2, 2).f(), vec![1_i16, 2, 3, 4]).unwrap().into(),
        arr1(&[u64::MAX, 0]).into(),
        arr1(&[true, false]).into(),
        arr0(0.1_f32).into(),
        ndarray::Array3::<i8>::zeros((0, 3, 2)).into(),
        arr1(&[Complex::new(f64::NAN, -0.0)]).into(),
        arr1(&[half::f16::from_bits(0x7e01), half::f16::ONE]).into(),
        arr1(&[half::bf16::ONE]).into(),
        dates.reinterpret_time(DType::DateTime64(TimeUnit::SECOND)).unwrap(),
        DynArray::try_from_array(&arr1(&["cat", "horse", ""])).unwrap(),
    ]
}

/// A document with the arrays at several depths, and everything else that documents contain.
fn document() -> Value {
    let mut arrays = arrays().into_iter().map(Value::from);
    let mut inner = Map::default();
    inner.insert("first".into(), arrays.next().unwrap());
    inner.insert("a key".into(), vec![arrays.next().unwrap(), Value::from("text")].into());
    let mut map = Map::default();
    map.insert("name".into(), Value::from("a \"model\""));
    map.insert("inner".into(), inner.into());
    map.insert("rest".into(), arrays.collect::<Vec<_>>().into());
    map.insert("numbers".into(), vec![-1, 2].into());
    map.insert("float".into(), Value::Float(0.5));
    map.insert("large".into(), Value::Integer(i64::MAX));
    map.insert("yes".into(), Value::Bool(true));
    map.insert("empty".into(), Vec::<Value>::new().into());
    map.insert("empty map".into(), Map::default().into());
    map.into()
}

#[test]
fn every_array_comes_back_bit_for_bit_from_every_format_and_through_two() {
    let (document, mut read) = (document(), 0);
    let before: Vec<_> =
        document.iter_arrays().map(|(path, a)| (path.to_string(), bits(a))).collect();
    assert_eq!(before.len(), arrays().len());
    for_each_self_describing!(First => {
        let first = First::BACKEND;
        let bytes = First::write(&document).unwrap();
        let value =
            First::read::<Value>(&bytes).unwrap_or_else(|error| panic!("{first:?}: {error}"));
        for_each_backend!(Second in [JsonSlice, RmpNamed, RmpCompact, Ciborium] => {
            let second = Second::BACKEND;
            let again = Second::read::<Value>(&Second::write(&value).unwrap()).unwrap();
            let mut after: Vec<_> =
                again.iter_arrays().map(|(path, array)| (path.to_string(), bits(array))).collect();
            let mut before = before.clone();
            // Some formats sort their keys.
            before.sort();
            after.sort();
            assert_eq!(after, before, "{first:?}, {second:?}");
            read += 1;
        });
        assert_eq!(value["inner"]["first"].as_array().unwrap().shape(), [2, 3]);
    });
    assert!(read > 50, "{read}");
}

#[test]
fn the_order_of_memory_and_of_the_keys_is_kept() {
    let document = document();
    let json = serde_json::to_string(&document).unwrap();
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    assert_eq!(value["inner"]["a key"][0].as_array().unwrap().order(), ndserde::Order::F);
}

#[test]
fn every_wire_that_states_its_dtype_is_found() {
    let array = DynArray::from(arr2(&[[1_i16, -2], [3, 4]]));
    for_each_wire!(W => for_each_backend!(B in [JsonSlice, RmpCompact, Ciborium] => {
        let pair = (1_u8, Nd::<_, W>::from(&array));
        let value: Value = B::read(&B::write(&pair).unwrap()).unwrap();
        let found = value[1].as_array().map(bits);
        let has_none = ["nested", "ndarray_v1", "packed"].contains(&W::NAME);
        assert_eq!(found, (!has_none).then(|| bits(&array)), "{} {value:?}", W::NAME);
    }));
    let cbor = one::Ciborium::write_by::<TypedArray, _>(&array).unwrap();
    for_each_backend!(B in [Ciborium, CiboriumValue, CborSlice, CborReader] => {
        assert_eq!(bits(B::read::<Value>(&cbor).unwrap().as_array().unwrap()), bits(&array));
    });
}

/// A digest may be what a packed array is, which only a field can tell.
#[test]
fn bytes_that_may_be_packed_arrays_stay_bytes() {
    let mut digest = [7_u8; 32];
    digest[..3].copy_from_slice(&[0xfa, 0x54, 29]);
    let packed = rmp_serde::to_vec(serde_bytes::Bytes::new(&digest)).unwrap();
    let array = rmp_serde::from_slice::<Nd<DynArray, Any>>(&packed).unwrap().into_inner();
    assert_eq!((array.dtype().to_string(), array.shape()), ("uint8".to_owned(), &[29][..]));
    let value: Value = rmp_serde::from_slice(&packed).unwrap();
    assert_eq!(value, Value::Bytes(digest.to_vec().into()));
    let text = format!("{:?}", BASE64_STANDARD.encode(digest));
    let array = serde_json::from_str::<Nd<DynArray, Any>>(&text).unwrap().into_inner();
    assert_eq!(array.shape(), [29]);
    assert!(serde_json::from_str::<Value>(&text).unwrap().as_str().is_some());
    let bytes = serde_bytes::Bytes::new(BASE64_STANDARD.encode(digest).leak().as_bytes());
    let value: Value = rmp_serde::from_slice(&rmp_serde::to_vec(bytes).unwrap()).unwrap();
    assert!(value.as_array().is_none());
}

#[test]
fn every_library_is_found() {
    let (mut found, mut left) = (0, 0);
    for line in include_str!("golden/layouts.jsonl").lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let value: Value = match (row["json"].as_str(), row["msgpack"].as_str()) {
            (Some(json), _) => serde_json::from_str(&format!("[{json}]")).unwrap(),
            (_, base64) => {
                let document = BASE64_STANDARD.decode(base64.unwrap()).unwrap();
                rmp_serde::from_slice(&[&[0x91], &document[..]].concat()).unwrap()
            }
        };
        let states_no_dtype =
            ["xarray", "bokeh 3 objects", "jsonlite"].contains(&row["library"].as_str().unwrap());
        let is_refused = row["refused"].is_string() || states_no_dtype;
        // A NumPy scalar is a number, if it is one.
        if row["scalar"] == true && !row["dtype"].as_str().unwrap().starts_with("complex") {
            assert_eq!(value[0], scalar(&row), "{line}");
            found += 1;
            continue;
        }
        // What has a name is a map of it and the array.
        let has_name = row["library"].as_str().unwrap().starts_with("Open Inference");
        let array = if has_name { &value[0]["data"] } else { &value[0] };
        if let Some(array) = array.as_array() {
            let name = has_name.then(|| Value::from("a"));
            assert_eq!(value[0].get("name"), name.as_ref(), "{line}");
            let expected = json!([row["dtype"], row["values"], row["shape"]]).to_string();
            assert_eq!(bits(array), expected, "{line}");
            assert!(!is_refused, "{line}");
            found += 1;
        } else {
            // Nothing is lost: it is the map that it was.
            let is_kept = !matches!(value[0], Value::Array(_));
            assert!(is_refused && is_kept, "{line}");
            left += 1;
        }
    }
    assert!(found > 110 && left > 15, "{found} {left}");
}

/// The number that the values of a row are.
fn scalar(row: &serde_json::Value) -> Value {
    let bytes = BASE64_STANDARD.decode(row["values"].as_str().unwrap()).unwrap();
    match row["dtype"].as_str().unwrap() {
        "bool" => Value::Bool(bytes == [1]),
        "int8" => Value::from(i8::from_le_bytes(bytes.try_into().unwrap())),
        "int64" => Value::from(i64::from_le_bytes(bytes.try_into().unwrap())),
        "uint16" => Value::from(u16::from_le_bytes(bytes.try_into().unwrap())),
        "uint64" => Value::from(u64::from_le_bytes(bytes.try_into().unwrap())),
        "float16" => Value::from(half::f16::from_le_bytes(bytes.try_into().unwrap()).to_f32()),
        "float32" => Value::from(f32::from_le_bytes(bytes.try_into().unwrap())),
        "float64" => Value::from(f64::from_le_bytes(bytes.try_into().unwrap())),
        dtype => panic!("{dtype}"),
    }
}

#[test]
fn what_stands_beside_the_marks_of_an_array_is_kept() {
    let tensor = |rest: &str| {
        format!(r#"{{"datatype": "INT16", {rest} "shape": [1, 3], "data": [1, 2, 3]}}"#)
    };
    let monty = |rest: &str| {
        format!(
            r#"{{"@module": "numpy", "@class": "array", {rest} "dtype": "int16", "data": [[1, 2, 3]]}}"#
        )
    };
    let array = DynArray::from(arr2(&[[1_i16, 2, 3]]));
    for (document, beside) in [
        (tensor(""), json!({})),
        (tensor(r#""name": "a","#), json!({"name": "a"})),
        (tensor(r#""name": "","#), json!({"name": ""})),
        (tensor(r#""name": false,"#), json!({"name": false})),
        (tensor(r#""parameters": {"a": [1]},"#), json!({"parameters": {"a": [1]}})),
        (
            tensor(r#""parameters": {"data": ["int16", "", [0]]}, "name": "b","#),
            json!({"parameters": {"data": ["int16", "", [0]]}, "name": "b"}),
        ),
        (monty(""), json!({})),
        (monty(r#""@version": "2025.3.3","#), json!({"@version": "2025.3.3"})),
    ] {
        // By itself, and where the keys are bytes.
        let json: serde_json::Value = serde_json::from_str(&document).unwrap();
        let value = of_json(&json);
        let mut expected = Value::from(array.clone());
        if let (Value::Map(mut map), false) = (of_json(&beside), beside == json!({})) {
            map.insert("data".into(), expected);
            expected = (*map).into();
        }
        assert_eq!(value, expected, "{document}");
        for_each_self_describing!(B => {
            let written = B::write(&vec![&value]).unwrap();
            let read: Value = B::read(&written).unwrap();
            assert_eq!(read[0], value, "{:?}: {document}", B::BACKEND);
        });
        let pickle = ndserde::pickle::to_vec(&value).unwrap();
        assert_eq!(ndserde::pickle::from_slice::<Value>(&pickle).unwrap(), value);
        // A field of the wire passes over it.
        let field: Nd<DynArray, wire::Any> = serde_json::from_value(json).unwrap();
        assert_eq!(field.into_inner(), array, "{document}");
    }
    // In the order of the document, with the keys that it has.
    let value: Value = rmp_serde::from_slice(
        b"\x84\xc4\x04data\x92\x01\x02\xa5shape\x91\x02\xc4\x04name\xa1n\xa8datatype\xa5UINT8",
    )
    .unwrap();
    assert_eq!(value.to_string(), "b\"data\": uint8 [2], 1 to 2\nb\"name\": \"n\"");
    // What is no sound array stays what it is, with all of it.
    let unsound = json!({"name": "a", "datatype": "INT16", "shape": [4], "data": [1, 2, 3]});
    assert_eq!(serde_json::to_value(of_json(&unsound)).unwrap(), unsound);
}

#[test]
fn what_has_no_mark_is_no_array() {
    let plain = json!({
        "list": [1, 2, 3],
        "nested": [[1.5, 2.0], [3.0, 4.0]],
        "words": ["float64", "abc", "x"],
        "three": ["a", "b", [1]],
        "dict": {"shape": [1], "dtype": "float64"},
        "text": "gAQdata that is no pickle",
        "lines": "a\nb",
        "v1": {"v": 1, "dim": [1], "data": [1]},
    });
    let value = of_json(&plain);
    assert!(value.iter_arrays().next().is_none(), "{value}");
    assert_eq!(serde_json::to_value(&value).unwrap(), plain);
}

#[test]
fn lists_are_what_they_were_however_alike_their_items_are() {
    let lists = json!([
        [], [[]], [[], []], [[], [1]], [[[]], [[], []]], [[1, 2], [3]], [[1, 2], [3, 4]], [1, [2]],
        [[1], 2], [[1], "a"], ["a", ["b"]], [["a", "b"], ["c", "d"]], [["a"], ["b", 1]], [["a"], []],
        [true, 1, 1.5, -1, u64::MAX], ["NaN", 1.5], [1.5, "NaN", "Infinity"], ["NaN", "a"],
        ["NaN", "-Infinity"], [["NaN"], ["a"]], [1, 2, null, 3], [1, {"a": [1]}, 2], [[1, 2], {}],
        [[1, 2, [3]], [4]], [[[1], [2]], [[3], 4]], ["a".repeat(100), "b"], ["b", "a".repeat(100)],
        [[1, [2, [3, "x", [4, 5]]]]], [vec![1; 70], vec![2; 70]],
    ]);
    assert_eq!(serde_json::to_value(of_json(&lists)).unwrap(), lists);
    let long: Vec<serde_json::Value> = (0..200).map(|n| json!(n)).collect();
    for (at, item) in [(63, json!("a")), (64, json!([1])), (65, json!(null)), (199, json!("NaN"))] {
        let mut long = long.clone();
        long[at] = item;
        let list = json!([[1, 2], long, long]);
        assert_eq!(serde_json::to_value(of_json(&list)).unwrap(), list);
        let bytes = rmp_serde::to_vec(&list).unwrap();
        assert_eq!(rmp_serde::from_slice::<Value>(&bytes).unwrap(), of_json(&list));
        let bytes = one::Ciborium::write(&list).unwrap();
        assert_eq!(one::Ciborium::read::<Value>(&bytes).unwrap(), of_json(&list));
    }
}

#[test]
fn what_is_no_sound_array_stays_what_it_is() {
    let unsound = json!({
        "short": {"dtype": "float64", "shape": [2], "byteorder": "little", "order": "C", "data": "AAAA"},
        "base64": {"__numpy__": "A", "dtype": "<f8", "shape": [1]},
        "object": {"__numpy__": "AAAAAAAAAAA=", "dtype": "|O", "shape": [1]},
        "huge": {"bdata": "", "dtype": "f8", "shape": "1099511627776, 1099511627776"},
        "bytes": {"name": "a", "datatype": "BYTES", "shape": [1], "data": ["text"]},
        "triple": ["float64", "AAAA", [1]],
        "npy": "k05VTVBZAQB2AA==",
        "packed": ["+iQBAQ==", "+ndash", "+iQBAQI", "+iQBAAAA", "+lQBAQ=="],
    });
    let value = of_json(&unsound);
    assert!(value.iter_arrays().next().is_none(), "{value}");
    assert_eq!(serde_json::to_value(&value).unwrap(), unsound);
}

#[test]
fn the_tree_has_a_line_for_each_value() {
    let mut map = Map::default();
    for (name, array) in ["double", "columns", "large", "bools", "one", "none"].iter().zip(arrays())
    {
        map.insert((*name).into(), array.into());
    }
    let dates = arrays().remove(9);
    map.insert("dates".into(), dates.into());
    map.insert("a key\u{1b}".into(), Value::Bytes(vec![0; 100].into()));
    map.insert(Key::Integer(7), vec![1; 20].into());
    let inner =
        vec![Value::Null, Value::from("x"), Map::default().into(), Vec::<Value>::new().into()];
    map.insert("list".into(), vec![vec![Value::from(inner)].into(), Value::Float(0.5)].into());
    let tree = "\
double: float64 [2, 3], -0.0 to inf, 1 NaN
columns: int16 [2, 2], 1 to 4
large: uint64 [2], 0 to 18446744073709551615
bools: bool [2], false to true
one: float32 [], 0.1 to 0.1
none: int8 [0, 3, 2]
dates: datetime64[s] [3], 1970-01-01T00:00:00 to 1970-01-01T05:33:20, 1 NaT
\"a key\\u{1b}\": 100 bytes
7: [1, 1, 1, 1, 1, 1, 1, 1, and 12 more]
list:
  [0]:
    [0]:
      [0]: null
      [1]: \"x\"
      [2]: {}
      [3]: []
  [1]: 0.5";
    assert_eq!(Value::from(map).to_string(), tree);
    assert_eq!(Value::from(DynArray::from(arr1(&[1_u8]))).to_string(), "uint8 [1], 1 to 1");
    assert_eq!(Value::from(Map::default()).to_string(), "{}");
}

/// Keys of which each two were once displayed alike, or could be.
fn keys() -> Vec<Key> {
    let long = "a long key of which nothing but the end tells it from the other one: ";
    let texts = [
        "a",
        "ab",
        "a.b",
        "a[0]",
        "",
        " ",
        "1",
        "-3",
        "007",
        "-",
        "1.5",
        "true",
        "false",
        "null",
        "quote\"[0]",
        "back\\",
        "\\x41",
        "A",
        "b\"A\"",
        "b",
        "\u{1b}[2J",
        "line\nbreak",
        "nul\0",
        "\u{301}",
        "\u{202e}",
        "雪",
        "18446744073709551615",
        "x/y",
        "it's",
    ];
    let mut keys: Vec<Key> = texts.map(Key::from).into();
    keys.extend(["one", "two"].map(|end| Key::from(format!("{long}{end}"))));
    keys.extend(["one", "two"].map(|end| Key::from(format!("{}{end}", "word".repeat(20)))));
    keys.extend(["one", "two"].map(|end| Key::Bytes(format!("{long}{end}").into())));
    keys.extend([&b"A"[..], b"", b"\xff", b"\"", b"1", b"\t\\'"].map(|b| Key::Bytes(b.to_vec())));
    keys.extend([1, 0, -3, 7, i64::MIN, i64::MAX].map(Key::from));
    keys.extend([Key::from(u64::MAX), true.into(), false.into()]);
    keys
}

#[test]
fn paths_lead_to_every_array() {
    let array = || Value::from(DynArray::from(arr1(&[1_u8])));
    let inner: Map = keys().into_iter().map(|key| (key, array())).collect();
    let list = || Value::from(vec![array(), vec![Value::from(inner.clone())].into()]);
    let value: Value = keys().into_iter().map(|key| (key, list())).collect();
    let expected = keys().len() * (1 + keys().len());
    let mut paths = HashSet::new();
    for (path, array) in value.iter_arrays() {
        let path = path.to_string();
        let found = value.get_path(&path).and_then(Value::as_array);
        assert!(found.is_some_and(|found| std::ptr::eq(found, array)), "{path}");
        assert!(!path.contains(|c: char| c.is_control() || c == '\u{202e}'), "{path:?}");
        paths.insert(path);
    }
    assert_eq!(paths.len(), expected);
    assert_eq!(value.get_path(""), Some(&value));
    for nothing in [
        "none",
        "a[2]",
        "a[0",
        "a[x]",
        "a[0]x",
        "a.",
        ".a",
        "ab.c",
        "a[-1]",
        "\"a",
        "\"a\"b",
        "a.b",
        "a[1].[0]",
        "b\"\\x4\"",
        "\"\\xff\"",
        "\"\\q\"",
        "\"\\u{110000}\"",
        "+1",
        "-0",
        "2",
    ] {
        assert_eq!(value.get_path(nothing), None, "{nothing}");
    }
    assert!(value["nothing"][3]["at all"].is_null());
}

#[test]
fn a_word_is_the_text_where_no_other_key_is_displayed_so() {
    let value: Value =
        serde_json::from_str(r#"{"1": [10], "true": 11, "a b": 12, "-5": 13}"#).unwrap();
    for (path, number) in [
        ("1[0]", 10),
        ("\"1\"[0]", 10),
        ("true", 11),
        ("\"true\"", 11),
        ("a b", 12),
        ("-5", 13),
        (r#""\u{61}\x20b""#, 12),
    ] {
        assert_eq!(value.get_path(path), Some(&Value::Integer(number)), "{path}");
    }
    assert_eq!(value.to_string(), "\"1\": [10]\n\"true\": 11\n\"a b\": 12\n\"-5\": 13");
}

#[test]
fn keys_that_are_no_text_are_kept_where_the_format_has_them() {
    let value: Value = rmp_serde::from_slice(b"\x83\x01\xc0\xc4\x01\xff\x02\xc3\x03").unwrap();
    let map = value.as_map().unwrap();
    assert_eq!(map.get_key(&Key::Bytes(vec![0xff])), Some(&Value::Integer(2)));
    assert_eq!(map.get_key(&Key::Bool(true)), Some(&Value::Integer(3)));
    assert_eq!(rmp_serde::from_slice::<Value>(&rmp_serde::to_vec(&value).unwrap()).unwrap(), value);
}

/// The map that `serde_json`'s feature `arbitrary_precision` makes of a number.
fn map_of_digits(digits: &str) -> Value {
    [("$serde_json::private::Number", digits)].into_iter().collect()
}

/// The numbers themselves are read in `arbitrary-precision`.
#[test]
fn a_map_of_digits_is_no_number() {
    for digits in ["-7", "18446744073709551616", "0.1", "true", "a"] {
        let map = map_of_digits(digits);
        let expected = Value::from(vec![map.clone(), 1.into(), vec![map.clone()].into(), map]);
        for_each_self_describing!(B => {
            let read: Value = B::read(&B::write(&expected).unwrap()).unwrap();
            assert_eq!(read, expected, "{:?}: {digits}", B::BACKEND);
        });
        let pickle = ndserde::pickle::to_vec(&expected).unwrap();
        assert_eq!(ndserde::pickle::from_slice::<Value>(&pickle).unwrap(), expected);
        let text = ndserde::json::to_string(&expected).unwrap();
        assert_eq!(ndserde::json::from_str::<Value>(&text).unwrap(), expected);
        let lists = serde_json::from_str::<Nd<ndarray::Array1<f64>, wire::Nested>>(&text);
        assert!(lists.is_err(), "{text}");
    }
}

/// Within what serde buffers, a number of `serde_json` is such a map, and nothing tells it from others.
#[test]
fn a_map_of_digits_that_serde_has_buffered_is_a_number_in_json_alone() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Value(Value),
    }

    let map = Untagged::Value(map_of_digits("-7"));
    let json = serde_json::to_string(&map).unwrap();
    let number = serde_json::from_str::<Untagged>(&json).unwrap();
    assert_eq!(number, Untagged::Value(Value::Integer(-7)));
    let read: Untagged = rmp_serde::from_slice(&rmp_serde::to_vec(&map).unwrap()).unwrap();
    assert_eq!(read, map);
}

#[test]
fn a_key_that_stands_there_twice_is_refused_by_name() {
    let error = serde_json::from_str::<Value>(r#"{"a": 1, "b": 2, "a": 3}"#).unwrap_err();
    assert!(error.to_string().contains("duplicate key a in a map"), "{error}");
}

#[test]
fn a_document_nested_without_end_is_refused() {
    let deep = |open: &[u8], n| [open.repeat(n), vec![0xc0]].concat();
    for open in [&b"\x91"[..], b"\x81\xa1a"] {
        assert!(rmp_serde::from_slice::<Value>(&deep(open, 127)).is_ok());
        let error = rmp_serde::from_slice::<Value>(&deep(open, 200)).unwrap_err();
        assert!(error.to_string().contains("more than 128 deep"), "{error}");
        assert!(rmp_serde::from_slice::<Value>(&deep(open, 2_000)).is_err());
    }
    let tags = [vec![0xc1; 2_000], vec![0xf6]].concat();
    assert!(ciborium::from_reader::<Value, _>(&tags[..]).is_err());
}

#[test]
fn claimed_lengths_take_no_memory() {
    for claim in [&b"\xdd\xff\xff\xff\xff"[..], b"\xdf\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff"] {
        assert!(rmp_serde::from_slice::<Value>(claim).is_err());
    }
}

#[test]
fn formats_that_do_not_describe_themselves_are_refused_by_name_both_ways() {
    let value = Value::from(DynArray::from(arr1(&[1.0])));
    for_each_backend!(B in [BincodeSlice, BincodeReader, Postcard] => {
        for error in [B::write(&value).unwrap_err(), B::read::<Value>(&[1, 2]).unwrap_err()] {
            let named = error.contains("bincode is not self-describing");
            assert!(named || B::BACKEND == Backend::Postcard, "{:?}: {error}", B::BACKEND);
        }
    });
}

/// `depth` lists, each the only element of the one around it, around `leaf`.
fn nested(depth: usize, leaf: Value) -> Value {
    (0..depth).fold(leaf, |inner, _| vec![inner].into())
}

/// Nested lists of texts and of numbers are looked at once, not copied level by level.
#[test]
fn levels_of_lists_copy_nothing() {
    let leaves: [Value; 2] =
        [(0..10_000).map(|i| format!("text {i}")).collect(), (0..10_000_i64).collect()];
    for leaf in leaves {
        let bytes = |depth| {
            let json = serde_json::to_string(&nested(depth, leaf.clone())).unwrap();
            let read = || drop(serde_json::from_str::<Value>(&json).unwrap());
            allocation_counter::measure(read).bytes_total
        };
        let (one, hundred) = (bytes(1), bytes(100));
        assert!(hundred < 2 * one, "1 level: {one} bytes, 100 levels: {hundred} bytes");
    }
}

/// What a value holds and what reading it takes at most, in percent of what its numbers take in arrays.
#[test]
fn a_value_takes_little_memory() {
    let list: Vec<f64> = (0..100_000).map(|i| f64::from(i).sin()).collect();
    let rows: Vec<&[f64]> = list.chunks(50).collect();
    let row: Vec<_> = list.chunks(10_000).map(arr1).collect();
    for_each_backend!(B in [RmpNamed, Ciborium, JsonSlice] => {
        let documents = [
            ("a list", B::write(&list).unwrap(), 201, 430),
            ("lists", B::write(&rows).unwrap(), 270, 500),
            ("arrays", B::write(&Nd::new(&row)).unwrap(), 101, 125),
        ];
        for (what, document, most, peak) in documents {
            let mut value = Value::Null;
            let taken = allocation_counter::measure(|| value = B::read(&document).unwrap());
            let percent = |bytes: u64| bytes / (8 * 100_000 / 100);
            let held = percent(taken.bytes_current.try_into().unwrap());
            let (peaked, name) = (percent(taken.bytes_max), B::BACKEND);
            assert!(held <= most && peaked <= peak, "{name:?}, {what}: {held} %, {peaked} %");
        }
    });
}

/// Of a byte each, they are what becomes the most.
#[test]
fn the_smallest_values_take_what_is_said() {
    const COUNT: usize = 100_000;
    for (item, least, most) in [(b'N', 16, 80), (b')', 16, 100), (b'}', 64, 160)] {
        let pickle = [&b"\x80\x04("[..], &vec![item; COUNT], b"l."].concat();
        let mut value = Value::Null;
        let taken =
            allocation_counter::measure(|| value = ndserde::pickle::from_slice(&pickle).unwrap());
        let each = usize::try_from(taken.bytes_max).unwrap() / COUNT;
        assert!((least..=most).contains(&each), "{}: {each} bytes", item.escape_ascii());
        assert_eq!(value.as_list().map(<[_]>::len), Some(COUNT));
    }
}

/// plotly.js repeats the array beside it.
#[test]
fn another_array_beside_the_marks_of_plotly_is_kept() {
    for (beside, is_array) in [
        (r#""bdata": "AQID", "dtype": "u1", "0": 1"#, true),
        (r#""bdata": "AQIE", "dtype": "u1""#, false),
        (r#""bdata": "AQID", "dtype": "i1""#, false),
        (r#""bdata": 1, "dtype": "u1""#, false),
    ] {
        let text = format!(r#"{{"bdata": "AQID", "dtype": "u1", "_inputArray": {{{beside}}}}}"#);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value.as_array().is_some(), is_array, "{text}");
        assert_eq!(value.as_map().is_some(), !is_array, "{text}");
    }
}
