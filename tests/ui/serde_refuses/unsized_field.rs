use ndarray::Array1;
use ndserde::NdSerialize;

#[derive(NdSerialize)]
struct Model {
    name: str,
    weights: Array1<f64>,
}

fn main() {}
