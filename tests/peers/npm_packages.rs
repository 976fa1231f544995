//! A whole document through the packages of CBOR and MessagePack that JavaScript has, by `packages.mjs`.

use std::{collections::BTreeMap, fs, path::Path};

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{NdDeserialize, NdSerialize, wire::Packed};
use ndserde_test_support::backend::{One, one};

/// What the packages have ways of their own for: large integers, floats of few digits, nothing, the same
/// keys twice, and more bytes than a buffer.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Run {
    name: String,
    count: u64,
    least: i64,
    rate: f32,
    exact: f64,
    none: Option<Array1<f64>>,
    bias: Option<Array1<f64>>,
    weights: Array2<f32>,
    layers: Vec<Array1<i64>>,
    by_name: BTreeMap<String, Array1<bool>>,
    #[nd(wire = Packed)]
    small: Array1<i16>,
    large: Array1<u8>,
    steps: Vec<Step>,
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Step {
    at: u32,
    loss: Array1<f64>,
}

fn run() -> Run {
    let step = |at, loss: f64| Step { at, loss: arr1(&[-0.5, loss]) };
    Run {
        name: "größe".to_owned(),
        count: (1 << 60) + 1,
        least: i64::MIN,
        rate: 0.1,
        exact: 0.1,
        none: None,
        bias: Some(arr1(&[f64::MAX])),
        weights: arr2(&[[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]).reversed_axes(),
        layers: vec![arr1(&[i64::MAX]), arr1(&[])],
        by_name: [("a".to_owned(), arr1(&[true, false]))].into(),
        small: arr1(&[1, -2, 3]),
        large: Array1::from_shape_fn(100_000, |i| u8::try_from(i % 251).unwrap()),
        steps: vec![step(1, 0.25), step(2, 0.125)],
    }
}

pub fn write(folder: &Path) {
    fs::write(folder.join("run.cbor"), one::Ciborium::write(&run()).unwrap()).unwrap();
    fs::write(folder.join("run.msgpack"), one::RmpNamed::write(&run()).unwrap()).unwrap();
}

/// What each package wrote of it is the same again.
pub fn read(folder: &Path) {
    for package in ["cbor-x", "cbor", "cbor2", "cborg"] {
        let content = fs::read(folder.join(format!("run-{package}.cbor"))).unwrap();
        assert_eq!(one::Ciborium::read::<Run>(&content).as_ref(), Ok(&run()), "{package}");
        assert_eq!(one::CborSlice::read::<Run>(&content).as_ref(), Ok(&run()), "{package}");
    }
    for package in ["msgpackr", "msgpack"] {
        let content = fs::read(folder.join(format!("run-{package}.msgpack"))).unwrap();
        assert_eq!(one::RmpNamed::read::<Run>(&content).as_ref(), Ok(&run()), "{package}");
    }
}
