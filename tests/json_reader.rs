//! `ndserde::json` reads as `serde_json` reads: the same values, bit for bit, and the same errors, with
//! their place and kind. Only the bare words `NaN`, `Infinity` and `-Infinity` are read where
//! `serde_json` refuses them: as numbers are that stand in their place.

use std::{collections::BTreeMap, fmt::Debug, io};

use half::{bf16, f16};
use ndarray::{Array0, Array1, Array2, array};
use ndserde::{
    Columns, DynArray, Element, Nd, NdColumns, Value, json,
    wire::{Any as AnyWire, JsonNumpy, NdarrayV1, Nested, Readable, Tagged, Wire},
};
use ndserde_test_support::json_reader::{
    Enum, Newtype, Strict, Unit, Untagged, said, same, same_as_all,
};
use num_complex::{Complex32, Complex64};
use proptest::prelude::*;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{error::Category, value::RawValue};

/// A text with a word reads as the text with a number of the same length does.
fn same_as_number<T: Debug + DeserializeOwned>(text: &str, kinds: &mut [usize; 2]) {
    // The number, the word, and how the word's value is shown.
    for (number, word, shown) in
        [("1.5", "NaN", "NaN"), ("1.500000", "Infinity", "inf"), ("-1.500000", "-Infinity", "-inf")]
    {
        let read = |what: &str| said(json::from_str::<T>(&text.replace('#', what)));
        let ((ours, kind), (expected, expected_kind)) = (read(word), read(number));
        // A raw value is the text.
        let is_raw = std::any::type_name::<T>().contains("RawValue");
        let shown = if is_raw && kind == Category::Io { word } else { shown };
        let expected = expected.replace(number, shown).replace(number.trim_end_matches('0'), shown);
        assert_eq!(ours, expected, "{text} with {word}");
        assert_eq!(kind, expected_kind, "{text} with {word}");
        kinds[usize::from(kind == Category::Io)] += 1;
    }
}

#[test]
fn bare_words_are_read_as_numbers_are() {
    let mut kinds = [0; 2];
    for text in [
        "#",
        " #\n",
        "#x",
        "# 1",
        "#\"",
        "[#]",
        "[#",
        "[ # , # ]",
        "[1,#]",
        "[#,1]",
        "[2.5,#]x",
        "[[#,1],[2,3]]",
        "[1,[#]]",
        "[1 #]",
        "[#,]",
        "[\"a\",#]",
        "{\"a\":#}",
        "{\"a\":#,\"b\":\"x\"}",
        "{#:1}",
        "{\"c\":[#,1]}",
        "{\"d\":[#,{\"e\":#}],\"a\":1}",
        "{\"a\":#,\"a\":1}",
        "{\"d\":#}",
        "{\"Newtype\":#}",
        "[null,#]",
        "[#,true]",
        "[#,\"tab\there\"]",
        "{\"a\" #}",
        "[\"\\\"NaN\", #, x]",
    ] {
        macro_rules! all {
            ($($type:ty),* $(,)?) => {$(same_as_number::<$type>(text, &mut kinds);)*};
        }
        all!(
            IgnoredAny, bool, char, (), Unit, String, u8, i64, u64, f32, f64, Option<u8>,
            Option<f64>, Vec<u8>, Vec<i64>, Vec<f32>, Vec<f64>, Vec<Option<f32>>, Vec<Vec<f64>>,
            [f64; 2], (f32, f64), Vec<String>, serde_bytes::ByteBuf, BTreeMap<String, f64>,
            BTreeMap<i32, f64>, BTreeMap<bool, u8>, Strict, Enum, Vec<Enum>, Untagged, Newtype,
            Box<RawValue>, Vec<Box<RawValue>>, BTreeMap<String, Box<RawValue>>,
            Nd<Array1<f64>, Nested>, Nd<Array1<f32>, Nested>,
        );
    }
    assert!(kinds.iter().all(|kind| *kind > 300), "{kinds:?}");
}

#[test]
fn bare_words_have_their_bits() {
    let text = "[NaN, Infinity, -Infinity]";
    let bits = json::from_str::<Vec<f64>>(text).unwrap().into_iter().map(f64::to_bits);
    assert!(bits.eq([0x7ff8 << 48, 0x7ff0 << 48, 0xfff0 << 48]));
    let bits = json::from_str::<Vec<f32>>(text).unwrap().into_iter().map(f32::to_bits);
    assert!(bits.eq([0x7fc0_0000, 0x7f80_0000, 0xff80_0000]));
    // Which has no other word for them.
    assert_eq!(json::from_str::<serde_json::Value>(text).unwrap(), serde_json::json!([(), (), ()]));
    let raw = json::from_str::<Box<RawValue>>(text).unwrap();
    assert_eq!(raw.get(), text);
}

#[test]
fn bare_words_are_no_more_than_these() {
    for text in [
        "nan",
        "NAN",
        "-NaN",
        "+NaN",
        "Na",
        "Inf",
        "-Inf",
        "infinity",
        "+Infinity",
        "Infinit",
        "N",
        "I",
    ] {
        for text in [text.to_owned(), format!("[{text}]"), format!("{{\"a\":{text}}}")] {
            assert!(json::from_str::<IgnoredAny>(&text).is_err(), "{text}");
            assert!(json::from_str::<Untagged>(&text).is_err(), "{text}");
            assert!(json::from_str::<Value>(&text).is_err(), "{text}");
        }
    }
    for key in ["NaN", "Infinity", "-Infinity"] {
        // No number in quotes.
        same_as_all(format!("{{\"{key}\":1}}").as_bytes());
    }
    let error = json::from_str::<Vec<u8>>("[1,\n NaN]").unwrap_err();
    let wrong = "invalid type: floating point `NaN`, expected u8 at line 2 column 4";
    assert_eq!((error.to_string().as_str(), error.classify()), (wrong, Category::Data));
    let error = json::from_str::<i128>("-Infinity").unwrap_err().to_string();
    assert_eq!(error, "invalid type: floating point `-inf`, expected i128 at line 1 column 9");
}

