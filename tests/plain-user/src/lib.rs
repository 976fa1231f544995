//! ndserde with its default features alone, by the README's Cargo.toml.
//!
//! Other tests turn features of serde, `serde_json` and ndserde on for all of their workspace; what
//! works only because of that fails here.

#![cfg(any(test, doctest))]

use std::{collections::HashMap, rc::Rc, sync::Arc};

use ndarray::{Array1, Array2, ArrayD, CowArray, Ix1, arr1};
use ndserde::{Nd, NdDeserialize, NdSerialize, wire};

#[derive(NdSerialize, NdDeserialize, PartialEq, Debug)]
struct Model {
    name: String,
    weights: Array2<f64>,
    bias: Option<Array1<f32>>,
    // Without serde's feature `rc`.
    shared: Rc<Array1<u8>>,
    layers: Vec<Arc<Array2<i16>>>,
    #[nd(wire = wire::Readable)]
    metrics: HashMap<String, (ArrayD<f64>, bool)>,
}

#[test]
fn a_model_comes_back() {
    let model = Model {
        name: "a".into(),
        weights: Array2::from_elem((2, 3), 0.1),
        bias: None,
        shared: Rc::new(arr1(&[1, 2])),
        layers: vec![Arc::new(Array2::zeros((0, 2)))],
        metrics: HashMap::from([("loss".into(), (arr1(&[0.5, 1e-7]).into_dyn(), true))]),
    };
    let json = serde_json::to_string(&model).unwrap();
    assert_eq!(serde_json::from_str::<Model>(&json).unwrap(), model);
    let value = serde_json::to_value(&model).unwrap();
    assert_eq!(serde_json::from_value::<Model>(value).unwrap(), model);
}

/// Any bits of a finite float, and as many digits as they take.
fn floats(count: usize) -> Array1<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        // Half of them of everyday size, half of any.
        let any = f64::from_bits(state);
        if state % 2 == 0 || !any.is_finite() { (state >> 11) as f64 / 1e13 } else { any }
    };
    std::iter::repeat_with(next).take(count).collect()
}

/// Wires that write decimal numbers: each comes back to the last bit.
#[test]
fn decimal_floats_come_back_to_the_last_bit() {
    fn through<W: wire::Wire>(array: &Array1<f64>) {
        let json = serde_json::to_string(&Nd::<_, W>::from(array)).unwrap();
        let back: Nd<Array1<f64>, W> = serde_json::from_str(&json).unwrap();
        let changed =
            array.iter().zip(back.get_ref()).filter(|(a, b)| a.to_bits() != b.to_bits()).count();
        assert_eq!(changed, 0, "of {} by {}", array.len(), W::NAME);
    }
    let array = floats(100_000);
    through::<wire::Readable>(&array);
    through::<wire::Nested>(&array);
    through::<wire::NdarrayV1>(&array);
    through::<wire::Tagged>(&array);
}

#[test]
fn views_are_written_and_read() {
    #[derive(NdDeserialize)]
    struct View<'a> {
        array: CowArray<'a, u8, Ix1>,
    }
    let array = arr1(&[1_u8, 2, 3]);
    let json = format!(r#"{{"array":{}}}"#, serde_json::to_string(&Nd::new(array.view())).unwrap());
    assert_eq!(serde_json::from_str::<View<'_>>(&json).unwrap().array, array);
}

/// The dependencies are the README's to the letter, except for the path.
#[test]
fn the_dependencies_are_those_of_the_readme() {
    fn section(text: &str) -> &str {
        let (_, after) = text.split_once("[dependencies]\n").unwrap();
        after.split("\n\n").next().unwrap().split("\n```").next().unwrap()
    }
    let readme = section(include_str!("../../../README.md"));
    let here = section(include_str!("../Cargo.toml")).replace("../..", "../ndserde");
    assert_eq!(here.trim_end(), readme);
}

/// The README's examples need no other dependencies than these.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
pub mod readme {}

/// What needs a feature says which.
#[test]
fn compressed_arrays_need_a_feature() {
    let json = r#"{"__ndarray__":"b64.gz:H4sIAAAA","dtype":"float64","shape":[1]}"#;
    let error = serde_json::from_str::<Nd<Array1<f64>, wire::Any>>(json).unwrap_err().to_string();
    assert!(error.contains("compressed by gzip, which needs the feature `compression`"), "{error}");
}
