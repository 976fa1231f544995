use ndarray::Array1;
use ndserde::NdDeserialize;

#[derive(NdDeserialize)]
struct Model<'a> {
    weights: &'a Array1<f64>,
}

fn main() {}
