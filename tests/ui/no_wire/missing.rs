use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd(wire = ndserde::wire::Reedable)]
    weights: Array1<f64>,
}

fn main() {}