const TEXTS: &[&str] = &[
    "",
    " ",
    "null",
    "nul",
    "nulL",
    "true",
    "tru",
    "false",
    "fals3",
    "nil",
    "Nan",
    "Infinite",
    "-Inf",
    "\"NaN, Infinity\"",
    "-",
    "- 1",
    "+1",
    ".5",
    "0",
    "-0",
    "-0.0",
    "00",
    "01",
    "-01",
    "1",
    "-1",
    "1.",
    "1.e5",
    "1.x",
    "1e",
    "1e+",
    "1e-",
    "1ex",
    "1E5",
    "1e5",
    "1e+5",
    "1e-5",
    "1.5",
    "-1.5",
    "1.5e300",
    "1e308",
    "1e309",
    "-1e309",
    "1e400",
    "0e400",
    "0.0e99999999999",
    "0.0e99999999999x",
    "1e2147483647 ",
    "1e2147483648 ",
    "1e99999999999999 ",
    "-0.01E+99999999999999,",
    "15681169014.4648447E581749949654689E637",
    "12345678901234567890.12345E581749949654689E637",
    "0.00000000000000000000000000E581749949654689E637",
    "-0.10e-99999999999999x",
    "1e-99999999999",
    "5e-324",
    "2e-324",
    "3e-324",
    "2.2250738585072014e-308",
    "2.2250738585072011e-308",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "255",
    "256",
    "-128",
    "-129",
    "65535",
    "65536",
    "4294967296",
    "9007199254740992",
    "9007199254740993",
    "9007199254740993.0",
    "9007199254740994.0000000000001",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "-18446744073709551616",
    "18446744073709551615.0",
    "99999999999999999999999",
    "340282366920938463463374607431768211455",
    "340282366920938463463374607431768211456",
    "-170141183460469231731687303715884105728",
    "170141183460469231731687303715884105728",
    "1.00000005960464477539062500000000000000000001",
    "1.000000059604644775390625",
    "1.0000000596046448",
    "3.4028235677973366e38",
    "3.4028235e38",
    "1e39",
    "1.17549435e-38",
    "1e-45",
    "7e-46",
    "0.1",
    "0.30000000000000004",
    "123456789012345678",
    "1234567890.12345678",
    "0.000000000000000000012345",
    "12345678901234567890.5",
    "1.2345678901234567890123",
    "0.1234567890123456789",
    "1.5 ",
    " 1.5",
    "1.5x",
    "1 2",
    "1,",
    "\u{feff}1",
    "\"\"",
    "\"a\"",
    "\"a",
    "\"",
    "\"\\",
    "\"\\\"\"",
    "\"\\n\\t\\r\\b\\f\\/\\\\\"",
    "\"\\x\"",
    "\"\\u00e9\"",
    "\"\\u00E9\"",
    "\"\\u00g9\"",
    "\"\\u00\"",
    "\"\\u",
    "\"\\ud83d\\ude00\"",
    "\"\\ud83d\"",
    "\"\\ud83dx\"",
    "\"\\ud83d\\n\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ud83d\\ud83d\\ude00\"",
    "\"\\ude00\"",
    "\"\\ud83d\\",
    "\"\\ud83d\\u\"",
    "\"tab\there\"",
    "\"\u{7f}\"",
    "\"\u{1}\"",
    "\"line\nbreak\"",
    "\"é😀\"",
    "\"é\\n😀\"",
    "\"a string that is longer than the few bytes that are looked at first, and then some\"",
    "\"a string that is longer than the few bytes that are looked at first, and \u{2} then some\"",
    "\"a string that is longer than the few bytes that are looked at first, and \\\" then some\"",
    "[]",
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,2]",
    "[1,2,3]",
    "[ 1 , 2 ]",
    "[1}",
    "[[]",
    "[[1.5,2],[3e0]]",
    "[1,\"a\"]",
    "[\"a\",1]",
    "[null,true]",
    "[1.5,]",
    "[0,255]",
    "[0,256]",
    "[\n1,\n\n x]",
    "[1,2]]",
    "[true,false,null]",
    "{}",
    "{",
    "}",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{\"a\":1}",
    "{\"a\" :\n1 }",
    "{a:1}",
    "{1:1}",
    "{,}",
    "{\"a\" 1}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":1,\"a\":2}",
    "{\"a\":null}",
    "{\"a\":1,\"b\":\"x\",\"c\":[1,2.5]}",
    "{\"a\":1,\"b\":\"\\n\"}",
    "{\"a\":1,\"d\":{\"e\":[1,\"\\ud800\",1e999]}}",
    "{\"a\":300}",
    "{\"a\":\"x\"}",
    "{\"c\":[1.00000005960464477539062500000000000001]}",
    "{\"1\":1}",
    "{\"-1\":2}",
    "{\"1.5\":2}",
    "{\"01\":2}",
    "{\"1 \":2}",
    "{\" 1\":2}",
    "{\"\":2}",
    "{\"1",
    "{\"340282366920938463463374607431768211455\":1}",
    "{\"true\":1}",
    "{\"false\":1}",
    "{\"tru\":1}",
    "{\"truex\":1}",
    "{\"x\":1}",
    "{\"\\n\":1}",
    "{\"b\":1}",
    "\"Unit\"",
    "\"Newtype\"",
    "\"Tuple\"",
    "\"Struct\"",
    "\"Other\"",
    "{\"Unit\":null}",
    "{\"Unit\":1}",
    "{\"Newtype\":1}",
    "{\"Newtype\":300}",
    "{\"Tuple\":[1,\"a\"]}",
    "{\"Tuple\":[1]}",
    "{\"Tuple\":[1,\"a\",2]}",
    "{\"Struct\":{\"a\":1}}",
    "{\"Struct\":[1]}",
    "{\"Newtype\":1,\"Unit\":null}",
    "{\"Unit\":1}",
    "{\"Other\":1}",
    "[\"Unit\",{\"Newtype\":1}]",
    "{\"Newtype\" 1}",
    "{\"Newtype\":1",
    "5",
    "[1,{\"a\":[]}]",
    "[-,1]",
    "[1.,2]",
    "[1e,2]",
    "[1e999]",
    "[1,01]",
    "[ {\"a\":1 , \"b\" : [ ] } ]",
    "[1, 2 ,3 , 4]",
    "[1\u{a0}]",
];

