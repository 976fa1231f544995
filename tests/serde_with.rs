//! `As<W>` as an adapter inside `serde_with`'s containers.

use std::collections::BTreeMap;

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{
    As,
    wire::{Readable, Tagged},
};
use serde::{Deserialize, Serialize};
use serde_with::{DisplayFromStr, serde_as};

#[serde_as]
#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Model {
    #[serde_as(as = "BTreeMap<_, (As<Readable>, _)>")]
    layers: BTreeMap<String, (Array2<f32>, u8)>,
    #[serde_as(as = "Option<As>")]
    bias: Option<Array1<i16>>,
    #[serde_as(as = "Vec<(DisplayFromStr, As<Tagged>)>")]
    steps: Vec<(u64, Vec<Array1<bool>>)>,
    // serde's containers know arrays too, so the adapter may be outside.
    #[serde_as(as = "As<Readable>")]
    pairs: Vec<(Array1<u8>, f64)>,
}

#[test]
fn adapters_nest_in_serde_with() {
    let model = Model {
        layers: [("a".to_owned(), (arr2(&[[1.5, -0.5]]), 7))].into(),
        bias: Some(arr1(&[1, -2])),
        steps: vec![(9, vec![arr1(&[true])])],
        pairs: vec![(arr1(&[1, 2]), 0.5)],
    };
    let json = serde_json::to_string(&model).unwrap();
    let layer =
        r#"{"dtype":"float32","shape":[1,2],"byteorder":"little","order":"C","data":[[1.5,-0.5]]}"#;
    assert!(json.starts_with(&format!(r#"{{"layers":{{"a":[{layer},7]}},"bias":{{"#)), "{json}");
    assert!(json.contains(r#""steps":[["9",[{"dtype":"bool""#), "{json}");
    assert_eq!(serde_json::from_str::<Model>(&json).unwrap(), model);
    let msgpack = rmp_serde::to_vec(&model).unwrap();
    assert_eq!(rmp_serde::from_slice::<Model>(&msgpack).unwrap(), model);
}
