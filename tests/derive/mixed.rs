//! Arrays beside values of the user's own types: each part takes its own route.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, LinkedList},
    path::PathBuf,
    rc::Rc,
    sync::{Arc, Mutex, RwLock},
    time::Duration,
};

use ndarray::{Array1, Array2, Ix0, Ix2, IxDyn};
use ndserde::{NdDeserialize, NdSerialize, wire::Readable};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::values::{one, two};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Meta {
    id: u8,
}

/// As crates have it, whose error has no name where it is used.
mod own {
    pub(super) type Result<T> = std::result::Result<T, super::Meta>;
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Mixed {
    pairs: Vec<(Meta, Array2<f32>)>,
    map: HashMap<String, (Array1<f64>, Meta)>,
    nested: Option<((Meta, Array1<f64>), Duration, PathBuf)>,
    plain_inside: Box<(Array1<f64>, Vec<Option<Meta>>)>,
    result: Result<Array1<f64>, Meta>,
    own_results: Vec<own::Result<Array1<f64>>>,
    own_pair: Option<own::Result<(Meta, Array1<f64>)>>,
    #[nd(wire = Readable)]
    readable: (Meta, Array1<f64>),
    three: (String, Meta, Array1<f64>),
}

#[test]
fn own_types_beside_arrays() {
    let meta = || Meta { id: 7 };
    let value = Mixed {
        pairs: vec![(meta(), two()), (meta(), two())],
        map: HashMap::from([("a".into(), (one(), meta()))]),
        nested: Some(((meta(), one()), Duration::from_secs(1), "p".into())),
        plain_inside: Box::new((one(), vec![None, Some(meta())])),
        result: Err(meta()),
        own_results: vec![Ok(one()), Err(meta())],
        own_pair: Some(Ok((meta(), one()))),
        readable: (meta(), one()),
        three: ("s".into(), meta(), one()),
    };
    let written = serde_json::to_value(&value).unwrap();
    let (one, two) = (
        serde_json::to_value(ndserde::Nd::new(&one())).unwrap(),
        serde_json::to_value(ndserde::Nd::new(&two())).unwrap(),
    );
    let readable = serde_json::to_value(ndserde::Nd::by::<Readable>(crate::values::one())).unwrap();
    let meta = json!({"id": 7});
    assert_eq!(
        written,
        json!({
            "pairs": [[meta, two], [meta, two]],
            "map": {"a": [one, meta]},
            "nested": [[meta, one], {"secs": 1, "nanos": 0}, "p"],
            "plain_inside": [one, [null, meta]],
            "result": {"Err": meta},
            "own_results": [{"Ok": one}, {"Err": meta}],
            "own_pair": {"Ok": [meta, one]},
            "readable": [meta, readable],
            "three": ["s", meta, one],
        })
    );
    assert_eq!(serde_json::from_value::<Mixed>(written).unwrap(), value);
    let bytes = rmp_serde::to_vec(&value).unwrap();
    assert_eq!(rmp_serde::from_slice::<Mixed>(&bytes).unwrap(), value);
    let bytes = postcard::to_stdvec(&value).unwrap();
    assert_eq!(postcard::from_bytes::<Mixed>(&bytes).unwrap(), value);
    let error =
        serde_json::from_value::<(Wrapped,)>(json!([{"pair": [{"id": 7}, 1]}])).unwrap_err();
    assert!(error.to_string().contains("tagged"), "{error}");
    let error = serde_json::from_value::<Wrapped>(json!({"pair": 1})).unwrap_err();
    assert!(error.to_string().contains("a tuple of 2 with tagged arrays in it"), "{error}");
}

#[derive(Debug, NdDeserialize)]
#[allow(dead_code, reason = "it is never read")]
struct Wrapped {
    pair: (Meta, Array1<f64>),
}

#[derive(NdSerialize, NdDeserialize)]
struct Containers {
    boxed: Box<[Array1<f64>]>,
    rc: Rc<[Array1<f64>]>,
    arc: Arc<[(Meta, Array1<f64>)]>,
    ok: Result<Array1<f64>, String>,
    mutex: Mutex<Array1<f64>>,
    lock: RwLock<Option<Array1<f64>>>,
    cell: RefCell<Array1<f64>>,
    #[allow(clippy::linkedlist, reason = "serde knows it")]
    list: LinkedList<Array1<f64>>,
    cow: std::borrow::Cow<'static, Array1<f64>>,
    slice: std::borrow::Cow<'static, [Array1<f64>]>,
    by_key: BTreeMap<u8, Mutex<Array1<f64>>>,
    in_order: indexmap::IndexMap<String, (Meta, Array1<f64>)>,
}

#[test]
fn every_container_of_serde() {
    let value = Containers {
        boxed: vec![one(), one()].into(),
        rc: vec![one()].into(),
        arc: vec![(Meta { id: 1 }, one())].into(),
        ok: Ok(one()),
        mutex: Mutex::new(one()),
        lock: RwLock::new(Some(one())),
        cell: RefCell::new(one()),
        list: LinkedList::from([one(), one()]),
        cow: std::borrow::Cow::Owned(one()),
        slice: vec![one()].into(),
        by_key: BTreeMap::from([(1, Mutex::new(one()))]),
        in_order: [("b".into(), (Meta { id: 2 }, one())), ("a".into(), (Meta { id: 1 }, one()))]
            .into_iter()
            .collect(),
    };
    let written = serde_json::to_value(&value).unwrap();
    let one = serde_json::to_value(ndserde::Nd::new(one())).unwrap();
    assert_eq!(
        written,
        json!({
            "boxed": [one, one], "rc": [one], "arc": [[{"id": 1}, one]], "ok": {"Ok": one},
            "mutex": one, "lock": one, "cell": one, "list": [one, one], "cow": one, "slice": [one],
            "by_key": {"1": one}, "in_order": {"b": [{"id": 2}, one], "a": [{"id": 1}, one]},
        })
    );
    let text = serde_json::to_string(&value).unwrap();
    assert!(text.find(r#""b":[{"id":2}"#) < text.find(r#""a":[{"id":1}"#), "{text}");
    let back: Containers = serde_json::from_value(written.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), written);
    let borrowed = value.cell.borrow_mut();
    let error = serde_json::to_value(&value).unwrap_err();
    assert_eq!(error.to_string(), "already mutably borrowed");
    drop(borrowed);
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Dimensions {
    shape: Ix2,
    scalar: Ix0,
    any: Option<IxDyn>,
    named: Vec<(Meta, Ix2)>,
}

#[test]
fn dimensions_are_their_lengths() {
    let value = Dimensions {
        shape: ndarray::Dim([2, 3]),
        scalar: ndarray::Dim([]),
        any: Some(ndarray::IxDyn(&[4, 5, 6])),
        named: vec![(Meta { id: 1 }, ndarray::Dim([0, 1]))],
    };
    let written = serde_json::to_value(&value).unwrap();
    let expected =
        json!({"shape": [2, 3], "scalar": [], "any": [4, 5, 6], "named": [[{"id": 1}, [0, 1]]]});
    assert_eq!(written, expected);
    assert_eq!(serde_json::from_value::<Dimensions>(written).unwrap(), value);
    let short = json!({"shape": [2], "scalar": [], "any": null, "named": []});
    let error = serde_json::from_value::<Dimensions>(short).unwrap_err();
    assert!(error.to_string().contains("one length for each axis"), "{error}");
}
