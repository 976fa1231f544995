//! With `serde_json`'s feature `arbitrary_precision` a fraction is a map of one key wherever
//! a format's own type is not asked for.
#![cfg(test)]

use ndarray::{Array0, Array1, Array2, arr0, arr1, arr2};
use ndserde::{Nd, NdDeserialize, NdSerialize, Value, json, wire};
use num_complex::Complex;
use serde::de::DeserializeOwned;

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Lists {
    #[nd(wire = wire::Readable)]
    readable: Array2<f64>,
    #[nd(wire = wire::Readable)]
    number: Array0<f32>,
    #[nd(wire = wire::Nested)]
    nested: Array1<f32>,
    #[nd(wire = wire::Nested)]
    pairs: Array1<Complex<f64>>,
    #[nd(wire = wire::NdarrayV1)]
    own: Array1<f64>,
    #[nd(wire = wire::Nested)]
    integers: Array1<u64>,
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Flat {
    #[serde(flatten)]
    lists: Lists,
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
#[serde(untagged)]
enum Untagged {
    Lists(Lists),
}

fn lists() -> Lists {
    Lists {
        readable: arr2(&[[0.1, -180.179_334_388_384_18], [1e300, 3.0]]),
        number: arr0(0.3),
        nested: arr1(&[f32::from_bits(0x15ae_43fd), 1.5, 16_777_216.0]),
        pairs: arr1(&[Complex::new(0.1, -0.2), Complex::new(0.3, f64::INFINITY)]),
        own: arr1(&[5e-324, -0.0, 2.5]),
        integers: arr1(&[u64::MAX, 0]),
    }
}

fn comes_back<T: PartialEq + std::fmt::Debug + DeserializeOwned + serde::Serialize>(value: &T) {
    for text in [serde_json::to_string(value).unwrap(), json::to_string(value).unwrap()] {
        assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value, "{text}");
        let tree: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(&serde_json::from_value::<T>(tree).unwrap(), value, "{text}");
    }
}

#[test]
fn fractions_come_back() {
    comes_back(&lists());
}

#[test]
fn under_flatten() {
    comes_back(&Flat { lists: lists() });
}

#[test]
fn untagged() {
    comes_back(&Untagged::Lists(lists()));
}

#[test]
fn numbers_of_any_document() {
    let text = r#"{"a": [0.1, 1e300, -7, 18446744073709551615], "b": 2.5, "c": [[1, 2], [3, 4]]}"#;
    let read: Value = json::from_str(text).unwrap();
    let floats = [Value::from(0.1), 1e300.into(), Value::Integer(-7), Value::Unsigned(u64::MAX)];
    assert_eq!(read["a"].as_list(), Some(&floats[..]));
    assert_eq!(read["b"], Value::Float(2.5));
    assert_eq!(read["c"][1][0], Value::Integer(3));
    let tree: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::from_value::<Value>(tree).unwrap(), read);
}

/// Only `serde_json` itself takes an ordinary map of this key for a number.
#[test]
fn a_map_that_looks_like_a_number_is_a_map() {
    let text = r#"{"a":{"$serde_json::private::Number":"1"}}"#;
    let read: Value = json::from_str(text).unwrap();
    assert_eq!(read["a"]["$serde_json::private::Number"].as_str(), Some("1"));
    assert_eq!(json::to_string(&read).unwrap(), text);
}

#[test]
fn other_maps_are_refused() {
    for text in [
        r#"[1,{"$serde_json::private::Number":"1","a":2}]"#,
        r#"[1,{"$serde_json::private::Number":"1"}]"#,
        r#"[1,{"a":"1"}]"#,
        "[{}]",
    ] {
        let read = serde_json::from_str::<Nd<Array1<f64>, wire::Nested>>(text);
        assert!(read.is_err(), "{text}");
    }
    let read = serde_json::from_str::<Nd<Array1<u8>, wire::Nested>>("[1,0.5]");
    assert!(read.err().unwrap().to_string().contains("0.5 has a fraction"));
}

/// The digits are seen, so that no number is rounded by way of a double.
#[test]
fn decimals_are_rounded_once() {
    let text = "[16777217.00000000000000000001,-7.038531e-26,-0e0,-0.0,1152921504606847000]";
    let nearest = [16_777_218.0, -7.038_531e-26, -0.0, -0.0, 1_152_921_504_606_847_000.0_f32];
    let stated = r#""dtype":"float32","shape":[5],"order":"C""#;
    let tree: serde_json::Value = serde_json::from_str(text).unwrap();
    for read in [
        serde_json::from_str::<Nd<Array1<f32>, wire::Nested>>(text).unwrap(),
        serde_json::from_value::<Nd<Array1<f32>, wire::Nested>>(tree).unwrap(),
        by::<wire::Any>(text),
        by::<wire::Cast<wire::Any>>(text),
        by::<wire::NdarrayV1>(&format!(r#"{{"v":1,"dim":[5],"data":{text}}}"#)),
        by::<wire::Readable>(&format!(r#"{{{stated},"data":{text}}}"#)),
        by::<wire::Readable>(&format!(r#"{{"data":{text},{stated}}}"#)),
        by::<wire::Cast<wire::Readable>>(&format!(r#"{{"data":{text},{stated}}}"#)),
    ] {
        let bits = |all: &[f32]| all.iter().map(|single| single.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(read.get_ref().as_slice().unwrap()), bits(&nearest));
    }
}

/// Which its digits are handed over as.
#[test]
fn a_number_is_no_text() {
    for text in ["[0.5]", "[\"a\",1e300]", "[18446744073709551616]"] {
        let tree: serde_json::Value = serde_json::from_str(text).unwrap();
        for read in [
            serde_json::from_str::<Nd<Array1<String>, wire::Nested>>(text),
            serde_json::from_value(tree),
            json::from_str(text),
        ] {
            let error = read.unwrap_err().to_string();
            assert!(error.starts_with("invalid type: "), "{text}: {error}");
        }
    }
}

fn by<W: wire::Wire>(text: &str) -> Nd<Array1<f32>, wire::Nested> {
    Nd::from(serde_json::from_str::<Nd<Array1<f32>, W>>(text).unwrap().into_inner())
}
