//! Bad input for the wires `tagged` and `readable`, which read the same documents.

use half::f16;
use ndarray::{Array0, Array1, Array2, Array3, ArrayD};
use ndserde::{
    DynArray, Nd,
    field::{DeserializeBy, HoldsArray},
    wire::{JsonNumpy, MsgpackNumpy, NdarrayV1, Readable, Tagged, Wire},
};
use num_complex::Complex;

use ndserde_test_support::Backend::{Ciborium, RmpNamed, RmpReader, Yaml};

use crate::{document::Doc, table::Table};

/// A document that is wrong before it is whole.
fn part<T: Into<Doc>>(key: &'static str, value: T) -> Doc {
    Doc::Map(vec![(key, value.into())])
}

/// One axis and its numbers.
fn list<T: Into<Doc>, const N: usize>(dtype: &str, numbers: [T; N]) -> Doc {
    Doc::of(dtype, &[N as i128], numbers)
}

#[test]
fn what_does_not_fit_together() {
    let mut t = Table::new();
    let doc = Doc::array;
    let bytes = |len| Doc::Bytes(vec![0; len]);

    t.refuse::<Array2<f64>>(
        doc().set("dtype", "float32"),
        &["{wire}: the data is float32, the field holds float64"],
    );
    t.refuse::<Array2<i16>>(doc(), &["the data is float64, the field holds int16"]);
    t.refuse::<Array2<usize>>(doc(), &["the data is float64, the field holds uint64"]);
    t.refuse::<Array1<f64>>(doc(), &["the data has 2 axes (shape [2, 3]), the field has 1"]);
    t.refuse::<Array3<f64>>(doc(), &["the data has 2 axes (shape [2, 3]), the field has 3"]);
    t.refuse::<Array0<f64>>(doc(), &["the data has 2 axes (shape [2, 3]), the field has 0"]);
    for (len, field) in [(0, "0"), (1, "1"), (47, "47"), (49, "49"), (96, "96")] {
        let words = format!("shape [2, 3] of float64 needs 48 bytes, the data has {field}");
        t.refuse::<Array2<f64>>(doc().set("data", bytes(len)), &[&words]);
    }
    t.refuse::<ArrayD<f64>>(
        doc().set("shape", Doc::List(vec![])),
        &["shape [] of float64 needs 8 bytes, the data has 48"],
    );
    t.refuse::<ArrayD<f64>>(
        doc().set("shape", [0_i128, 3]),
        &["shape [0, 3] of float64 needs 0 bytes, the data has 48"],
    );
    for axes in [&[1 << 62, 1 << 62][..], &[1 << 60], &[i128::from(u64::MAX)], &[0, 1 << 62, 8]] {
        let doc = doc().set("shape", axes.to_vec()).set("data", bytes(0));
        // On 64-bit machines the product; on others an axis alone may be too much already.
        let words: &[&str] = if cfg!(target_pointer_width = "64") {
            &["shape [", "of float64 overflows this machine's address space"]
        } else {
            &["this machine's address space"]
        };
        t.refuse::<ArrayD<f64>>(doc, words);
    }
    t.refuse::<ArrayD<f64>>(
        doc().set("shape", vec![1_i128; 65]).set("data", bytes(8)),
        &["more than 64 axes"],
    );
    t.refuse::<Array2<f64>>(
        doc().set("dtype", ">f8"),
        &["the dtype marks float64 as big-endian, the byteorder says little"],
    );
    t.refuse::<Array2<f64>>(
        doc().set("dtype", "<f8").set("byteorder", "big"),
        &["the dtype marks float64 as little-endian, the byteorder says big"],
    );
    t.refuse::<Array2<f64>>(
        doc().without("byteorder"),
        &["the byteorder of float64 is missing, and its dtype carries no mark"],
    );
    t.refuse::<Array1<bool>>(
        Doc::of("bool", &[3], Doc::Bytes(vec![1, 0, 2])),
        &["element 2 of the bool data is the byte 2, only 0 and 1 are bools"],
    );
    t.judge(22);
}

