//! Text of a fixed width: arrays of strings and byte strings, as NumPy has them.

use std::borrow::Cow;

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::{Array0, Array1, Array2, ArrayD, IxDyn, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, Element, Nd, NdDeserialize, NdSerialize,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{
        Any, JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy, NpyLatin1, Readable, Tagged, Triple,
        Wire,
    },
};
use ndserde_test_support::{
    backend::{
        One,
        one::{JsonSlice, RmpNamed},
    },
    for_each_attacked, for_each_wire,
};
use serde_json::Value;

/// What NumPy and its libraries write, see `golden/texts.py`.
const TEXTS: &str = include_str!("golden/texts.jsonl");

/// A row as an array of its element type.
fn array<A: Element>(row: &Value, element: impl Fn(&str) -> A) -> ArrayD<A> {
    let shape: Vec<usize> = serde_json::from_value(row["shape"].clone()).unwrap();
    let texts: Vec<String> = serde_json::from_value(row["texts"].clone()).unwrap();
    let c =
        ArrayD::from_shape_vec(shape, texts.iter().map(|text| element(text)).collect()).unwrap();
    if row["order"] == "C" {
        return c;
    }
    let mut f = ArrayD::from_elem(c.raw_dim().f(), element(""));
    f.assign(&c);
    f
}

/// The documents of a row, by the wire that reads them.
fn documents(row: &Value) -> [(&'static str, Vec<u8>); 4] {
    let text = |key: &str| row[key].as_str().unwrap().as_bytes().to_vec();
    let npy = serde_json::to_vec(&row["npy"]).unwrap();
    [
        ("tagged", text("tagged")),
        ("npy", npy),
        ("json_numpy", text("json_numpy")),
        ("triple", text("triple")),
    ]
}

fn read<T>(wire: &str, document: &[u8]) -> T
where
    T: for<'de> DeserializeBy<'de, Tagged>
        + HoldsArray
        + for<'de> DeserializeBy<'de, Npy>
        + HoldsArray
        + for<'de> DeserializeBy<'de, JsonNumpy>
        + HoldsArray
        + for<'de> DeserializeBy<'de, Triple>
        + HoldsArray
        + for<'de> DeserializeBy<'de, MsgpackNumpy>
        + HoldsArray,
{
    match wire {
        "tagged" => JsonSlice::read_by::<Tagged, T>(document).unwrap(),
        "npy" => JsonSlice::read_by::<Npy, T>(document).unwrap(),
        "json_numpy" => JsonSlice::read_by::<JsonNumpy, T>(document).unwrap(),
        "triple" => JsonSlice::read_by::<Triple, T>(document).unwrap(),
        _ => RmpNamed::read_by::<MsgpackNumpy, T>(document).unwrap(),
    }
}

#[test]
fn what_numpy_writes_is_read() {
    let mut rows = 0;
    for row in TEXTS.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let msgpack = BASE64_STANDARD.decode(row["msgpack_numpy"].as_str().unwrap()).unwrap();
        let mut documents = documents(&row).to_vec();
        documents.push(("msgpack_numpy", msgpack));
        for (wire, document) in documents {
            // Unmarked text is little-endian to a triple, whose writer had no mark to give.
            if row["dtype"].as_str().unwrap().contains('S') {
                let before = array(&row, |text| text.chars().map(|c| c as u8).collect::<Vec<u8>>());
                assert_eq!(read::<ArrayD<Vec<u8>>>(wire, &document), before, "{wire} {row}");
            } else {
                let before = array(&row, str::to_owned);
                assert_eq!(read::<ArrayD<String>>(wire, &document), before, "{wire} {row}");
                let any = read::<DynArray>(wire, &document);
                assert_eq!(any.into_array::<String, IxDyn>().unwrap(), before, "{wire} {row}");
            }
            rows += 1;
        }
    }
    assert!(rows > 100, "only {rows} documents");
}

