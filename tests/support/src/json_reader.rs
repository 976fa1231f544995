//! `ndserde::json` against `serde_json`: the same values, bit for bit, and the same errors, with their
//! place and kind. A document with one of the bare words `NaN`, `Infinity` and `-Infinity` outside of
//! its strings is not compared: `serde_json` refuses it. Neither is a byte order mark.

use std::{borrow::Cow, collections::BTreeMap, fmt::Debug};

use ndarray::{Array1, Array2, ArrayD};
use ndserde::{
    Columns, Nd, NdColumns, json,
    wire::{Nested, Readable, Tagged},
};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{error::Category, value::RawValue};

/// The types that read every part of a document as what it is: all that is wrong is the syntax.
const STRICT: &[&str] = &["serde_core::de::ignored_any::IgnoredAny", "serde_json::value::Value"];

/// The value, or the error and its kind.
pub fn said<T: Debug>(read: json::Result<T>) -> (String, Category) {
    match read {
        Ok(value) => (format!("{value:?}"), Category::Io),
        Err(error) => (format!("Error: {error}"), error.classify()),
    }
}

/// By both readers, as one type.
pub fn same<'de, T: Debug + Deserialize<'de>>(bytes: &'de [u8]) {
    if has_names(bytes) {
        return;
    }
    // Which serde_json refuses.
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (ours, theirs) = (json::from_slice::<T>(bytes), serde_json::from_slice::<T>(unmarked));
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

/// Whether one of the three words stands outside of strings.
fn has_names(bytes: &[u8]) -> bool {
    let (mut at, mut is_text) = (0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => is_text = !is_text,
            b'\\' if is_text => at += 1,
            b'N' | b'I' if !is_text => {
                let rest = &bytes[at..];
                if rest.starts_with(b"NaN") || rest.starts_with(b"Infinity") {
                    return true;
                }
            }
            _ => {}
        }
        at += 1;
    }
    false
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "compared by Debug")]
pub struct Struct<'a> {
    a: Option<u8>,
    #[serde(default, borrow)]
    b: Cow<'a, str>,
    #[serde(default)]
    c: Vec<f32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "compared by Debug")]
pub struct Strict {
    a: i64,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[allow(dead_code, reason = "compared by Debug")]
pub enum Enum {
    Unit,
    Newtype(u8),
    Tuple(u8, String),
    Struct { a: i8 },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code, reason = "compared by Debug")]
pub enum Untagged {
    Number(f64),
    Flag(bool),
    Text(String),
    List(Vec<Untagged>),
    Map(BTreeMap<String, Untagged>),
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Newtype(pub i16);

#[derive(Debug, Deserialize)]
pub struct Unit;

/// A row whose columns are a list of numbers, a list of text and an array.
#[derive(Debug, NdColumns)]
#[allow(dead_code, reason = "compared by Debug")]
struct Row {
    a: f64,
    b: String,
    #[nd(wire = Readable)]
    #[serde(default)]
    c: Array1<f64>,
}

/// As every type of the table; of the arrays those that have no more to say of a number's digits than a
/// double has.
pub fn same_as_all(bytes: &[u8]) {
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
        Nd<Array1<String>, Nested>, Nd<Array2<f64>, Nested>, Nd<ArrayD<f64>, Readable>,
        Nd<Array1<String>>, Nd<Option<Array1<f64>>, Tagged>, Columns<Vec<Row>>,
    );
}