#[test]
fn texts_as_every_type() {
    for text in TEXTS {
        same_as_all(text.as_bytes());
        same_as_all(format!("\n [{text}]").as_bytes());
        same_as_all(format!("{{\"a\":{text}}}").as_bytes());
    }
}

#[test]
fn bytes_that_are_no_text() {
    for bytes in [
        &b"\"\xff\""[..],
        b"[1,\"a\xe9\"]",
        b"\"\\n\xff\"",
        b"\xff",
        b"[1,\xff]",
        b"{\"\xff\":1}",
        b"\"\xed\xa0\x80\"",
        b"{\"a\":\"\xff\"}",
        b"{\"d\":\"\xff\"}",
        b"\"\xc3",
        b"[\"\xff\xfe\",\"ok\"]",
        b"{\"x\":[\"\xff\"]}",
    ] {
        same_as_all(bytes);
    }
}

/// By each of the functions that read.
fn same_by_all<T: Debug + DeserializeOwned>(bytes: &[u8]) {
    same::<T>(bytes);
    let expected = said(json::from_slice::<T>(bytes));
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(said(json::from_reader::<_, T>(bytes)), expected, "{text:?}");
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(said(json::from_str::<T>(text)), expected, "{text:?}");
    }
}

/// Base64 is decoded before it is looked at where the shape says its end: whatever stands there instead
/// is read as anywhere else.
#[test]
fn base64_whose_end_the_shape_says() {
    // Three doubles.
    let numbers = "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAhA";
    let long = numbers.repeat(40);
    let mut data: Vec<Vec<u8>> = [
        numbers,
        "",
        &numbers[..28],
        &numbers[..31],
        &format!("{numbers}AAAA"),
        // Another quote stands where the end should be.
        "AAAA\",\"x\":\"AAAAAAAAAAAAAAAAAAAAA",
        "AAAA\",\"data\":\"AAAAAAAAAAAAAAAAAA",
        "AAAA\"],\"x\":\"AAAAAAAAAAAAAAAAAAAA",
        // Of the right length as they stand, or without their escapes.
        "\\/AAAAAA8D8AAAAAAAAAQAAAAAAAAAhA",
        "\\/AAAAAAA8D8AAAAAAAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAAAAAAAQAAAAA\\u0041A",
        "\\u0041AAAAAAA8D8AAAAAAAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAh\\",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAh\\\"",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAA\\q",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAh\n",
        "\tAAAAAAA8D8AAAAAAAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA\u{1}AAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA\u{7f}AAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA\u{e9}AAAQAAAAAAAAAhA",
        "\u{1f600}AAAA8D8AAAAAAAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA-AAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA_AAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA AAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAA:AAAAQAAAAAAAAAhA",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAh=",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAA==",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAAB==",
        "AAAAAAAA8D8AAAAAAAAAQAAAAAAAA===",
        "AAAA====8D8AAAAAAAAAQAAAAAAAAAhA",
        // Numbers, or nearly.
        "12345678901234567890123456789012",
        "01234567890123456789012345678901",
        "1234567890123456789012345678901e",
        "1234567890e+00000000000000000002",
        "+1234567890123456789012345678901",
        "1234567890123456789012345678901x",
        &long,
        &format!("{}\\/{}", &long[..638], &long[640..]),
        &format!("{}\n{}", &long[..639], &long[640..]),
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    for place in [0, 15, 31] {
        let mut bytes = numbers.as_bytes().to_vec();
        bytes[place] = 0xff;
        data.push(bytes);
    }
    let before = "\"dtype\":\"float64\",\"byteorder\":\"little\"";
    let mut read = 0;
    for text in &data {
        for len in [0, 3, 120] {
            let shape = format!("\"shape\":[{len}]");
            for (front, behind) in [
                (format!("{{{before},{shape},\"data\":\""), "\"}".to_owned()),
                (
                    format!("{{{before},\n{shape}, \"data\" :\n \""),
                    "\" , \"order\":\"C\" }".to_owned(),
                ),
                (format!("{{{before},{shape},\"data\":\""), "\",\"x\":1}".to_owned()),
                (format!("{{{before},{shape},\"data\":\""), "\"".to_owned()),
                (format!("{{{before},{shape},\"data\":\""), String::new()),
                (format!("{{{before},{shape},\"data\" \""), "\"}".to_owned()),
                (format!("{{{before},{shape},\"data\":A"), "\"}".to_owned()),
                // Where nothing says it.
                (format!("{{{before},\"data\":\""), format!("\",{shape}}}")),
                (format!("{{{shape},\"data\":\""), format!("\",{before}}}")),
                (format!("[\"float64\",[{len}],\"little\",\"C\",\""), "\"]".to_owned()),
            ] {
                let document = [front.as_bytes(), text, behind.as_bytes()].concat();
                same_by_all::<Nd<Array1<f64>>>(&document);
                same_by_all::<Nd<DynArray>>(&document);
                same_by_all::<Nd<Option<Array1<f64>>>>(&document);
                same_by_all::<Nd<Array1<f64>, Readable>>(&document);
                read += usize::from(json::from_slice::<Nd<DynArray>>(&document).is_ok());
                // What is behind one that was refused.
                let list = [b"[", &document[..], b",", &document[..], b"]"].concat();
                same_by_all::<Vec<Nd<Array1<f64>>>>(&list);
            }
        }
    }
    assert!(read > 50, "{read}");
}

/// As arrays of several types, by each of the functions that read.
fn same_by_many(bytes: &[u8]) {
    same_by_all::<Nd<Array1<f64>>>(bytes);
    same_by_all::<Nd<Array2<f64>, Readable>>(bytes);
    same_by_all::<Nd<Array1<u8>>>(bytes);
    same_by_all::<Nd<Array1<String>>>(bytes);
    same_by_all::<Nd<DynArray>>(bytes);
    same_by_all::<Nd<DynArray, AnyWire>>(bytes);
}

/// What ndserde writes is read in runs, of keys and the values between them: with another byte anywhere,
/// or less of it, or other values, it is read as anywhere else.
#[test]
fn what_is_written_and_what_is_next_to_it() {
    let written = json::to_string(&Nd::<_, Tagged>::new(array![1.0, 2.0, -3.0])).unwrap();
    for end in 0..=written.len() {
        same_by_many(&written.as_bytes()[..end]);
        for byte in *b"\"\\ ,:}1x\x01\xe9" {
            let mut changed = written.clone().into_bytes();
            if let Some(place) = changed.get_mut(end) {
                *place = byte;
            }
            same_by_many(&changed);
            changed = written.clone().into_bytes();
            changed.insert(end, byte);
            same_by_many(&changed);
        }
    }
    for (known, other) in [
        ("float64", "float32"),
        ("float64", "<f8"),
        ("[3]", "[1,3]"),
        ("[3]", "[ 3 ]"),
        ("[3]", "[]"),
        ("[3]", "3"),
        ("[3]", "[1.5]"),
        ("little", "big"),
        ("little", "none"),
        ("\"C\"", "\"F\""),
        ("\"C\"", "\"K\""),
        ("\"C\"", "null"),
        (":", " : "),
        (",", ",\n "),
        ("\"dtype\":\"float64\",\"shape", "\"dtype\\\":\\\"float64\\\",\\\"shape"),
        ("\"byteorder\":\"little\",\"order", "\"byteorder\\\":\\\"little\\\",\\\"order"),
        ("{", "{\"order\":\"C\","),
        ("{", "{\"shape\":[3],"),
        ("{", "{\"byteorder\":\"little\","),
        ("{", "{\"dtype\":\"float64\","),
        (",\"byteorder", ",\"order\":\"C\",\"byteorder"),
        (",\"byteorder", ",\"dtype\":\"float64\",\"byteorder"),
        (",\"data", ",\"byteorder\":\"little\",\"data"),
        ("}", ",\"order\":\"C\"}"),
        ("}", ",\"dtype\":\"float64\"}"),
        ("}", ",\"byteorder\":\"little\"}"),
        ("}", ",\"data\":\"\"}"),
        ("}", ",\"data\":\"AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAjA\"}"),
        (",\"byteorder\":\"little\"", ""),
        (",\"order\":\"C\"", ""),
        ("\"dtype\":\"float64\",", ""),
        ("\"shape\":[3],", ""),
    ] {
        let changed = written.replace(known, other);
        assert_ne!(changed, written, "{known}");
        same_by_many(changed.as_bytes());
        same_by_many(changed.replace("float64", "uint8").as_bytes());
    }
    let table = json::to_string(&Nd::<_, Tagged>::new(array![[1_u8, 2, 3], [4, 5, 6]])).unwrap();
    same_by_many(table.as_bytes());
    same_by_many(table.replace("\"C\"", "\"F\"").as_bytes());
}

#[test]
fn what_is_written_in_every_order_and_of_every_dtype() {
    let entries = [
        "\"dtype\":\"float64\",",
        "\"shape\":[3],",
        "\"byteorder\":\"little\",",
        "\"order\":\"C\",",
    ];
    for first in 0..24 {
        let (mut left, mut keys) = (entries.to_vec(), first);
        let mut text = String::from("{");
        for len in (1..=4).rev() {
            text.push_str(left.remove(keys % len));
            keys /= len;
        }
        text.push_str("\"data\":\"AAAAAAAA8D8AAAAAAAAAQAAAAAAAAAjA\"}");
        same_by_many(text.as_bytes());
    }
    // Of every dtype into fields of every other.
    for dtype in [
        "bool",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "bfloat16",
        "float32",
        "float64",
        "complex64",
        "complex128",
        "<U1",
        "datetime64[s]",
    ] {
        let text = format!(
            "{{\"dtype\":\"{dtype}\",\"shape\":[0],\"byteorder\":\"little\",\"order\":\"C\",\"data\":\"\"}}"
        );
        macro_rules! all {
            ($($type:ty)*) => {$(same_by_all::<Nd<Array1<$type>>>(text.as_bytes());)*};
        }
        all!(bool i8 i16 i32 i64 u8 u16 u32 u64 f16 bf16 f32 f64 Complex32 Complex64 String);
        same_by_all::<Nd<DynArray>>(text.as_bytes());
    }
}

#[test]
fn base64_of_every_wire_whose_end_the_shape_says() {
    for data in [
        "A", "+123", "AQID", "AQI=", "AQ==", "AR==", "AQI", "true", "1234", "0123", "12e4",
        "\\/wID", "\\/ID", "AQ\\n", "Infinity", "AQID\\", "", "A\u{e9}A", "NaN",
    ] {
        for len in [0, 1, 2, 3, 6] {
            let data = format!("\"{data}\"");
            for text in [
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\":{data}}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":[1,{len}],\"data\":{data}}}"),
                format!("{{\"dtype\":\"bool\",\"shape\":[{len}],\"data\":{data}}}"),
                format!("{{\"dtype\":\"|u1\",\"shape\":[{len}],\"__numpy__\":{data}}}"),
                format!("{{\"__numpy__\":{data},\"dtype\":\"|u1\",\"shape\":[{len}]}}"),
                format!(
                    "{{\"nd\":true,\"type\":\"|u1\",\"kind\":\"\",\"shape\":[{len}],\"data\":{data}}}"
                ),
                format!("{{\"v\":1,\"dim\":[{len}],\"data\":{data}}}"),
                format!("{{\"v\":1,\"dim\":{data},\"data\":[1]}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":{data},\"data\":{data}}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\":[{len}]}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\":{len}}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\":{{}}}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\":null}}"),
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\""),
                format!("{{\"dtype\":\"uint8\",\"shape\":[{len}],\"data\":"),
                format!(
                    "{{\"dtype\":\"uint8\",\"shape\":[{len},18446744073709551615],\"data\":{data}}}"
                ),
            ] {
                macro_rules! all {
                    ($($wire:ident)*) => {$(
                        same_by_all::<Nd<Array1<u8>, $wire>>(text.as_bytes());
                        same_by_all::<Nd<DynArray, $wire>>(text.as_bytes());
                    )*};
                }
                all!(Tagged Readable JsonNumpy NdarrayV1 AnyWire);
                // Numbers of as many bytes as their characters may stand for.
                let scalar = text.replace(&format!("[{len}]"), "[]").replace("uint8", "float32");
                same_by_all::<Nd<DynArray>>(scalar.as_bytes());
                same_by_all::<Nd<DynArray>>(scalar.replace("float32", "uint16").as_bytes());
                same_by_all::<Nd<DynArray>>(scalar.replace("float32", "bool").as_bytes());
                same_by_all::<Nd<Array1<bool>>>(text.as_bytes());
                same_by_all::<Nd<Vec<Array1<u8>>>>(format!("[{text},{text}]").as_bytes());
            }
        }
    }
}

