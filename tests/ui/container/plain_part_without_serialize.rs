use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

struct Name(String);

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    layers: Vec<(Name, Array1<f64>)>,
}

fn main() {}
