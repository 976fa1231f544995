use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize, wire};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[serde(with = "ndserde::wire::Tagged")]
    weights: Array1<i32>,
    #[serde(with = "wire::Readable")]
    bias: Array1<i32>,
}

fn main() {}