/// What NumPy itself would write of the width of the longest, byte for byte.
#[test]
fn what_is_written_is_what_numpy_writes() {
    let mut same = 0;
    for row in TEXTS.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let tagged = row["tagged"].as_str().unwrap();
        let (any, dtype) = if row["dtype"].as_str().unwrap().contains('S') {
            let array = array(&row, |text| text.chars().map(|c| c as u8).collect::<Vec<u8>>());
            (DynArray::try_from_array(&array).unwrap(), array.iter().map(Vec::len).max())
        } else {
            let array = array(&row, str::to_owned);
            assert_eq!(
                write::<Tagged, _>(&array),
                write::<Tagged, _>(&DynArray::try_from_array(&array).unwrap())
            );
            (
                DynArray::try_from_array(&array).unwrap(),
                array.iter().map(|text| text.chars().count()).max(),
            )
        };
        let width = dtype.unwrap_or(0).max(1);
        if row["dtype"].as_str().unwrap().get(2..) != Some(&width.to_string()) {
            continue;
        }
        assert_eq!(write::<Tagged, _>(&any), tagged);
        if !row["dtype"].as_str().unwrap().starts_with('>') {
            assert_eq!(write::<Npy, _>(&any), row["npy"].to_string());
        }
        same += 1;
    }
    assert!(same > 10, "only {same} rows of that width");
}

fn write<W: Wire, T: SerializeBy<W> + HoldsArray>(array: &T) -> String {
    serde_json::to_string(&Nd::<&T, W>::from(array)).unwrap()
}

#[test]
fn each_wire_and_data_format_carries_text() {
    let before = arr2(&[["a", "bcd", ""], ["é", "日本語", "𝄞"]]);
    let owned: Array2<String> = before.mapv(str::to_owned);
    for_each_wire!(W => for_each_attacked!(B => {
        let place = format!("{} {:?}", W::NAME, B::BACKEND);
        let document = B::write(&Nd::<_, W>::from(&before)).expect(&place);
        let read = B::read::<Nd<Array2<String>, W>>(&document).unwrap().into_inner();
        assert_eq!(read, owned, "{place}");
        let read = B::read::<Nd<Array2<Cow<'static, str>>, W>>(&document).unwrap().into_inner();
        assert_eq!(read, before, "{place}");
    }));
}

