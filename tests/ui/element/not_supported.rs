use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    names: Array1<String>,
    wide: Vec<Array1<i128>>,
}

fn main() {}