#[test]
fn words_and_keys() {
    let mut t = Table::new();
    let doc = Doc::array;

    for word in ["float99", "f8", "=f8", "|f8", "<f9", "<", "", "<bool", "Float64", "float64 ", "é"]
    {
        t.refuse::<Array2<f64>>(doc().set("dtype", word), &[&format!("unknown dtype {word:?}")]);
    }
    t.refuse::<Array2<f64>>(part("dtype", "float99"), &["unknown dtype \"float99\""]);
    t.refuse::<Array2<f64>>(part("dtype", "|O"), &["\"|O\" is object", "pickle", "never executed"]);
    t.refuse::<Array2<f64>>(part("dtype", "object"), &["is object"]);
    t.refuse::<Array2<f64>>(part("dtype", ">V16"), &["\">V16\" is void"]);
    for word in ["middle", "Little", "<", ""] {
        let words = format!("unknown byteorder {word:?}");
        t.refuse::<Array2<f64>>(doc().set("byteorder", word), &[&words]);
        t.refuse::<Array2<f64>>(part("byteorder", word), &[&words]);
    }
    for word in ["A", "K", "c", ""] {
        let words = format!("unknown order {word:?}");
        t.refuse::<Array2<f64>>(doc().set("order", word), &[&words]);
        t.refuse::<Array2<f64>>(part("order", word), &[&words]);
    }
    t.refuse::<Array2<f64>>(doc().without("dtype"), &["missing field `dtype`"]);
    t.refuse::<Array2<f64>>(doc().without("shape"), &["missing field `shape`"]);
    t.refuse::<Array2<f64>>(doc().without("data"), &["missing field `data`"]);
    t.refuse::<Array2<f64>>(
        doc().and("strides", [1_i128]),
        &["unknown field \"strides\"", "`dtype`", "`byteorder`", "`data`"],
    );
    t.refuse::<Array2<f64>>(part("name", "x"), &["unknown field \"name\"", "`byteorder`"]);
    t.refuse::<Array2<f64>>(
        part("dtype", "float64").and("dtype", "float64"),
        &["duplicate field `dtype`"],
    );
    t.refuse::<Array2<f64>>(part("shape", vec![1_i128; 65]), &["more than 64 axes"]);

    t.own_words(&[Yaml, Ciborium, RmpNamed, RmpReader]);
    t.refuse::<Array2<f64>>(
        doc().set("dtype", 8),
        &["integer `8`", "the dtype of a {wire} array as a string"],
    );
    t.refuse::<Array2<f64>>(doc().set("order", Doc::Null), &["invalid type", "order"]);
    for shape in ["2x3".into(), Doc::Int(1)] {
        let words = ["invalid type", "the shape of a {wire} array, a list of unsigned integers"];
        t.refuse::<Array2<f64>>(doc().set("shape", shape), &words);
    }
    t.refuse::<Array2<f64>>(
        doc().set("shape", [2.5, 3.0]),
        &["`2.5`", "unsigned integer in the shape of a {wire} array"],
    );
    t.refuse::<Array2<f64>>(doc().set("shape", [-2_i128, 3]), &["an axis of -2 is negative"]);
    t.refuse::<Array2<f64>>(doc().set("shape", [[2_i128], [3]]), &["invalid type"]);
    t.refuse::<Array2<f64>>(
        doc().set("data", Doc::Null),
        &["shape [2, 3] of float64 needs 48 bytes, the data has 0"],
    );
    t.refuse::<Array2<f64>>(doc().set("data", Doc::Map(vec![])), &["invalid type", "float64"]);

    t.own_words(&[Yaml]);
    for key in ["dtype", "shape", "byteorder", "order", "data"] {
        let Doc::Map(entries) = doc() else { unreachable!() };
        let again = entries.into_iter().find(|entry| entry.0 == key).unwrap().1;
        t.refuse::<Array2<f64>>(doc().and(key, again), &[&format!("duplicate field `{key}`")]);
    }
    t.judge(52);
}

#[test]
fn not_a_document() {
    let mut t = Table::new();
    t.own_words(&[Ciborium]);
    for doc in [Doc::Null, Doc::Bool(true), 7.into(), 0.5.into(), "text".into()] {
        t.refuse::<Array2<f64>>(doc, &["invalid type", "a {wire} array"]);
    }
    // These read structs from maps alone.
    t.own_words(&[Ciborium, Yaml]);
    let Doc::List(five) = Doc::array().sequence() else { unreachable!() };
    for len in 1..5 {
        let words = format!("invalid length {len}");
        t.refuse::<Array2<f64>>(
            Doc::List(five[..len].to_vec()),
            &[&words, "a {wire} array", "dtype, shape"],
        );
    }
    // The one wire takes them for lists of numbers, the other for values without keys.
    t.refuse::<Array2<f64>>([1].into(), &[]);
    t.refuse::<Array2<f64>>(Doc::List(vec![]), &[]);
    let six = [&five[..], &[Doc::Null]].concat();
    t.refuse::<Array2<f64>>(Doc::List(six), &[]);
    t.judge(12);
}

