use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    #[nd]
    #[serde(with = "ndserde::readable")]
    weights: Array1<f64>,
    #[nd(wire = ndserde::wire::Readable)]
    #[serde(serialize_with = "ndserde::tagged::serialize")]
    #[serde(deserialize_with = "ndserde::tagged::deserialize")]
    bias: Array1<f64>,
}

fn main() {}