/// Our own lists take many numbers at a time: nothing shows where one of them ends.
#[test]
fn arrays_of_numbers_before_and_behind_others() {
    let others = [
        "300",
        "-1",
        "1.5",
        "12.5e1",
        "-0",
        "0.1E-3",
        "1e999",
        "18446744073709551615",
        "0.1000000000000000055511151231257827",
        "9223372036854775808",
        "-9223372036854775808",
        "123456",
        "1234567",
        "12345678",
        "123456789",
        "-123456",
        "-1234567",
        "123456.7",
        "-12345.6",
        "1234567.8",
        "12345678.9",
        "0.000001",
        "-0.0",
        "1.",
        "-",
        "-.5",
        ".5",
        "01",
        "-01",
        "1e",
        "x",
        "\"1\"",
        "\"NaN\"",
        "null",
        "true",
        "[1]",
        "{}",
        "",
        "1,,1",
        "1 ",
        "\n7",
        "1 1",
        "\u{e9}",
    ];
    for len in [1, 3, 32, 33, 64, 65, 100] {
        for (at, other) in
            [0, 1, 31, 32, 63, len - 1].into_iter().flat_map(|at| others.map(|other| (at, other)))
        {
            for separator in [",", ", ", " ,"] {
                let items = (0..len).map(|place| if place == at { other } else { "17" });
                let list = format!("[{}]", items.collect::<Vec<_>>().join(separator));
                let ends = list.get(..list.len() - 1).unwrap();
                for text in [&list, ends, &format!("[{list},{list}]"), &format!("{list}]")] {
                    same::<Nd<Array1<u8>, Nested>>(text.as_bytes());
                    same::<Nd<Array1<f64>, Nested>>(text.as_bytes());
                    same::<Nd<Array2<i64>, Nested>>(text.as_bytes());
                    same::<Nd<Array2<f32>, Readable>>(text.as_bytes());
                }
            }
        }
    }
}