#[test]
fn base64_that_is_malformed_or_not_canonical() {
    let mut t = Table::new();
    let bytes = |text: &str| Doc::of("uint8", &[1], text);
    for (text, words) in [
        ("AQ=", "3 characters are not a multiple of 4"),
        ("AQ", "2 characters are not a multiple of 4"),
        ("AR==", "the base64 is wrong"),
        ("A===", "the base64 is wrong"),
        ("====", "the base64 is wrong"),
        ("AQ==AQ==", "the base64 is wrong"),
        ("A=Q=", "the base64 is wrong"),
        ("A-_=", "the base64 is wrong"),
        ("A*Q=", "the base64 is wrong"),
        (" AQ=", "the base64 is wrong"),
        ("AQ=\n", "the base64 is wrong"),
        ("ÄQ=", "the base64 is wrong"),
        ("AQI=", "needs 1 bytes, the data has 2"),
        ("", "needs 1 bytes, the data has 0"),
    ] {
        t.refuse::<Array1<u8>>(bytes(text), &[words]);
    }
    let double = |text: &str| Doc::of("<f8", &[1, 1], text);
    t.refuse::<Array2<f64>>(
        double("AAAAAAAAAAA"),
        &["base64", "11 characters are not a multiple of 4"],
    );
    t.refuse::<Array2<f64>>(double("AAAAAAA*AAA="), &["the base64 is wrong"]);
    t.refuse::<Array2<f64>>(double("AAAAAAAAAAB="), &["the base64 is wrong"]);
    t.judge(17);
}

#[test]
fn numbers() {
    let mut t = Table::new();
    t.refuse::<Array1<u8>>(list("uint8", [1, 256]), &["the number 256 is out of range for uint8"]);
    t.refuse::<Array1<u8>>(list("uint8", [-1]), &["the number -1 is out of range for uint8"]);
    t.refuse::<Array1<i8>>(list("int8", [-129]), &["the number -129 is out of range for int8"]);
    t.refuse::<Array1<i32>>(list("int32", [1 << 31]), &["2147483648 is out of range for int32"]);
    t.refuse::<Array1<i16>>(list("int16", [40000]), &["40000 is out of range for int16"]);
    t.refuse::<Array1<i64>>(list("int64", [1 << 63]), &["out of range for int64"]);
    t.refuse::<Array1<u64>>(list("uint64", [-1]), &["the number -1 is out of range for uint64"]);
    t.refuse::<Array1<u64>>(list("uint64", [1e30]), &["out of range for uint64"]);
    t.refuse::<Array1<i16>>(list("int16", [1.5]), &["1.5 has a fraction, the field holds int16"]);
    t.refuse::<Array1<i16>>(list("int16", ["NaN"]), &["NaN is out of range for int16"]);
    t.refuse::<Array1<i64>>(
        list("int64", [2e18]),
        &["{wire}: at [0]: the float 2000000000000000000 may have been a number", "int64"],
    );
    t.refuse::<Array1<f32>>(list("float32", [1e39]), &["is out of range for float32"]);
    t.refuse::<Array1<f16>>(list("float16", [65520.0]), &["65520 is out of range for float16"]);
    t.refuse::<Array1<f32>>(list("float32", [true]), &["the bool true in a list of float32"]);
    t.refuse::<Array1<u8>>(list("uint8", [true]), &["the bool true in a list of uint8"]);
    t.refuse::<Array1<bool>>(list("bool", [1]), &["the number 1 in a list of bool"]);
    t.refuse::<Array1<f32>>(list("float32", ["nan"]), &["unknown number", "nan", "float32"]);
    t.refuse::<Array1<f32>>(
        list("float32", [Doc::Null]),
        &["invalid type", "a float32 number of a {wire} array"],
    );

    t.refuse::<Array1<f64>>(
        Doc::of("float64", &[3], [1.0, 2.0]),
        &["shape [3] needs 3 numbers, the list has 2"],
    );
    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[2, 2], [1.0; 6]),
        &["shape [2, 2] needs 4 numbers, the list has 6"],
    );
    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[2, 3], [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]),
        &["the nested list has shape [3, 2], the shape is [2, 3]"],
    );
    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[2, 0], Doc::List(vec![Doc::List(vec![]); 3])),
        &["the nested list has shape [3, 0], the shape is [2, 0]"],
    );
    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[2, 2], [vec![1.0, 2.0], vec![3.0]]),
        &["ragged list: the row at [1] has 1 items, the rows before it have 2"],
    );
    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[2, 2], [Doc::from([1.0, 2.0]), 3.0.into()]),
        &["the list at [1] mixes numbers and lists"],
    );
    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[2, 2], [3.0.into(), Doc::from([1.0, 2.0])]),
        &["the list at [1] mixes numbers and lists"],
    );
    t.refuse::<Array1<f64>>(
        Doc::of("float64", &[2], [Doc::List(vec![]), 1.0.into()]),
        &["the list at [1] mixes numbers and lists"],
    );

    t.refuse::<Array2<f64>>(
        Doc::of("float64", &[3, 1], [[1, 2, 3]]).set("order", "F"),
        &["shape [1, 3], the shape is [3, 1]"],
    );

    let complex = |shape: &[i128], data: Doc| Doc::of("complex64", shape, data);
    t.refuse::<Array1<Complex<f32>>>(
        complex(&[2], [1.0, 2.0].into()),
        &["nested list has shape [], the shape is [2]"],
    );
    t.refuse::<Array1<Complex<f32>>>(
        complex(&[1], [[1.0, 2.0, 3.0]].into()),
        &["a list of 3 numbers for a complex number"],
    );
    t.refuse::<Array0<Complex<f32>>>(
        complex(&[], 1.0.into()),
        &["a number without its imaginary part in a list of complex64"],
    );

    t.refuse::<Array1<Complex<f32>>>(part("data", [[1e39, 0.0]]), &["out of range for complex64"]);

    let deep = |depth| (0..depth).fold(Doc::from(1.0), |inner, _| Doc::List(vec![inner]));
    // sonic-rs, YAML and others have limits of their own, some before 66.
    t.refuse::<ArrayD<f64>>(Doc::of("float64", &[1], deep(65)), &[]);
    t.refuse::<ArrayD<f64>>(Doc::of("float64", &[1], deep(110)), &["more than 64 axes"]);
    t.judge(33);
}

