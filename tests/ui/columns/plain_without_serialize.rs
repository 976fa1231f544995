//! What is no array is left to serde.
use ndarray::Array1;
use ndserde::NdColumns;

struct Meta;

#[derive(NdColumns)]
struct Row {
    x: Array1<f64>,
    meta: Meta,
}

fn main() {}