#[test]
fn depth_has_a_limit() {
    for depth in [126, 127, 128, 129, 10_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            same::<serde_json::Value>(text.as_bytes());
            same::<IgnoredAny>(text.as_bytes());
            same::<Untagged>(text.as_bytes());
            same::<&RawValue>(text.as_bytes());
        }
    }
}

/// Every number of digits, point and exponent, of either sign and of both sizes.
#[test]
fn decimals_are_rounded_once() {
    let digits = "9182736450918273645091827364509182736450";
    for len in 1..=digits.len() {
        for point in [0, 1, len / 2, len] {
            let (whole, rest) = digits[..len].split_at(point.min(len));
            let whole = if whole.is_empty() { "0" } else { whole };
            let rest = if rest.is_empty() { "0" } else { rest };
            for exponent in -345..=310 {
                if exponent % 23 != 0 && !(-60..60).contains(&exponent) {
                    continue;
                }
                let text = format!("-{whole}.{rest}e{exponent}");
                let value: f64 = text.parse().unwrap();
                if value.is_finite() {
                    assert_eq!(
                        json::from_str::<f64>(&text).unwrap().to_bits(),
                        value.to_bits(),
                        "{text}"
                    );
                } else {
                    assert!(json::from_str::<f64>(&text).is_err(), "{text}");
                }
                let value: f32 = text.parse().unwrap();
                if value.is_finite() {
                    assert_eq!(
                        json::from_str::<f32>(&text).unwrap().to_bits(),
                        value.to_bits(),
                        "{text}"
                    );
                } else {
                    assert!(json::from_str::<f32>(&text).is_err(), "{text}");
                }
            }
        }
    }
}

/// What lies between two doubles or next to it, where an approximation decides nothing.
#[test]
fn ties_and_what_is_beside_them() {
    for exponent in [-60, -30, -4, 0, 1, 10, 52, 60] {
        for significand in [1_u64 << 52, (1 << 52) + 1, (1 << 53) - 1, 0x0018_1234_5678_9abd] {
            let even = significand * 2 + 1;
            let text = if exponent >= 0 {
                (u128::from(even) << exponent).to_string() + ".0"
            } else {
                // Five to the same power, a point moved: the exact decimal.
                format!("{}e{exponent}", times_five(even, -exponent))
            };
            for text in [
                text.clone(),
                text.replace(".0", ".0000000000000001"),
                text.replace('e', "00000000001e-11").replace("e-11-", "e-11"),
            ] {
                let Ok(value) = text.parse::<f64>() else { continue };
                assert_eq!(
                    json::from_str::<f64>(&text).unwrap().to_bits(),
                    value.to_bits(),
                    "{text}"
                );
            }
        }
    }
}

