use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

struct NoWire;

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd(wire = NoWire)]
    weights: Array1<f64>,
}

fn main() {}
