use ndarray::Array1;
use ndserde::NdSerialize;

#[derive(NdSerialize)]
struct Model {
    weights: Array1<f64>,
    name: &'a str,
}

fn main() {}
