//! `ndserde::json` reads as `serde_json` reads: the same values, bit for bit, and the same errors, with
//! their place and kind.

use std::{borrow::Cow, collections::BTreeMap, fmt::Debug, io};

use ndarray::{Array1, array};
use ndserde::{Nd, Value, json, wire::Nested};
use proptest::prelude::*;
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::{error::Category, value::RawValue};

/// The types that read every part of a document as what it is: all that is wrong is the syntax.
const STRICT: &[&str] = &["serde_core::de::ignored_any::IgnoredAny", "serde_json::value::Value"];

/// The value, or the error and its kind.
fn said<T: Debug>(read: json::Result<T>) -> (String, Category) {
    match read {
        Ok(value) => (format!("{value:?}"), Category::Io),
        Err(error) => (format!("Error: {error}"), error.classify()),
    }
}

/// By both readers, as one type.
fn same<'de, T: Debug + Deserialize<'de>>(bytes: &'de [u8]) {
    let (ours, theirs) = (json::from_slice::<T>(bytes), serde_json::from_slice::<T>(bytes));
    let ((ours, our_kind), (theirs, kind)) = (said(ours), said(theirs));
    let (text, name) = (String::from_utf8_lossy(bytes), std::any::type_name::<T>());
    // serde_json's message about a key that is no bool lacks its first character.
    if !name.contains("<bool, ") || our_kind == Category::Io || kind == Category::Io {
        assert_eq!(ours, theirs, "{text:?} as {name}");
    } else {
        return;
    }
    // What is valid JSON but no integer key, say, is wrong data to us, and wrong syntax to serde_json.
    let is_data = our_kind == Category::Data && !STRICT.contains(&name);
    assert!(our_kind == kind || is_data, "{text:?} as {name}: {our_kind:?} and {kind:?}");
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "compared by Debug")]
struct Struct<'a> {
    a: Option<u8>,
    #[serde(default, borrow)]
    b: Cow<'a, str>,
    #[serde(default)]
    c: Vec<f32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "compared by Debug")]
struct Strict {
    a: i64,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[allow(dead_code, reason = "compared by Debug")]
enum Enum {
    Unit,
    Newtype(u8),
    Tuple(u8, String),
    Struct { a: i8 },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code, reason = "compared by Debug")]
enum Untagged {
    Number(f64),
    Flag(bool),
    Text(String),
    List(Vec<Untagged>),
    Map(BTreeMap<String, Untagged>),
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Newtype(i16);

#[derive(Debug, Deserialize)]
struct Unit;

/// As every type of the table.
fn same_as_all(bytes: &[u8]) {
    macro_rules! all {
        ($($type:ty),* $(,)?) => {$(same::<$type>(bytes);)*};
    }
    all!(
        IgnoredAny, serde_json::Value, serde_json::Number, bool, char, (), Unit, String, &str,
        Cow<'_, str>, u8, i8, u16, i16, u32, i32, u64, i64, u128, i128, f32, f64, Option<u8>,
        Option<f64>, Vec<u8>, Vec<u64>, Vec<i64>, Vec<f32>, Vec<f64>, Vec<Vec<f64>>, [u8; 2],
        (u8, String), Vec<String>, Vec<Option<bool>>, serde_bytes::ByteBuf, &serde_bytes::Bytes,
        BTreeMap<String, i32>, BTreeMap<i32, serde_json::Value>, BTreeMap<u128, u8>,
        BTreeMap<i128, u8>, BTreeMap<bool, u8>, BTreeMap<char, u8>, BTreeMap<Enum, u8>,
        BTreeMap<Option<String>, u8>, BTreeMap<Newtype, bool>,
        BTreeMap<serde_bytes::ByteBuf, u8>, Struct, Strict, Enum, Vec<Enum>, Untagged, Newtype,
        &RawValue, Box<RawValue>, Vec<&RawValue>, BTreeMap<&str, &RawValue>,
    );
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
    "NaN",
    "Infinity",
    "-Infinity",
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
    let wide = json::from_str::<Nd<Array1<u64>, Nested>>("[18446744073709551616]").unwrap_err();
    assert!(wide.to_string().contains("out of range for uint64"), "{wide}");
    // A number of a document of any content is no map, whatever its digits.
    for text in ["18446744073709551616", "[18446744073709551616]", "{\"a\": 1e22}"] {
        let value = json::from_str::<Value>(text).unwrap();
        assert!(!format!("{value:?}").contains("private"), "{value:?}");
    }
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