fn times_five(number: u64, times: i32) -> String {
    let mut digits: Vec<u8> = number.to_string().bytes().rev().map(|digit| digit - b'0').collect();
    for _ in 0..times {
        let mut carry = 0;
        for digit in &mut digits {
            carry += *digit * 5;
            *digit = carry % 10;
            carry /= 10;
        }
        if carry > 0 {
            digits.push(carry);
        }
    }
    digits.iter().rev().map(|digit| char::from(digit + b'0')).collect()
}

/// A byte order mark, as some programs for Windows write before UTF-8, is passed over once.
#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    for text in ["[1.0, 2.5]", " [1, 2.5]\n", "{\"a\":\"\u{feff}\"}", "[1,", "", "x", "\u{feff}1"] {
        let marked = format!("\u{feff}{text}");
        let (expected, ours) =
            (said(json::from_str::<Value>(text)), said(json::from_str::<Value>(&marked)));
        if text.starts_with('\u{feff}') {
            assert!(ours.0.contains("expected value at line 1 column 1"), "{ours:?}");
            continue;
        }
        assert_eq!(ours, expected, "{text}");
        assert_eq!(said(json::from_slice::<Value>(marked.as_bytes())), expected, "{text}");
        assert_eq!(said(json::from_reader::<_, Value>(marked.as_bytes())), expected, "{text}");
    }
    let array = json::from_str::<Nd<Array1<f64>, Nested>>("\u{feff}[1.0, 2.5]").unwrap();
    assert_eq!(array.into_inner(), array![1.0, 2.5]);
}

/// As `serde_json`'s own stream has them, but for what it reads between them.
#[test]
fn documents_that_follow_one_another() {
    for text in [
        "",
        " \n",
        "1",
        "[1]\n[2.5]\n",
        "\n[1]\n\n[2.5]\r\n",
        "[1][2]{\"a\":[3]}\"b\"\"c\"",
        "1 2\t-3\nnull true",
        "[1]\n[2",
        "[1]\n[2,]\n[3]",
        "[1]\n{\"a\":tru}\n",
        "[1]x",
        "[1] ,[2]",
        "\"a\" \"\\x\"",
        "[1]\n[1e999]",
    ] {
        let ours: Vec<_> = json::documents::<Value>(text.as_bytes()).map(said).collect();
        let stream = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        let mut theirs = Vec::new();
        for document in stream {
            let is_error = document.is_err();
            theirs.push(said(document));
            if is_error {
                break;
            }
        }
        assert_eq!(ours, theirs, "{text}");
    }
    // Numbers and words need something between them.
    for text in ["1[2]", "null{}", "truefalse", "1\"a\""] {
        let ours: Vec<_> = json::documents::<Value>(text.as_bytes()).collect();
        assert_eq!(ours.len(), 1, "{text}");
        let error = ours[0].as_ref().unwrap_err();
        assert!(error.to_string().starts_with("trailing characters at line 1"), "{text}: {error}");
        assert_eq!(error.classify(), Category::Syntax, "{text}");
    }
    // What does not suit a type ends it, too.
    let mut documents =
        json::documents::<Nd<Array1<f64>, Nested>>(b"\xef\xbb\xbf[1]\n[NaN]\n[\"a\"]\n[2]");
    assert_eq!(documents.next().unwrap().unwrap().into_inner(), array![1.0]);
    assert!(documents.next().unwrap().unwrap().into_inner()[0].is_nan());
    let error = documents.next().unwrap().unwrap_err().to_string();
    assert!(error.contains("at line 3 column"), "{error}");
    assert!(documents.next().is_none());
}

#[test]
fn a_reader_that_fails() {
    struct Fails;

    impl io::Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::TimedOut, "too slow"))
        }
    }

    let error = json::from_reader::<_, u8>(Fails).unwrap_err();
    assert_eq!(error.io_error_kind(), Some(io::ErrorKind::TimedOut));
    assert_eq!(error.to_string(), "too slow");
}

/// Reads in steps of all lengths, as pipes do.
struct InSteps<'a>(&'a [u8], usize);

impl io::Read for InSteps<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.1 = self.1 * 7 % 4093 + 1;
        let len = self.1.min(out.len());
        io::Read::read(&mut self.0, &mut out[..len])
    }
}

#[test]
fn a_reader_is_read_whole() {
    for len in [0, 1, 1000, 5460, 5461, 5462, 100_000] {
        let text = format!("[{}0]", "1, ".repeat(len));
        let list: Vec<u8> = json::from_reader(InSteps(text.as_bytes(), 1)).unwrap();
        assert_eq!(list.len(), len + 1);
        let cut: json::Result<Vec<u8>> = json::from_reader(InSteps(&text.as_bytes()[1..], 1));
        cut.unwrap_err();
    }
}

