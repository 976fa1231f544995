use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
#[nd(plain)]
struct Model {
    weights: Array1<f64>,
}

#[derive(NdSerialize)]
#[nd]
struct Marked {
    weights: Array1<f64>,
}

fn main() {}
