use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd(wires = ndserde::wire::Readable)]
    weights: Array1<f64>,
}

fn main() {}
