//! With `serde_json`'s feature `arbitrary_precision` a fraction is a map of one key wherever
//! a format's own type is not asked for.
#![cfg(test)]

use ndarray::{Array0, Array1, Array2, arr0, arr1, arr2};
use ndserde::{Nd, NdDeserialize, NdSerialize, json, wire};
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
fn other_maps_are_refused() {
    for text in [r#"[1,{"$serde_json::private::Number":"1","a":2}]"#, r#"[1,{"a":"1"}]"#, "[{}]"] {
        let read = serde_json::from_str::<Nd<Array1<f64>, wire::Nested>>(text);
        assert!(read.is_err(), "{text}");
    }
    let read = serde_json::from_str::<Nd<Array1<u8>, wire::Nested>>("[1,0.5]");
    assert!(read.err().unwrap().to_string().contains("0.5 has a fraction"));
}
