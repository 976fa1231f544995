//! Arrays are found anywhere in a type.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use ndarray::{
    ArcArray, ArcArray1, Array, Array0, Array1, Array2, Array3, ArrayBase, ArrayD, Ix2, OwnedRepr,
};
use ndserde::{NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize};

use crate::{
    twins::twins,
    values::{many, one, two},
};

type Weights = Array2<f32>;
type Maybe<T> = Option<T>;

twins! {
    every_name:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            a: Array<f32, Ix2>,
            b: ArrayBase<OwnedRepr<f32>, Ix2>,
            c: ArcArray<f32, Ix2>,
            d: ArcArray1<f64>,
            e: Array0<u8>,
            f: Array3<u8>,
            g: ArrayD<i16>,
            h: ndarray::Array1<f64>,
            i: ::ndarray::prelude::Array1<f64>,
            j: (Array1<f64>),
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            a: Array<f32, Ix2>,
            #[serde(with = "ndserde::tagged")]
            b: ArrayBase<OwnedRepr<f32>, Ix2>,
            #[serde(with = "ndserde::tagged")]
            c: ArcArray<f32, Ix2>,
            #[serde(with = "ndserde::tagged")]
            d: ArcArray1<f64>,
            #[serde(with = "ndserde::tagged")]
            e: Array0<u8>,
            #[serde(with = "ndserde::tagged")]
            f: Array3<u8>,
            #[serde(with = "ndserde::tagged")]
            g: ArrayD<i16>,
            #[serde(with = "ndserde::tagged")]
            h: ndarray::Array1<f64>,
            #[serde(with = "ndserde::tagged")]
            i: ::ndarray::prelude::Array1<f64>,
            #[serde(with = "ndserde::tagged")]
            j: Array1<f64>,
        }
        => Model {
            a: two(), b: two(), c: two().into_shared(), d: one().into_shared(), e: Array::from_elem((), 1),
            f: Array::zeros((1, 0, 2)), g: many(), h: one(), i: one(), j: one(),
        };

    behind_pointers:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { a: Box<Array1<f64>>, b: Rc<Array1<f64>>, c: Arc<Array1<f64>>, d: Box<[Array1<f64>; 1]> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            a: Box<Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            b: Rc<Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            c: Arc<Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            d: Box<[Array1<f64>; 1]>,
        }
        => Model { a: Box::new(one()), b: Rc::new(one()), c: Arc::new(one()), d: Box::new([one()]) };

    options:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            a: Option<Array1<f64>>,
            b: std::option::Option<Vec<Array1<f64>>>,
            c: Box<Option<Array1<f64>>>,
            d: Option<Box<Option<Array1<f64>>>>,
            e: Vec<Option<Array1<f64>>>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(default, with = "ndserde::tagged")]
            a: Option<Array1<f64>>,
            #[serde(default, with = "ndserde::tagged")]
            b: std::option::Option<Vec<Array1<f64>>>,
            #[serde(default, with = "ndserde::tagged")]
            c: Box<Option<Array1<f64>>>,
            #[serde(default, with = "ndserde::tagged")]
            d: Option<Box<Option<Array1<f64>>>>,
            #[serde(with = "ndserde::tagged")]
            e: Vec<Option<Array1<f64>>>,
        }
        => Model { a: None, b: Some(vec![one()]), c: Box::new(None), d: None, e: vec![None, Some(one())] },
           Model { a: Some(one()), b: None, c: Box::new(Some(one())), d: None, e: vec![] };

    sequences_and_maps:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            a: Vec<Array1<f64>>,
            b: VecDeque<Array1<f64>>,
            c: [Array1<f64>; 2],
            d: HashMap<String, Array1<f64>>,
            e: BTreeMap<u8, Array1<f64>>,
            f: (Array1<f64>, Array2<f32>),
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            a: Vec<Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            b: VecDeque<Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            c: [Array1<f64>; 2],
            #[serde(with = "ndserde::tagged")]
            d: HashMap<String, Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            e: BTreeMap<u8, Array1<f64>>,
            #[serde(with = "ndserde::tagged")]
            f: (Array1<f64>, Array2<f32>),
        }
        => Model {
            a: vec![one()], b: VecDeque::from([one(), one()]), c: [one(), one()],
            d: HashMap::from([("a".into(), one())]), e: BTreeMap::from([(1, one()), (2, one())]),
            f: (one(), two()),
        };

    nested_and_mixed:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            a: HashMap<String, Vec<(Array1<f64>, Option<Box<Array2<f32>>>)>>,
            b: Vec<(String, Array1<f64>, u8, Option<bool>)>,
            c: BTreeMap<u8, BTreeMap<String, [Array1<f64>; 1]>>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            a: HashMap<String, Vec<(Array1<f64>, Option<Box<Array2<f32>>>)>>,
            #[serde(with = "ndserde::tagged")]
            b: Vec<(String, Array1<f64>, u8, Option<bool>)>,
            #[serde(with = "ndserde::tagged")]
            c: BTreeMap<u8, BTreeMap<String, [Array1<f64>; 1]>>,
        }
        => Model {
            a: HashMap::from([("a".into(), vec![(one(), Some(Box::new(two())))])]),
            b: vec![("s".into(), one(), 1, None)],
            c: BTreeMap::from([(1, BTreeMap::from([("x".into(), [one()])]))]),
        };

    behind_aliases:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { #[nd] a: Weights, #[nd] b: Vec<Weights>, #[nd()] #[serde(default)] c: Maybe<Weights> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            a: Weights,
            #[serde(with = "ndserde::tagged")]
            b: Vec<Weights>,
            #[serde(default, with = "ndserde::tagged")]
            c: Maybe<Weights>,
        }
        => Model { a: two(), b: vec![two()], c: None };
}