/// What the page says: a constant, and a multiple of the input.
#[test]
fn memory_follows_the_input() {
    fn read<T: DeserializeOwned>(text: &str) -> bool {
        let mut is_ok = false;
        for by_reader in [false, true] {
            let memory = allocation_counter::measure(|| {
                let read = if by_reader {
                    json::from_reader::<_, T>(text.as_bytes())
                } else {
                    json::from_str::<T>(text)
                };
                is_ok = read.is_ok();
            });
            let (start, name) = (&text[..text.len().min(20)], std::any::type_name::<T>());
            // A document's list of empty maps has 64 bytes for three, and twice that while it grows.
            let times = if name.ends_with("Value") { 96 } else { 32 };
            let most = (1 << 20) + times * u64::try_from(text.len()).unwrap();
            assert!(memory.bytes_max <= most, "{start} as {name}: {} of {most}", memory.bytes_max);
        }
        is_ok
    }
    const N: usize = 1 << 16;
    let list = |item: &str| format!("[{}{item}]", format!("{item},").repeat(N));
    let texts = [
        list("0"),
        list("NaN"),
        list("0.1"),
        list("1e999"),
        list("[]"),
        list("[0]"),
        list("{}"),
        list("\"\""),
        list("\"\\n\""),
        list("{\"a\":0}"),
        list("NaN") + "x",
        "[".repeat(N),
        "{\"a\":".repeat(N),
        format!("\"{}\"", "\\n".repeat(N)),
        format!("\"{}", "a".repeat(N)),
        "1".repeat(N),
        format!("0.{}", "3".repeat(N)),
        format!("{{{}\"a\":0}}", "\"a\":0,".repeat(N)),
        format!("{}{}", "[".repeat(N), "]".repeat(N)),
    ];
    let mut taken = 0;
    for text in &texts {
        macro_rules! all {
            ($($type:ty),* $(,)?) => {$(taken += usize::from(read::<$type>(text));)*};
        }
        all!(
            IgnoredAny,
            Value,
            Box<RawValue>,
            String,
            f64,
            Vec<f64>,
            Vec<f32>,
            Vec<String>,
            Nd<Array1<f64>, Nested>,
            Nd<Array1<u8>, Nested>,
            Nd<Array1<f64>, Readable>,
            Nd<Array1<f64>, AnyWire>,
            Nd<Array1<f64>>,
        );
    }
    assert!(taken > 40, "{taken}");
}

#[test]
fn exponents_of_any_length() {
    let text = format!("1e{}", "9".repeat(1000));
    assert!(
        json::from_str::<f64>(&text).unwrap_err().to_string().starts_with("number out of range")
    );
    assert!(json::from_str::<f32>(&text).is_err());
    assert_eq!(json::from_str::<f64>(&text.replace("1e", "-1e-")).unwrap().to_bits(), 1 << 63);
}

#[test]
fn strings_borrow() {
    let text =
        String::from("[\"a\",\"longer than what is looked at first, so that it is searched\"]");
    let words: Vec<&str> = json::from_slice(text.as_bytes()).unwrap();
    assert_eq!(words[0].as_ptr(), text[2..].as_ptr());
    assert_eq!(words[1].as_ptr(), text[6..].as_ptr());
}

#[test]
fn arrays_get_bare_words() {
    fn read<T, W: Wire>(text: &str) -> json::Result<Array1<T>>
    where
        Nd<Array1<T>, W>: DeserializeOwned,
    {
        json::from_str::<Nd<Array1<T>, W>>(text).map(Nd::into_inner)
    }
    macro_rules! floats {
        ($($type:ty: $nan:expr, $infinity:expr;)*) => {$(
            let bits = [$nan, $infinity, <$type>::NEG_INFINITY.to_bits()];
            let list = "[NaN, Infinity, -Infinity]";
            let map = |keys: &str| format!("{{{keys}\"shape\":[3],\"data\":{list}}}");
            let named = |dtype| format!("\"dtype\":\"{dtype}\",\"order\":\"C\",\"byteorder\":\"little\",");
            let tagged = map(&named(<$type as Element>::DTYPE));
            // Before the dtype is known.
            let late = format!("{{\"data\":{list},{}}}", &tagged[1..tagged.find("\"data\"").unwrap() - 1]);
            let found = [
                read::<$type, Nested>(list), read::<$type, Readable>(list), read::<$type, Readable>(&tagged),
                read::<$type, Tagged>(&tagged), read::<$type, Tagged>(&late), read::<$type, AnyWire>(list), read::<$type, AnyWire>(&tagged), read::<$type, AnyWire>(&late),
            ];
            for (place, array) in found.into_iter().enumerate() {
                let found = array.unwrap_or_else(|error| panic!("{place}: {error}")).mapv(<$type>::to_bits);
                assert_eq!(found.to_vec(), bits, "{} {place}", stringify!($type));
            }
        )*};
    }
    floats! {
        f64: 0x7ff8 << 48, 0x7ff0 << 48;
        f32: 0x7fc0_0000, 0x7f80_0000;
        f16: 0x7e00, 0x7c00;
        bf16: 0x7fc0, 0x7f80;
    }
    let v1 = r#"{"v":1,"dim":[1],"data":[-Infinity]}"#;
    assert_eq!(read::<f64, NdarrayV1>(v1).unwrap(), array![f64::NEG_INFINITY]);
    let complex = json::from_str::<Nd<Array1<Complex64>, Nested>>("[[NaN, 1], [0, -Infinity]]");
    let complex = complex.unwrap().into_inner();
    assert!(complex[0].re.is_nan() && complex[1].im == f64::NEG_INFINITY);
    let scalar = json::from_str::<Nd<Array0<f64>, Nested>>("NaN").unwrap().into_inner();
    assert!(scalar.into_scalar().is_nan());
    // Long enough that they stand in any place of a block.
    let long = format!("[{}NaN]", "1.5, Infinity, NaN, 2, ".repeat(100));
    assert_eq!(read::<f64, Nested>(&long).unwrap().iter().filter(|x| x.is_nan()).count(), 101);
    let error = read::<i16, Nested>("[1, NaN]").unwrap_err().to_string();
    assert!(error.contains("[1]: the number NaN is out of range for int16"), "{error}");
    let error = read::<bool, Nested>("[true, Infinity]").unwrap_err().to_string();
    assert!(error.contains("the number inf"), "{error}");
}

#[test]
fn documents_hold_bare_words_as_floats() {
    let text = "{\"a\": NaN, \"b\": [1, Infinity, -Infinity], \"c\": [[NaN, 1], [2, 3]]}";
    let value = json::from_str::<Value>(text).unwrap();
    assert!(value["a"].as_f64().unwrap().is_nan());
    assert_eq!(value["b"][1].as_f64(), Some(f64::INFINITY));
    assert_eq!(value["b"][2].as_f64(), Some(f64::NEG_INFINITY));
    // As they are written anywhere beside arrays.
    let written = r#"{"a":null,"b":[1,null,null],"c":[[null,1],[2,3]]}"#;
    assert_eq!(json::to_string(&value).unwrap(), written);
}

