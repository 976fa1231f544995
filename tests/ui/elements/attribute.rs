//! `elements` where it has no meaning.
use ndarray::{Array1, Array2};
use ndserde::{NdColumns, NdSerialize};

#[derive(NdSerialize)]
struct Model {
    #[nd(elements)]
    array: Array2<f64>,
    #[nd(elements)]
    beside: (Vec<f64>, Array1<f64>),
    #[nd(elements, plain)]
    plain: Vec<f64>,
    #[nd(elements, columns)]
    columns: Vec<Row>,
    #[nd(elements, elements)]
    twice: Vec<f64>,
    #[nd(elements = 2)]
    two: Vec<f64>,
    #[nd(elements)]
    #[serde(with = "ndserde::tagged")]
    with: Vec<f64>,
}

#[derive(NdColumns)]
struct Row {
    x: f64,
    #[nd(elements)]
    at: Array1<f64>,
}

#[derive(NdColumns)]
struct Gaps {
    #[nd(elements)]
    gaps: Vec<Option<f64>>,
}

fn main() {}