/// Lists before anything says of what dtype and shape they are: the field does.
#[test]
fn lists_that_come_first() {
    let mut t = Table::new();
    let data = |data: Doc| part("data", data);
    let rows = |first: Doc, second: Doc| data([first, second].into());

    t.refuse::<Array2<f64>>(
        rows([1, 2].into(), [3].into()),
        &["ragged", "[1] has 1 items", "have 2"],
    );
    t.refuse::<Array2<f64>>(rows([1, 2].into(), 3.into()), &["[1] mixes numbers and lists"]);
    t.refuse::<Array2<f64>>(rows(1.into(), [2].into()), &["[1] mixes numbers and lists"]);
    t.refuse::<Array2<f64>>(rows(1.into(), "nan".into()), &["unknown number \"nan\"", "float64"]);
    t.refuse::<Array2<f64>>(
        rows(1.into(), Doc::Null),
        &["invalid type", "float64 number of a {wire} array"],
    );
    t.refuse::<Array2<f64>>(rows(1.into(), true.into()), &["the bool true in a list of float64"]);
    t.refuse::<Array1<bool>>(data([0, 1].into()), &["the number 0 in a list of bool"]);
    t.refuse::<Array1<i16>>(data([-32769].into()), &["-32769 is out of range for int16"]);
    t.refuse::<Array1<i16>>(data(["NaN"].into()), &["NaN", "int16"]);
    t.refuse::<Array1<Complex<f32>>>(data([[1, 2, 3]].into()), &["3 numbers for a complex number"]);
    t.refuse::<Array1<Complex<f32>>>(data(5.into()), &["without its imaginary part"]);
    t.judge(11);
}

/// What a field says of a document of some format.
fn said<W: Wire, T>(document: Document) -> String
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray + std::fmt::Debug,
{
    match document {
        Json(text) => serde_json::from_str::<Nd<T, W>>(text).unwrap_err().to_string(),
        Yml(text) => serde_yaml_ng::from_str::<Nd<T, W>>(text).unwrap_err().to_string(),
        Msgpack(bytes) => rmp_serde::from_slice::<Nd<T, W>>(bytes).unwrap_err().to_string(),
        Cbor(bytes) => ciborium::from_reader::<Nd<T, W>, _>(bytes).unwrap_err().to_string(),
    }
}

