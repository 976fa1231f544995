//! The attribute is for a `Vec` of structs that derive `NdColumns`.
use ndarray::Array1;
use ndserde::{NdColumns, NdSerialize};

#[derive(NdColumns)]
struct Row {
    x: Array1<f64>,
    #[nd(columns)]
    inner: Vec<Inner>,
}

#[derive(NdColumns)]
struct Inner {
    x: Array1<f64>,
}

#[derive(NdSerialize)]
struct Other {
    x: Array1<f64>,
}

#[derive(NdSerialize)]
struct Table {
    #[nd(columns)]
    option: Option<Vec<Inner>>,
    #[nd(columns, wire = ndserde::wire::Npy)]
    wire: Vec<Inner>,
    #[nd(columns, plain)]
    plain: Vec<Inner>,
}

#[derive(NdSerialize)]
struct NoRows {
    #[nd(columns)]
    rows: Vec<Other>,
}

fn main() {}
