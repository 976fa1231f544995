use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    weights: Array1<f64>,
    name: str,
}

#[derive(NdDeserialize)]
struct Bytes {
    weights: Array1<f64>,
    bytes: [u8],
}

#[derive(NdDeserialize)]
struct Borrowed<'a> {
    weights: Array1<f64>,
    #[serde(borrow = "'b")]
    name: &'a str,
}

fn main() {}
