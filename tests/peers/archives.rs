//! Archives for `load_npz.py`, which says what is in them.

use std::{fs, path::Path};

use ndarray::{Array0, Array1, Array2, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    NdElement, NdSerialize, npz,
    wire::{DateTime64, Npy, unit::Day},
};

#[derive(Clone, NdElement)]
struct Point {
    x: i32,
    y: [f64; 2],
}

#[derive(NdSerialize)]
struct Whole {
    weights: Array2<f64>,
    flags: Array1<bool>,
    #[nd(wire = DateTime64<Day>)]
    days: Array1<i64>,
    words: Array1<String>,
    points: Array1<Point>,
    none: Array2<f32>,
    #[nd(wire = Npy)]
    file: Array1<u8>,
    missing: Option<Array1<u8>>,
    #[serde(rename = "größe")]
    size: Array0<f32>,
    epochs: u64,
    name: String,
    is_on: bool,
    zeros: Array1<i64>,
}

pub(crate) fn write_all(folder: &Path) {
    let mut weights = Array2::zeros((2, 3).f());
    weights.assign(&arr2(&[[0.5, -0.0, f64::INFINITY], [2.0, 3.0, 4.0]]));
    let whole = Whole {
        weights,
        flags: arr1(&[true, false]),
        days: arr1(&[1, -1]),
        words: arr1(&["ab".to_owned(), "€".to_owned()]),
        points: arr1(&[Point { x: 1, y: [2.0, 3.0] }]),
        none: Array2::zeros((0, 3)),
        file: arr1(&[1, 2]),
        missing: None,
        size: arr0(2.5),
        epochs: 3,
        name: "né".to_owned(),
        is_on: true,
        zeros: Array1::zeros(100_000),
    };
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("stored.npz"), npz::to_vec(&whole).unwrap()).unwrap();
    fs::write(folder.join("compressed.npz"), npz::to_vec_compressed(&whole).unwrap()).unwrap();
}
