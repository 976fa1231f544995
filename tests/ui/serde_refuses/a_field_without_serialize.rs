use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

struct Foreign;

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    weights: Array1<f64>,
    foreign: Foreign,
}

fn main() {}
