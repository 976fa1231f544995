use ndserde::{NdDeserialize, NdSerialize};

type Weights = ndarray::Array2<f32>;

#[derive(NdSerialize, NdDeserialize)]
struct Model {
    w: Weights,
}

fn main() {}