#[derive(Clone, Copy, Debug)]
enum Document {
    Json(&'static str),
    Yml(&'static str),
    Msgpack(&'static [u8]),
    Cbor(&'static [u8]),
}

use Document::{Cbor, Json, Msgpack, Yml};

/// The first mistake of many: the message says which wires read what stands there.
#[test]
fn plain_lists_are_told() {
    const HINT: &str = "plain lists are read by the wires nested and any";
    let fixed = [
        Json("[1.0,2.0]"),
        Json("[[1,2],[3,4]]"),
        Json("[]"),
        Json("1.5"),
        Yml("[[1, 2], [3, 4]]"),
        Msgpack(b"\x92\x01\x02"),
        Msgpack(b"\x92\x92\x01\x02\x92\x01\x02"),
        Cbor(b"\x82\x01\x02"),
    ];
    for document in fixed {
        let said = [
            said::<Tagged, ArrayD<f64>>(document),
            said::<JsonNumpy, ArrayD<f64>>(document),
            said::<MsgpackNumpy, ArrayD<f64>>(document),
        ];
        // ciborium has no words for what it expected.
        let is_told = |said: &String| said.contains(HINT) || matches!(document, Cbor(_));
        assert!(said.iter().all(is_told), "{document:?}: {said:#?}");
    }
    let why = said::<NdarrayV1, Array2<f64>>(Json("[[1,2],[3,4]]"));
    assert!(why.contains(HINT), "{why}");
    // A field of any dtype is told what is missing.
    for document in [Json("[[1,2],[3,4]]"), Msgpack(b"\x92\x92\x01\x02\x92\x01\x02")] {
        for why in [said::<Tagged, DynArray>(document), said::<Readable, DynArray>(document)] {
            assert!(why.contains("plain lists state no dtype"), "{document:?}: {why}");
        }
    }
    let why = said::<Readable, DynArray>(Json("[1,2]"));
    assert!(why.contains(HINT), "{why}");
}

/// A key that another layout is known by.
#[test]
fn keys_of_other_layouts_are_told() {
    let rows = [
        (r#"{"__numpy__":"AAAA","dtype":"<f4","shape":[1]}"#, "json_numpy", "json_numpy and any"),
        (r#"{"nd":true,"type":"<f4","kind":""}"#, "msgpack_numpy", "msgpack_numpy and any"),
        (r#"{"v":1,"dim":[1],"data":[1]}"#, "ndarray's own serde", "ndarray_v1 and any"),
        (r#"{"__ndarray__":[1],"dtype":"float64","shape":[1]}"#, "json_tricks", "any"),
        (r#"{"bdata":"AAAA","dtype":"f4"}"#, "plotly", "any"),
        (r#"{"type":"ndarray","array":{}}"#, "bokeh", "any"),
        (r#"{"datatype":"FP32","shape":[1],"data":[1]}"#, "the Open Inference", "any"),
        (r#"{"@module":"numpy","@class":"array"}"#, "monty", "any"),
        (r#"{"_nd_":true,"dtype":"<f4","data":""}"#, "qcelemental", "any"),
        (r#"{"dims":["x"],"data":[1]}"#, "xarray", "any"),
        (r#"{"py/object":"numpy.ndarray"}"#, "jsonpickle", "any"),
        (r#"{"_ArrayType_":"double","_ArraySize_":[1]}"#, "jdata", "any"),
    ];
    for (document, layout, wires) in rows {
        for why in [
            said::<Tagged, Array1<f32>>(Json(document)),
            said::<Readable, Array1<f32>>(Json(document)),
        ] {
            let (of, read) = (format!("the layout of {layout}"), format!("{wires} read"));
            assert!(why.contains(&of) && why.contains(&read), "{why}");
            assert!(why.contains("unknown field"), "{why}");
        }
    }
    let document = Json(r#"{"byteorder":"little","dtype":"float32","shape":[1],"data":"AAAA"}"#);
    let why = said::<JsonNumpy, Array1<f32>>(document);
    assert!(
        why.contains("the layout of tagged, which the wires tagged, readable and any"),
        "{why}"
    );
    let why = said::<Tagged, Array1<f32>>(Json(r#"{"strides":[1]}"#));
    assert!(why.ends_with("`data` at line 1 column 10"), "{why}");
}
