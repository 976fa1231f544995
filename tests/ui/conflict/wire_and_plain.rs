use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd(wire = ndserde::wire::Readable, plain)]
    weights: Array1<f64>,
    #[nd]
    #[nd(plain)]
    bias: Array1<f64>,
}

fn main() {}