#[test]
fn lists_hold_strings_as_they_are() {
    let labels = arr2(&[["cat", "horse"], ["", "é"]]);
    assert_eq!(write::<Nested, _>(&labels), r#"[["cat","horse"],["","é"]]"#);
    assert_eq!(
        write::<Readable, _>(&labels),
        r#"{"dtype":"<U5","shape":[2,2],"byteorder":"little","order":"C","data":[["cat","horse"],["","é"]]}"#
    );
    assert_eq!(
        write::<NdarrayV1, _>(&labels),
        r#"{"v":1,"dim":[2,2],"data":["cat","horse","","é"]}"#
    );
    // A bare string would be read as base64, so a single text is in a list.
    for text in ["AQID", "no base64"] {
        let single: Array0<String> = arr0(text.to_owned());
        for json in [write::<Readable, _>(&single), write::<Tagged, _>(&single)] {
            let back = serde_json::from_str::<Nd<Array0<String>>>(&json).unwrap().into_inner();
            assert_eq!(back, single, "{json}");
        }
        assert_eq!(write::<Nested, _>(&single), format!("{text:?}"));
    }
    let bytes = arr1(&[b"ab".to_vec()]);
    for error in [
        serde_json::to_string(&Nd::by::<Nested>(&bytes)).unwrap_err().to_string(),
        serde_json::to_string(&Nd::by::<Readable>(&bytes)).unwrap_err().to_string(),
    ] {
        assert!(
            error.contains("lists hold no elements of |S2: the wire tagged carries them"),
            "{error}"
        );
    }
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Labelled {
    labels: Array1<String>,
    #[nd(wire = NpyLatin1)]
    keys: Vec<Array1<Vec<u8>>>,
    any: DynArray,
}

#[test]
fn a_struct_holds_text() {
    let before = Labelled {
        labels: arr1(&["a".to_owned(), "bc".to_owned()]),
        keys: vec![arr1(&[b"k\xff".to_vec(), b"".to_vec()])],
        any: DynArray::try_from_array(&arr1(&["x"])).unwrap(),
    };
    for_each_attacked!(B => {
        let document = B::write(&before).unwrap();
        assert_eq!(B::read::<Labelled>(&document).unwrap(), before, "{:?}", B::BACKEND);
    });
}

fn refused<T>(json: &str) -> String
where
    T: for<'de> DeserializeBy<'de, Tagged> + HoldsArray + std::fmt::Debug,
{
    serde_json::from_str::<Nd<T>>(json).unwrap_err().to_string()
}

fn document(dtype: &str, shape: &str, data: &str) -> String {
    format!(
        r#"{{"dtype":"{dtype}","shape":{shape},"byteorder":"little","order":"C","data":{data}}}"#
    )
}

#[test]
fn an_array_of_what_is_no_character_is_refused_with_its_place() {
    for shape in ["[2,2]", "[4]"] {
        let words: Vec<u8> =
            [65, 66, 67, 0x0011_0000].into_iter().flat_map(u32::to_le_bytes).collect();
        let data = format!("\"{}\"", BASE64_STANDARD.encode(words));
        let error = refused::<DynArray>(&document("<U1", shape, &data));
        assert!(error.contains("element 3 of the text has 0x110000, no character"), "{error}");
    }
    // In a record too.
    let data = format!("\"{}\"", BASE64_STANDARD.encode([1, 2, 0, 0xd8, 0, 0]));
    let dtype = r#"[["a","<i2"],["b","<U1"]]"#;
    let json = document("<U1", "[1]", &data).replace(r#""<U1""#, dtype);
    let error = refused::<DynArray>(&json);
    assert!(error.contains("element 0 of the text has 0xd800, no character"), "{error}");
}

#[test]
fn what_is_no_text_of_this_width_is_refused() {
    type Text = Array1<String>;
    let word = |word: u32| format!("\"{}\"", BASE64_STANDARD.encode(word.to_le_bytes()));
    let rows = [
        (
            refused::<Text>(&document("<U1", "[1]", &word(0x0011_0000))),
            "element 0 of the text has 0x110000, no character",
        ),
        (refused::<Text>(&document("<U1", "[1]", &word(0xd800))), "has 0xd800, no character"),
        (
            refused::<Text>(&document("<U3", "[1]", &word(65))),
            "shape [1] of <U3 needs 12 bytes, the data has 4",
        ),
        (refused::<Text>(&document("<U0", "[1]", "\"\"")), "unknown dtype \"<U0\""),
        (refused::<Text>(&document("<U01", "[1]", "\"\"")), "unknown dtype \"<U01\""),
        (
            refused::<Text>(&document("<U4294967297", "[1]", "\"\"")),
            "unknown dtype \"<U4294967297\"",
        ),
        (refused::<Text>(&document("|U1", "[1]", "\"\"")), "unknown dtype \"|U1\""),
        (
            refused::<Text>(&document("|S1", "[1]", "\"QQ==\"")),
            "the data is |S1, the field holds str",
        ),
        (
            refused::<Text>(&document("float64", "[1]", "\"QQ==\"")),
            "the data is float64, the field holds str",
        ),
        (
            refused::<Array1<f64>>(&document("<U1", "[1]", &word(65))),
            "the data is <U1, the field holds float64",
        ),
        (
            refused::<Text>(&document("<U2", "[1]", r#"["abc"]"#)),
            "the list has a text of 3 characters, the dtype <U2 room for 2",
        ),
        (
            refused::<Text>(&document("<U2", "[2]", r#"["a",1]"#)),
            "invalid type: integer `1`, expected a text of a tagged array",
        ),
        (
            refused::<Text>(&document("<U2", "[2]", r#"["a","b\u0000"]"#)),
            "the text of element 1 ends with NUL",
        ),
        (
            refused::<Text>(&document("<U2", "[2,2]", r#"[["a","b"],["c"]]"#)),
            "the row at [1] has 1 items, the rows before it have 2",
        ),
    ];
    for (error, words) in rows {
        assert!(error.contains(words), "{error}");
        assert!(error.contains("tagged"), "{error}");
    }
}

#[test]
fn a_trailing_nul_is_refused_and_any_other_kept() {
    let error = serde_json::to_string(&Nd::new(arr1(&["a", "b\0"]))).unwrap_err().to_string();
    assert!(error.contains("tagged: the text of element 1 ends with NUL"), "{error}");
    let error = serde_json::to_string(&Nd::new(arr1(&[vec![1_u8, 0]]))).unwrap_err().to_string();
    assert!(error.contains("tagged: the text of element 0 ends with NUL"), "{error}");
    let kept = arr1(&["\0a".to_owned(), "b\0c".to_owned()]);
    let json = write::<Tagged, _>(&kept);
    assert_eq!(serde_json::from_str::<Nd<Array1<String>>>(&json).unwrap().into_inner(), kept);
}

/// One long text among many short ones makes each as long as it: that is an error, on both sides.
#[test]
fn one_long_text_does_not_make_a_huge_document() {
    let mut texts = vec!["ab".to_owned(); 100_000];
    texts[7] = "x".repeat(10_000);
    let words = "100000 texts of 209998 characters in all would take 4000000000 bytes, each as wide as \
                 <U10000 (element 7 has 10000 characters)";
    let error = serde_json::to_string(&Nd::new(arr1(&texts))).unwrap_err().to_string();
    assert!(error.contains(words), "{error}");
    let list = serde_json::to_string(&texts).unwrap();
    let error = serde_json::from_str::<Nd<Array1<String>, Nested>>(&list).unwrap_err().to_string();
    assert!(error.contains(words), "{error}");
    let stated =
        document("<U10000", "[100000]", &serde_json::to_string(&vec!["ab"; 100_000]).unwrap());
    let error = refused::<DynArray>(&stated);
    assert!(error.contains("would take 4000000000 bytes"), "{error}");
    // Labels of unlike lengths are no such thing.
    let labels: Array1<String> = (0..1000).map(|n| "y".repeat(n % 40)).collect();
    let json = write::<Tagged, _>(&labels);
    assert_eq!(serde_json::from_str::<Nd<Array1<String>>>(&json).unwrap().into_inner(), labels);
}

#[test]
fn any_dtype_holds_text() {
    let any = DynArray::try_from_array(&arr2(&[["cat", "horse"]])).unwrap();
    assert_eq!(any.dtype(), &DType::Str(5));
    assert_eq!(any.to_string(), r#"[["cat", "horse"]], dtype=<U5, shape=[1, 2]"#);
    assert_eq!(
        any.cast::<String, IxDyn>().unwrap(),
        any.clone().into_array::<String, IxDyn>().unwrap()
    );
    assert!(any.view::<String, IxDyn>().is_err());
    assert!(any.cast::<f64, IxDyn>().unwrap_err().to_string().contains("<U5"));
    let bytes = DynArray::try_from_array(&arr1(&[b"a\xff".to_vec(), vec![]])).unwrap();
    assert_eq!(bytes.to_string(), r#"[b"a\xff", b""], dtype=|S2, shape=[2]"#);
}

/// In a binary format a text without axes stands by itself: shorter than the base64 of one.
#[test]
fn a_text_without_axes_comes_back_by_readable() {
    for text in ["", "a", "ab", "abcd", "abcdefgh", "NaN", "1.5", "true", "äöü", "🦀"] {
        let array = arr0(text.to_owned());
        let nd = Nd::<_, Readable>::from(&array);
        let mut cbor = Vec::new();
        ciborium::into_writer(&nd, &mut cbor).unwrap();
        let named = rmp_serde::to_vec_named(&nd).unwrap();
        let compact = rmp_serde::to_vec(&nd).unwrap();
        let read: Array0<String> =
            ciborium::from_reader::<Nd<_, Readable>, _>(&cbor[..]).unwrap().into_inner();
        assert_eq!(read, array, "{text}");
        let dynamic = DynArray::try_from_array(&array).unwrap();
        for bytes in [&named, &compact] {
            let read: Nd<Array0<String>, Readable> = rmp_serde::from_slice(bytes).unwrap();
            assert_eq!(read.into_inner(), array, "{text}");
            let read: Nd<DynArray, Readable> = rmp_serde::from_slice(bytes).unwrap();
            assert_eq!(read.into_inner(), dynamic, "{text}");
        }
        let read: Nd<DynArray, Any> = rmp_serde::from_slice(&named).unwrap();
        assert_eq!(read.into_inner(), dynamic, "{text}");
    }
}

/// A document of an array, whose keys stay in this order.
#[derive(serde::Deserialize, serde::Serialize)]
struct InOrder {
    dtype: String,
    shape: Vec<usize>,
    byteorder: String,
    order: String,
    data: Value,
}

/// What a document of one array says of texts, in JSON and in `MessagePack`.
#[test]
fn texts_are_what_dtype_and_shape_say() {
    let both = |dtype: &str, shape: &str, byteorder: &str, data: &str| {
        let json = format!(
            r#"{{"data":{data},"dtype":"{dtype}","shape":{shape},"byteorder":"{byteorder}","order":"C"}}"#
        );
        let first = format!(
            r#"{{"dtype":"{dtype}","shape":{shape},"byteorder":"{byteorder}","order":"C","data":{data}}}"#
        );
        let document: InOrder = serde_json::from_str(&first).unwrap();
        let pack = rmp_serde::to_vec_named(&document).unwrap();
        let shown = |read: Result<Nd<DynArray, Readable>, String>| match read {
            Ok(array) => array.into_inner().to_string(),
            Err(why) => why,
        };
        [
            shown(serde_json::from_str(&json).map_err(|why| why.to_string())),
            shown(serde_json::from_str(&first).map_err(|why| why.to_string())),
            shown(rmp_serde::from_slice(&pack).map_err(|why| why.to_string())),
        ]
    };
    let marks = "the dtype marks <U2 as little-endian, the byteorder says big";
    let early = "unknown number \"ab\" in a list whose dtype the document has not stated before it";
    let none = "[], dtype=<U2, shape=[0]";
    let ab = "\"ab\", dtype=<U2, shape=[]";
    for (dtype, shape, byteorder, data, found) in [
        // A list without items, before its dtype too, as cbor2's canonical form sorts the keys.
        ("<U2", "[0]", "little", "[]", [none, none, none]),
        ("<U2", "[0]", "little", r#""""#, [none, none, none]),
        ("<U2", "[1]", "little", "[]", ["needs 1", "needs 1", "needs 1"]),
        // A byte order that is not the mark's, in lists as in bytes.
        ("<U2", "[1]", "big", r#"["ab"]"#, [early, marks, marks]),
        ("<U2", "[1]", "big", r#""AAAAYQAAAGI=""#, [marks, marks, marks]),
        ("<U2", "[]", "big", r#""ab""#, [marks, marks, marks]),
        // An element alone, or the base64 of one.
        ("<U2", "[]", "little", r#""ab""#, ["the base64 is wrong", "the base64 is wrong", ab]),
        ("<U2", "[]", "little", r#""YQAAAGIAAAA=""#, [ab, ab, ab]),
        ("<U2", "[]", "little", r#""abc""#, ["the base64 is wrong"; 3]),
        ("<U2", "[1]", "little", r#""ab""#, ["the base64 is wrong"; 3]),
        ("<U4", "[2]", "little", r#""AAAA""#, ["needs 32 bytes, the data has 3"; 3]),
        // Bytes that are no characters, also in a record.
        (
            "<U1",
            "[1]",
            "little",
            r#""////fw==""#,
            ["element 0 of the text has 0x7fffffff, no character"; 3],
        ),
        (
            "<U1",
            "[2]",
            "little",
            r#""YQAAAADYAAA=""#,
            ["element 1 of the text has 0xd800, no character"; 3],
        ),
    ] {
        let read = both(dtype, shape, byteorder, data);
        for (read, found) in read.iter().zip(found) {
            assert!(
                read.contains(found),
                "{dtype} {shape} {byteorder} {data}: {read}, not {found}"
            );
        }
    }
}
