use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[serde(with = "ndserde::wire::Tagged")]
    weights: Array1<i32>,
}

fn main() {}