/// Digits that no double holds reach arrays.
#[test]
fn arrays_get_the_digits() {
    fn read<T>(text: &str) -> Array1<T>
    where
        Nd<Array1<T>, Nested>: DeserializeOwned,
    {
        json::from_str::<Nd<Array1<T>, Nested>>(text).unwrap().into_inner()
    }
    assert_eq!(read::<u64>("[18446744073709551615, 0]"), array![u64::MAX, 0]);
    assert_eq!(read::<f64>("[1e22, 100000000000000000000, 0.1]"), array![1e22, 1e20, 0.1]);
    // Halfway between two singles but for the last digit, which no double holds.
    let text = "[1.00000005960464477539062500000000000001, 1.000000059604644775390625]";
    let ours = read::<f32>(text);
    assert_eq!(ours[1].to_bits(), 1.0_f32.to_bits());
    let text = "[2049.00000000000000000001, 2049, 2049.0, 2050.99999999999999999999]";
    assert_eq!(read::<f16>(text).to_vec(), [2050.0, 2048.0, 2048.0, 2050.0].map(f16::from_f64));
    let text = "[257.00000000000000000001, 257, 257.0, 258.99999999999999999999]";
    assert_eq!(read::<bf16>(text).to_vec(), [258.0, 256.0, 256.0, 258.0].map(bf16::from_f64));
    let wide = json::from_str::<Nd<Array1<u64>, Nested>>("[18446744073709551616]").unwrap_err();
    assert!(wide.to_string().contains("out of range for uint64"), "{wide}");
    // A number of a document of any content is no map, whatever its digits.
    for text in ["18446744073709551616", "[18446744073709551616]", "{\"a\": 1e22}"] {
        let value = json::from_str::<Value>(text).unwrap();
        assert!(!format!("{value:?}").contains("private"), "{value:?}");
    }
}

#[derive(Debug, NdColumns)]
#[allow(dead_code, reason = "compared by Debug")]
struct Named {
    name: String,
}

/// Digits that no double holds reach arrays as text, but are numbers also to arrays of text.
#[test]
fn a_number_of_many_digits_is_no_text() {
    fn refused<T: Debug + DeserializeOwned>(text: &str) {
        let error = json::from_str::<T>(text).unwrap_err().to_string();
        let name = std::any::type_name::<T>();
        if name.contains("any::Any") {
            assert!(error.contains("any: the number "), "{text}: {error}");
            return;
        }
        // In the words of `serde_json`, to which each of them is a double.
        same::<T>(text.as_bytes());
        assert!(error.contains("invalid type: floating point"), "{text} as {name}: {error}");
    }
    for number in [
        "123456789012345678901234567890123456789012345",
        "-123456789012345678901234567890123456789012345",
        "18446744073709551616",
        "340282366920938463463374607431768211456",
        "0.1000000000000000055511151231257827",
        "1e22",
    ] {
        for list in [format!("[{number}]"), format!("[\"a\", {number}]")] {
            refused::<Nd<Array1<String>, Nested>>(&list);
            refused::<Nd<Array1<String>, Readable>>(&list);
            refused::<Nd<Array1<String>, AnyWire>>(&list);
            refused::<Nd<Array2<String>, Nested>>(&format!("[{list}]"));
            refused::<Nd<Vec<Array1<String>>, Nested>>(&format!("[{list}]"));
            refused::<Nd<Option<Array1<String>>, Nested>>(&list);
            refused::<Vec<Option<String>>>(&list);
            refused::<Columns<Vec<Named>>>(&format!("{{\"name\": {list}}}"));
            let len = list.split(',').count();
            for keys in ["\"dtype\":\"<U45\",", ""] {
                let text = format!(
                    "{{{keys}\"order\":\"C\",\"byteorder\":\"little\",\"shape\":[{len}],\"data\":{list}}}"
                );
                refused::<Nd<Array1<String>, Tagged>>(&text);
            }
        }
        refused::<Nd<Array0<String>, Nested>>(number);
        let axis = format!("{{\"dtype\": \"<f8\", \"shape\": [{number}], \"data\": \"\"}}");
        refused::<Nd<Array1<f64>, Tagged>>(&axis);
        refused::<Nd<Array1<f64>, Readable>>(&axis);
        for key in ["dtype", "order", "byteorder", "shape", "data"] {
            let map = format!("{{\"{key}\": {number}}}");
            refused::<Nd<Array1<String>, Tagged>>(&map);
            refused::<Nd<Array1<String>, Readable>>(&map);
        }
    }
    // Text that looks like one is text.
    let read = json::from_str::<Nd<Array1<String>, Nested>>("[\"18446744073709551616\"]");
    assert_eq!(read.unwrap().into_inner()[0], "18446744073709551616");
}

fn document() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        any::<f64>()
            .prop_filter("finite", |value| value.is_finite())
            .prop_map(|value| format!("{value:?}")),
        any::<i64>().prop_map(|value| value.to_string()),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?",
    ];
    let string = "\"([ -!#-\\[\\]-~é😀]|\\\\[nrtbf/\"\\\\]|\\\\u[0-9a-fA-F]{4}){0,70}\"";
    let leaf = prop_oneof![
        4 => number,
        2 => string,
        1 => prop::sample::select(TEXTS).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6)
                .prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(("[a-d1-3]{1,2}", inner), 0..5).prop_map(|entries| {
                let entries = entries.iter().map(|(key, value)| format!("\"{key}\" :{value}"));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document(text in document(), place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        same_as_all(text.as_bytes());
        let mut bytes = text.into_bytes();
        if !bytes.is_empty() {
            let at = place.index(bytes.len());
            same_as_all(&bytes[..at]);
            bytes[at] = byte;
            same_as_all(&bytes);
        }
    }
}
