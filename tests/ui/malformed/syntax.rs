use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd = "readable"]
    a: Array1<f64>,
    #[nd(wire: ndserde::wire::Readable)]
    b: Array1<f64>,
}

fn main() {}
